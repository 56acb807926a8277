import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type VisitorOptions, visit } from '../../support/visitor.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);

const views: { name: string; options: VisitorOptions }[] = [
  { name: 'light and wide', options: { colorScheme: 'light' } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark', viewport: { width: 360, height: 740 } } },
  { name: 'forced colours and 320 wide', options: { forcedColors: 'active', viewport: { width: 320, height: 568 } } },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ticketsSent = () => stage.deps.db.selectFrom('ticket').select(['subject', 'fields']).orderBy('id').execute();

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  expect((await axe(page)).serious, where).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `what sticks out of ${where}`).toBeLessThanOrEqual(0);
}

test('a visitor without script searches, reads, writes and keeps a slip; nothing but our own pages is asked for', {
  timeout: 60_000,
}, async () => {
  const { page, context, requests, expectFaults } = await visit(stage, {
    at: `${stage.url}/help/demo`,
    javaScriptEnabled: false,
  });
  expectFaults(/status of 422/);
  await page.getByRole('searchbox', { name: 'Search the answers' }).fill('grinder red lihgt');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'What does the red light on my G2 grinder mean?' }).click();
  await page.getByText('the hopper is not seated').waitFor();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await page.getByText('Sorry about that').waitFor();
  expect(await context.cookies()).toEqual([]);
  await page.getByRole('link', { name: /A product problem\s*Grinders/ }).click();

  expect(await page.getByLabel('In a few words').inputValue()).toBe('grinder red lihgt');
  await page.getByText('What does the light ring show?').waitFor({ state: 'hidden' });
  await page.getByLabel('Grinder G2').check();
  await page.getByLabel('What does the light ring show?').selectOption('Red, flashing slowly');
  await page.getByLabel('I would like to send it in').check();
  await page.getByLabel('I need a padded box').check();
  await page.getByLabel('Serial number').fill('48213');
  await page.getByLabel('What happens?').fill('It flashes.');
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Not sent yet').waitFor();
  // The browser has gone to what is to be mended by itself.
  await page.keyboard.type('SN-');
  expect(await page.getByLabel('Serial number').inputValue()).toContain('SN-');
  await page.getByLabel('Serial number').fill('SN-48213');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'We have it.' }).waitFor();

  const number = (await page.locator('.slip .number').innerText()).trim();
  await page.reload();
  expect((await page.locator('.slip .number').innerText()).trim()).toBe(number);
  expect(await ticketsSent()).toEqual([
    {
      subject: 'grinder red lihgt',
      fields: { product: 'g2', light: 'red-slow', serial: 'SN-48213', 'send-in': true, box: true },
    },
  ]);
  const areOurs = requests.every((address) => address.startsWith(`${stage.url}/help`));
  expect([areOurs, requests.filter((address) => address.endsWith('.js'))]).toEqual([true, []]);
  await page.getByRole('link', { name: 'Follow this request' }).click();
  await page.getByRole('heading', { name: 'Follow your request' }).waitFor();
});

test('W15: a double click on Send makes one ticket, and opening the form anew makes none', async () => {
  const before = (await ticketsSent()).length;
  const { page } = await visit(stage, { at: `${stage.url}/help/demo/write/feedback` });
  await page.getByLabel('In a few words').fill('Nice');
  await page.getByLabel('What was good').fill('All of it.');
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await page.getByRole('heading', { name: 'We have it.' }).waitFor();
  expect((await ticketsSent()).length).toBe(before + 1);
  await page.goto(`${stage.url}/help/demo/write/feedback`);
  await page.getByLabel('In a few words').waitFor();
  expect((await ticketsSent()).length).toBe(before + 1);
});

test('with the link of the slip and script the conversation opens, and no address that was asked for holds the token', async () => {
  const { page, requests } = await visit(stage, { at: `${stage.url}/help/demo/write/brewing` });
  await page.getByLabel('In a few words').fill('Which grind?');
  await page.getByLabel('Your question').fill('For a V60.');
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  const link = page.getByRole('link', { name: 'Follow this request' });
  const [, token = ''] = (await link.getAttribute('href'))?.split('&t=') ?? [];
  expect(token.length).toBeGreaterThan(20);
  await link.click();
  await page.getByText('For a V60.').waitFor();
  expect(
    requests.filter((address) => new URL(address).pathname.includes(token) || address.includes(`?${token}`)),
  ).toEqual([]);
});

test.each(views)(
  'every page of it, $name, has nothing serious for axe and nothing that sticks out',
  {
    timeout: 90_000,
  },
  async ({ options }) => {
    const help = `${stage.url}/help/demo`;
    const { page, expectFaults } = await visit(stage, { ...options, at: help });
    expectFaults(/status of (?:404|422)/);
    await expectGoodLooks(page, 'the start');
    for (const path of ['?q=refund', `?q=${LONG}`, '?category=delivery', '/nothing', '/write/delivery']) {
      await page.goto(help + path);
      await expectGoodLooks(page, path.slice(0, 30));
    }
    await page.getByLabel('It arrived damaged').or(page.getByRole('radio').first()).first().check();
    await page.getByLabel('In a few words').fill(LONG);
    await page.getByLabel('What happens?').or(page.getByLabel('Your question')).first().fill(LONG);
    await page.getByLabel('Your e-mail').fill('ada@example');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Not sent yet').waitFor();
    await expectGoodLooks(page, 'the form with faults');
    await page.goto(`${help}/write/brewing`);
    await page.getByLabel('In a few words').fill(LONG.slice(0, 200));
    await page.getByLabel('Your question').fill('x');
    await page.getByLabel('Your e-mail').fill('ada@example.com');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'We have it.' }).waitFor();
    await expectGoodLooks(page, 'the slip');
  },
);

test('in Arabic the pages run from right to left, and nothing sticks out on a phone', async () => {
  const { db } = stage.deps;
  await db
    .updateTable('site')
    .set({ locales: ['en', 'ar'] })
    .execute();
  const { page } = await visit(stage, {
    at: `${stage.url}/help/demo?locale=ar`,
    viewport: { width: 360, height: 740 },
  });
  await expectGoodLooks(page, 'the start in Arabic');
  await page.goto(`${stage.url}/help/demo/write/product?locale=ar`);
  await page.getByLabel('Grinder G2').check();
  await expectGoodLooks(page, 'the form in Arabic');
  const label = await page.getByText('Grinder G2').boundingBox();
  const box = await page.getByLabel('Grinder G2').boundingBox();
  expect(box?.x).toBeGreaterThan(label?.x ?? 1_000);
  await db
    .updateTable('site')
    .set({ locales: ['en'] })
    .execute();
});

test('a topic that went away while somebody wrote leaves their text on the page, which looks well on a phone', async () => {
  const { db } = stage.deps;
  const at = `${stage.url}/help/demo/write/account`;
  const { page, expectFaults } = await visit(stage, { at, viewport: { width: 360, height: 740 } });
  expectFaults(/status of 404/);
  await page.getByRole('radio').first().check();
  await page.getByLabel('In a few words').fill('Keep me');
  await page.locator('[name="message"]').fill(`Keep ${LONG}`);
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await db.updateTable('category').set({ archived_at: new Date() }).where('key', '=', 'account').execute();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(`Keep ${LONG}`).waitFor();
  await expectGoodLooks(page, 'what was not sent');
  await db.updateTable('category').set({ archived_at: null }).where('key', '=', 'account').execute();
});

test('everything can be reached and sent with the keyboard alone', async () => {
  const before = (await ticketsSent()).length;
  const { page } = await visit(stage, { at: `${stage.url}/help/demo/write/brewing`, javaScriptEnabled: false });
  const typed: Record<string, string> = {
    subject: 'By keyboard',
    message: 'No mouse here.',
    name: 'Grace',
    email: 'grace@example.com',
  };
  await page.getByRole('link', { name: 'All topics' }).focus();
  const focused = page.locator(':focus');
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const name = (await focused.getAttribute('name')) ?? '';
    if (typed[name]) await page.keyboard.type(typed[name]);
    if (await focused.evaluate((element) => element.matches('button[type="submit"]'))) break;
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'We have it.' }).waitFor();
  expect((await ticketsSent()).slice(before)).toEqual([{ subject: 'By keyboard', fields: {} }]);
});
