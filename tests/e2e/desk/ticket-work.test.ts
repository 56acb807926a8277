import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('there is an owner', async () => {
  await setUpOwner(stage);
});

async function opened(subject: string): Promise<string> {
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(
      newTicket({
        site: 'demo',
        category: 'brewing',
        subject,
        message: 'The grinder flashes red. Is it broken? Can I send it back?',
      }),
    ),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).reference;
}

test('what is typed is kept while it is typed, and words go into the reply at once', async () => {
  const { page, expectFaults } = await signInOwner(stage);
  expectFaults(/status of 422/);
  await page.goto(`${stage.url}/admin/tickets/${await opened('My grinder flashes red')}`);
  const box = page.getByLabel('Your reply');
  await box.fill('I look into it.');
  await page.getByText('Draft kept.').waitFor();
  await page.reload();
  expect(await box.inputValue()).toBe('I look into it.');

  await page.locator('.openings summary').click();
  await page.getByRole('button', { name: 'Hello, with their subject' }).click();
  expect(await box.inputValue()).toMatch(/^Hello Ada Lovelace,\n\n.*My grinder flashes red.*\n\nI look into it\.$/s);
  const answer = page.getByRole('button', { name: /^Put into the reply: / }).first();
  const words = (await answer.getAttribute('data-words')) ?? '';
  await answer.click();
  expect((await box.inputValue()).endsWith(`I look into it.\n\n${words}`)).toBe(true);
  await answer.click();
  expect((await box.inputValue()).split(words)).toHaveLength(2);
  await page.getByText('Draft kept.').waitFor();

  await page.getByLabel('Is it broken?').check();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByText('Not every question is ticked').waitFor();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.locator('.said.staff').getByText('I look into it.').waitFor();
  expect(await box.inputValue()).toBe('');
});

test('an answer is dragged into the reply', async () => {
  const { page } = await signInOwner(stage, { viewport: { width: 1280, height: 1800 } });
  await page.goto(`${stage.url}/admin/tickets/${await opened('My grinder flashes red again')}`);
  const answer = page.getByRole('button', { name: /^Put into the reply: / }).first();
  await page.locator('.suggestions summary').first().dragTo(page.getByLabel('Your reply'));
  await expect
    .poll(() => page.getByLabel('Your reply').inputValue())
    .toContain((await answer.getAttribute('data-words'))?.slice(0, 40));
});

test('without script an answer goes into the reply, a note is written, and the ticket is moved', async () => {
  const { page } = await signInOwner(stage, { javaScriptEnabled: false });
  await page.goto(`${stage.url}/admin/tickets/${await opened('My grinder flashes red without script')}`);
  await page.getByLabel('Your reply').fill('Hello.');
  await page
    .getByRole('button', { name: /^Put into the reply: / })
    .first()
    .click();
  await page.getByText('Your draft was kept').waitFor();
  expect(await page.getByLabel('Your reply').inputValue()).toMatch(/^Hello\.\n\n\S/);
  await page.locator('.more').getByText('Write a note').click();
  await page.getByLabel('Note, seen by staff only').fill('A regular.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('.said.note').getByText('A regular.').waitFor();
  await page.getByText('Move to another category').click();
  await page.getByLabel(/Move to$/).selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.locator('.timeline').getByText('moved it from').waitFor();
});

test.each([360, 1280])('nobody is shut out of the pages at %i px, and nothing is cut off', async (width) => {
  const { page } = await signInOwner(stage, { viewport: { width, height: 800 } });
  const ticket = `/admin/tickets/${await opened(`At ${width}`)}`;
  for (const path of [ticket, '/admin/saved-replies', '/admin/new-ticket']) {
    await page.goto(`${stage.url}${path}`);
    await page.locator('main').evaluate((main) => {
      for (const fold of main.querySelectorAll('details')) fold.open = true;
    });
    expect((await axe(page)).serious, path).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});
