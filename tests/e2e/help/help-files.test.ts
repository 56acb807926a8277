import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { png } from '../../support/uploads.ts';
import { visit } from '../../support/visitor.ts';

const SCREEN = { name: 'screen.png', mimeType: 'image/png', buffer: Buffer.from(png(800, 600, 50_000)) };
const NOTES = { name: 'what I saw.txt', mimeType: 'text/plain', buffer: Buffer.from('It was red.') };
const FILM = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(11 * 1024 * 1024, 7) };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const filesKept = () =>
  stage.deps.db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .select(['subject', 'attachment.name', 'attachment.type', 'attachment.bytes'])
    .orderBy('attachment.name')
    .execute();

async function fillIn(page: Page, subject: string): Promise<void> {
  await page.getByLabel('In a few words').fill(subject);
  await page.getByLabel('Your question').fill('It looks like this.');
  await page.getByLabel('Your e-mail').fill('ada@example.com');
}
const files = (page: Page) => page.getByLabel('Screenshots and files optional');

test('without script a visitor sends two screenshots; what cannot go is told beside what was typed, and the rest need not be chosen again', {
  timeout: 60_000,
}, async () => {
  const { page, requests, expectFaults } = await visit(stage, {
    at: `${stage.url}/help/demo/write/brewing`,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  expectFaults(/status of 422/);
  await fillIn(page, 'With files');
  await files(page).setInputFiles([SCREEN, FILM]);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Not sent yet').waitFor();
  expect(await page.locator('.notice li').allInnerTexts()).toEqual([
    'Screenshots and files: film.mp4 is larger than 10 MB.',
  ]);
  expect(await page.getByLabel('In a few words').inputValue()).toBe('With files');
  // The browser has gone to what is to be mended by itself.
  await page.locator('#f-files:focus').waitFor();
  expect(await page.getByLabel('screen.png 49 kB').isChecked()).toBe(true);
  await files(page).setInputFiles([NOTES]);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'We have it.' }).waitFor();
  expect(await filesKept()).toEqual([
    { subject: 'With files', name: 'screen.png', type: 'image/png', bytes: 50_000 },
    { subject: 'With files', name: 'what I saw.txt', type: 'text/plain', bytes: 11 },
  ]);
  expect(requests.filter((address) => !address.startsWith(`${stage.url}/help`))).toEqual([]);
});

test('W15: a double click on Send makes one ticket with its file once', { timeout: 60_000 }, async () => {
  const { page } = await visit(stage, { at: `${stage.url}/help/demo/write/brewing`, javaScriptEnabled: false });
  await fillIn(page, 'Twice');
  await files(page).setInputFiles([SCREEN]);
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await page.getByRole('heading', { name: 'We have it.' }).waitFor();
  expect((await filesKept()).filter(({ subject }) => subject === 'Twice')).toHaveLength(1);
  const tickets = await stage.deps.db.selectFrom('ticket').select('id').where('subject', '=', 'Twice').execute();
  expect(tickets).toHaveLength(1);
});

test('who sends no file sends the form as ever, and the file is found in the conversation by who sent one', async () => {
  const { page } = await visit(stage, { at: `${stage.url}/help/demo/write/brewing` });
  await fillIn(page, 'To be followed');
  await files(page).setInputFiles([SCREEN]);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: 'Follow this request' }).click();
  await page.getByText('screen.png').waitFor();
  await page.goto(`${stage.url}/help/demo/write/brewing`);
  await fillIn(page, 'Without');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'We have it.' }).waitFor();
  expect((await filesKept()).filter(({ subject }) => subject === 'Without')).toEqual([]);
});

test.each([
  { name: 'light and wide', options: { colorScheme: 'light' as const } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } } },
])(
  'the form with files that go along and one that does not, $name, has nothing serious for axe and nothing that sticks out',
  async ({ options }) => {
    const { page, expectFaults } = await visit(stage, { ...options, at: `${stage.url}/help/demo/write/brewing` });
    expectFaults(/status of 422/);
    await fillIn(page, 'Looks');
    await files(page).setInputFiles([{ ...SCREEN, name: `${'Bildschirmfoto-'.repeat(7)}.png` }, FILM]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Not sent yet').waitFor();
    expect((await axe(page)).serious).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'what sticks out').toBeLessThanOrEqual(0);
  },
);
