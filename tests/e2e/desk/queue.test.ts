import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  for (const subject of ['First', 'Second', 'Third']) await open(subject);
});
afterAll(() => stage.close());

async function open(subject: string): Promise<void> {
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject })),
  });
  expect(answer.status).toBe(201);
}

const statusOf = async (subject: string) =>
  (await stage.deps.db.selectFrom('ticket').select('status').where('subject', '=', subject).executeTakeFirst())?.status;

test('by keys alone: move, open, go back, assign, complete, search, and read what the keys do', async () => {
  const { page } = await setUpOwner(stage);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await focused()).toBe('Second');
  await page.keyboard.press('k');
  expect(await focused()).toBe('First');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'First' }).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('jk? /e');
  expect(await page.getByLabel('Your reply').inputValue()).toBe('jk? /e');

  await page.goto(`${stage.url}/admin`);
  await page.keyboard.press('a');
  expect(new URL(page.url()).search).toBe('');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.getByText('One ticket assigned.').waitFor();
  expect(await statusOf('First')).toBe('assigned');
  await page
    .getByLabel(/^Pick \w{3}-/)
    .nth(1)
    .check();
  await page.keyboard.press('e');
  await page.getByText('One ticket completed.').waitFor();
  expect(await statusOf('Second')).toBe('completed');

  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.getByText('Write a reply').waitFor();
  expect((await axe(page)).serious).toEqual([]);
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('/');
  await page.keyboard.type('thir');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Third' }).waitFor();
  expect(await page.getByRole('link', { name: 'First' }).count()).toBe(0);
});

test('who switches the keys off has none, and can switch them on again', async () => {
  const { page } = await signInOwner(stage);
  await page.goto(`${stage.url}/admin/keys`);
  await page.getByRole('button', { name: 'Switch keys off' }).click();
  await page.getByText('Your keys are off').waitFor();
  await page.goto(`${stage.url}/admin`);
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.goto(`${stage.url}/admin/keys`);
  await page.getByRole('button', { name: 'Switch keys on' }).click();
  await page.getByText('Your keys are on').waitFor();
});

test('the counts follow what happens, without a reload, while the page is looked at', async () => {
  const { page } = await signInOwner(stage);
  await page.clock.install();
  await page.goto(`${stage.url}/admin`);
  const unassigned = page.locator('.count[data-view="unassigned"]');
  expect(await unassigned.innerText()).toBe('1');
  await open('Fourth');
  await page.clock.runFor(16_000);
  await expect.poll(() => unassigned.innerText(), { timeout: 5_000 }).toBe('2');
});

test('one box ticks all of the page, and says when only some are ticked', async () => {
  const { page } = await signInOwner(stage);
  const all = page.getByLabel('Pick all of this page');
  await all.check();
  expect(await page.locator('tbody .pick :checked').count()).toBe(3);
  await page
    .getByLabel(/^Pick \w{3}-/)
    .nth(1)
    .uncheck();
  expect(await all.evaluate((box) => (box instanceof HTMLInputElement ? box.indeterminate : null))).toBe(true);
});
