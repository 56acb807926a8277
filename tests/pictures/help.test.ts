import { afterAll, beforeAll, test } from 'vitest';
import { SCREEN } from '../support/files-in-browser.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at, STORY } from './content.ts';
import { shoot, views } from './shoot.ts';

const FILM = { name: 'The noise.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(11 * 1024 * 1024, 7) };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  stage.moveClockTo(at('10:00'));
});
afterAll(() => stage.close());

test.each(views)('the plain page of a site, from its answers to the slip, $name', async ({ name, options }) => {
  const help = `${stage.url}/help/demo`;
  const { page, expectFaults } = await visit(stage, { ...options, at: help, javaScriptEnabled: false });
  expectFaults(/status of 422/);
  const take = (part: string) => shoot(page, `help-${part}-${name}`);
  await take('answers');
  await page.getByRole('searchbox').fill(STORY.search);
  await page.getByRole('button', { name: 'Find' }).click();
  await take('found');
  await page.locator('.hits a').first().click();
  await take('answer');
  await page.getByRole('link', { name: /A product problem\s*Grinders/ }).click();
  await page.getByLabel('Grinder G2').check();
  await take('form');
  await page.getByLabel('What happens?').fill(STORY.message);
  await page.getByLabel('Your name').fill(STORY.name);
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.getByLabel('Serial number').fill('48213');
  await page.getByLabel('Screenshots and files').setInputFiles([{ ...SCREEN, name: 'Red light.png' }, FILM]);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Not sent yet').waitFor();
  await take('form-faults');
  await page.getByText('These go along').scrollIntoViewIfNeeded();
  await take('form-files');
  await page.getByLabel('Serial number').fill(STORY.serial);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('We have it').waitFor();
  await take('slip');
});

test.each(views)('the plain page in Arabic, $name', async ({ name, options }) => {
  await stage.deps.db
    .updateTable('site')
    .set({ locales: ['en', 'ar'] })
    .execute();
  const help = `${stage.url}/help/demo`;
  const { page } = await visit(stage, { ...options, at: `${help}?locale=ar`, javaScriptEnabled: false });
  await shoot(page, `help-arabic-${name}`);
  await stage.deps.db
    .updateTable('site')
    .set({ locales: ['en'] })
    .execute();
});

test('how a slip is printed', async () => {
  const { page } = await visit(stage, {
    at: `${stage.url}/help/demo/write/brewing`,
    viewport: { width: 700, height: 500 },
  });
  await page.getByLabel('In a few words').fill('Which grind for a V60?');
  await page.getByLabel('Your question').fill('My coffee runs through in two minutes.');
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('We have it').waitFor();
  await page.emulateMedia({ media: 'print' });
  await shoot(page, 'help-slip-print');
});
