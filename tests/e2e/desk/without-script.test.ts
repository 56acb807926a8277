import { setUpLink } from '@helpslip/server/staff/set-up.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { OLGA } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
let reference: string;
beforeAll(async () => {
  stage = await openStage();
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject: 'Without script' })),
  });
  ({ reference } = await answer.json());
});
afterAll(() => stage.close());

test('the desk works without script: set-up, sign-out, sign-in, queue, ticket, assign, reply, complete', async () => {
  const link = await setUpLink(stage.deps);
  const { page, expectFaults } = await visit(stage, { at: link ?? '', javaScriptEnabled: false });
  expectFaults(/status of (?:401|422)/);
  await page.getByLabel('Your name').fill(OLGA.name);
  await page.getByLabel('E-mail').fill(OLGA.email);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByText(/Take at least \d+ characters/).waitFor();
  expect(await page.getByLabel('Your name').inputValue()).toBe(OLGA.name);
  await page.getByLabel('Password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByRole('heading', { name: 'Queue' }).waitFor();

  await page.locator('.person summary').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.goto(`${stage.url}/admin/tickets/${reference}`);
  await page.getByLabel('E-mail').fill(OLGA.email);
  await page.getByLabel('Password').fill('another password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('do not belong together').waitFor();
  await page.getByLabel('Password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Without script' }).waitFor();

  await page.getByRole('button', { name: 'Assign to me' }).click();
  await page.locator('.ticket-head').getByText(`with ${OLGA.name}`).waitFor();
  await page.getByLabel('Your reply').fill('Thank you, Ada.');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.locator('.timeline').getByText('Thank you, Ada.').waitFor();
  expect(await page.locator('.ticket-head .status').innerText()).toBe('Waiting for requester');
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await page.locator('.timeline').getByText('completed it').waitFor();
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('link', { name: 'Completed' }).click();
  await page.getByRole('link', { name: 'Without script' }).waitFor();
  expect(await ticketsAbout(stage, 'Without script')).toMatchObject([
    { messages: [expect.any(String), 'Thank you, Ada.'] },
  ]);
});

test('without script the owner tries a search, reads why, and teaches it a word; a suggested answer opens in place', async () => {
  const { page, expectFaults } = await visit(stage, { at: `${stage.url}/admin/search`, javaScriptEnabled: false });
  expectFaults(/status of 401/);
  await page.getByLabel('E-mail').fill(OLGA.email);
  await page.getByLabel('Password').fill(OLGA.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const words = page.getByLabel('What a visitor types');
  await words.fill('schnurrwerk');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText('Visitors see nothing').waitFor();
  await page.getByLabel('One group a line').fill('schnurrwerk, grinder');
  await page.getByRole('button', { name: 'Save words' }).click();
  const first = page.locator('.findings li').first();
  await first.getByRole('cell', { name: 'grinder a synonym' }).waitFor();
  expect(await words.inputValue()).toBe('schnurrwerk');
  await first.getByText('Because of').click();
  expect(await first.getByRole('table').isVisible()).toBe(false);

  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify(newTicket({ site: 'demo', category: 'feedback', subject: 'Where is my refund?' })),
  });
  await page.goto(`${stage.url}/admin/tickets/${(await answer.json()).reference}`);
  const suggestion = page.locator('.suggestions li', { hasText: 'When do I get my refund?' });
  expect(await suggestion.locator('.prose').isVisible()).toBe(false);
  await suggestion.locator('summary').click();
  expect(await suggestion.locator('.prose').isVisible()).toBe(true);
});

test('the follow page tells a status without script, by the number alone', async () => {
  const { page, expectFaults } = await visit(stage, { at: `${stage.url}/t`, javaScriptEnabled: false });
  expectFaults(/status of 404/);
  await page.getByLabel('Reference').fill('7KM-93P-QXZ3');
  await page.getByRole('button', { name: 'Show status' }).click();
  await page.getByText('This number has a slip in it').waitFor();
  await page.getByLabel('Reference').fill(reference.toLowerCase().replaceAll('-', ''));
  await page.getByRole('button', { name: 'Show status' }).click();
  await page.getByText(reference, { exact: true }).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/Without script|Ada|example\.com/);
});
