import { askFollowUps } from '@helpslip/server/tickets/ask-follow-ups.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followedTicket, ticketRow } from '../../support/followed.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { sendButton } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const now = WEDNESDAY_MORNING;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const linkTo = ({ reference, token }: { reference: string; token: string }) =>
  `${stage.url}/t#r=${reference}&t=${token}`;

test('G8: the token leaves the address at once and goes nowhere but into the header; a reload leads to the same place', async () => {
  const ticket = await followedTicket(stage, { answers: 1 });
  const { page, requests } = await visit(stage, { at: linkTo(ticket), now });
  await page.getByText('Answer number 1.').waitFor();
  expect(page.url()).toBe(`${stage.url}/t#r=${ticket.reference}`);
  await expect.poll(() => page.title()).toBe('Follow your request · Northwind Coffee');
  await page.reload();
  await page.getByText('Answer number 1.').waitFor();
  expect(requests.some((address) => address.includes(ticket.token))).toBe(false);
});

test('the list, the browser’s way back, and another link typed into the same tab lead where they should', async () => {
  const [first, second] = [await followedTicket(stage), await followedTicket(stage, { subject: 'Another matter' })];
  const { page } = await visit(stage, { at: linkTo(first), now });
  await page.getByText('Charged twice', { exact: true }).waitFor();
  await page.evaluate((fragment) => location.assign(fragment), linkTo(second));
  await page.getByText('Another matter').waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: first.reference }).click();
  await page.getByText('Charged twice', { exact: true }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName)).toBe('H1');
  await page.goBack();
  await page.getByRole('heading', { name: 'Your requests' }).waitFor();
  await page.goBack();
  await page.getByText('Another matter').waitFor();
});

test('the link of the follow-up letter tells nothing until its button is pressed; that it came back opens it again', async () => {
  stage.moveClockTo(now);
  const ticket = await followedTicket(stage, {
    answers: 1,
    isCompleted: true,
    requester: { name: 'Ada', email: 'asked@example.com' },
  });
  stage.moveClockTo('2026-01-22T09:00:00.000Z');
  expect(await askFollowUps(stage.deps)).toBe(1);
  await stage.settle();
  const letter = await stage.deps.db
    .selectFrom('delivery')
    .select('text_body')
    .where('letter', '=', 'follow-up')
    .executeTakeFirstOrThrow();
  const links = [...(letter.text_body ?? '').matchAll(/http\S+\/t#\S+&a=(solved|came-back)/g)];
  expect(links.map(([, answer]) => answer)).toEqual(['solved', 'came-back']);

  for (const [link, answer] of links) {
    const { page } = await visit(stage, { at: link, now: '2026-01-22T10:00:00.000Z' });
    await page.getByText('Press once more to tell us').waitFor();
    expect((await ticketRow(stage, ticket)).outcome).toBe(answer === 'solved' ? null : 'solved');
    await page.getByRole('button', { name: answer === 'solved' ? 'Yes, it is solved' : 'No, it came back' }).click();
    await page
      .getByRole('status')
      .getByText(answer === 'solved' ? 'Good to hear that it is solved' : 'This request is open again')
      .waitFor();
    await expect.poll(async () => (await ticketRow(stage, ticket)).outcome).toBe(answer);
    await page.getByRole('heading', { name: answer === 'solved' ? 'Completed' : /^With Mara/ }).waitFor();
  }
  expect((await ticketRow(stage, ticket)).status).toBe('assigned');
});

test('a reply opens again what was completed, and says so before it is sent', async () => {
  const ticket = await followedTicket(stage, { answers: 1, isCompleted: true });
  const { page } = await visit(stage, { at: linkTo(ticket), now });
  await page.getByRole('button', { name: 'Reply' }).click();
  await page.getByText('Writing again opens this request again.').waitFor();
  await page.getByLabel('Your reply').fill('It is not solved.');
  await sendButton(page.locator('main')).click();
  await page.getByRole('heading', { name: /^With Mara/ }).waitFor();
  await page.getByRole('article').getByText('It is not solved.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe('Reply');
});

test('what is printed is the slip, the promise and the whole conversation on white paper, and nothing to press', async () => {
  const ticket = await followedTicket(stage, { answers: 12 });
  const { page } = await visit(stage, { at: linkTo(ticket), now, colorScheme: 'dark' });
  await page.getByText('Answer number 12.').waitFor();
  // A frame that prints is gone at once: the browser here has no dialogue to wait for.
  await page.evaluate(() => {
    const { appendChild } = Node.prototype;
    Node.prototype.appendChild = function keepFrame<Child extends Node>(child: Child): Child {
      appendChild.call(this, child);
      if (child instanceof HTMLIFrameElement && child.contentWindow) child.contentWindow.print = () => {};
      return child;
    };
  });
  await page.getByRole('button', { name: 'Print' }).click();
  const sheet = page.frameLocator('iframe');
  await sheet.getByText('Answer number 1.', { exact: true }).waitFor();
  const words = await sheet.locator('body').innerText();
  for (const told of [ticket.reference, 'Promised by', 'The October invoice', 'Answer number 12.']) {
    expect(words).toContain(told);
  }
  expect(await sheet.locator('button, a, input').count()).toBe(0);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(() => window.print());
  expect(await page.getByRole('button').count()).toBe(0);
  await page.getByText('Answer number 1.', { exact: true }).waitFor();
  const colors = await page.locator('.panel').evaluate((panel) => {
    const { backgroundColor, color } = getComputedStyle(panel);
    return [backgroundColor, color];
  });
  expect(colors).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

test('without script a link is asked for by the number and the address, and nothing of either is told', async () => {
  const ticket = await followedTicket(stage);
  const { page, expectFaults } = await visit(stage, {
    at: `${stage.url}/t?reference=${ticket.reference}`,
    javaScriptEnabled: false,
  });
  expectFaults(/status of 422/);
  await page.getByRole('listitem').first().getByText('(Europe/Berlin)').waitFor();
  await page.getByLabel('The e-mail you wrote from').fill('ada@example.com');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  expect(page.url()).toBe(`${stage.url}/t/sent`);
  await page.getByRole('link', { name: 'Ask again' }).click();
  await page.getByLabel('Reference').fill('7KM-93P-QXZ3');
  await page.getByLabel('The e-mail you wrote from').fill('ada@example.com');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByRole('alert').getByText('This number has a slip in it').waitFor();
  expect(await page.getByLabel('The e-mail you wrote from').inputValue()).toBe('ada@example.com');
});
