import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey } from '../support/helpslip.ts';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at } from './content.ts';
import { shoot, views } from './shoot.ts';

const LETTERS = fileURLToPath(new URL('../../docs/pictures/letters/', import.meta.url));
const LANGUAGES = '/admin/settings/demo/languages';
const GERMAN: [original: string, text: string][] = [
  ['We are at the roastery now. One of us replies by {{by}}.', 'Wir sind in der Rösterei und antworten bis {{by}}.'],
  ['Billing', 'Rechnung und Zahlung'],
  ['Delivery', 'Lieferung'],
  ['A product problem', 'Etwas funktioniert nicht'],
];

let stage: Stage;
/** The answer that is in German. */
let translated: string;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('an owner who offers German and Arabic, and has begun to translate', async () => {
  const { page } = await setUpOwner(stage);
  await page.goto(`${stage.url}${LANGUAGES}`);
  await page.getByLabel('German').check();
  await page.getByLabel('Arabic').check();
  await page.getByRole('button', { name: 'Save languages' }).click();
  await page.getByRole('link', { name: 'German' }).click();
  await page.getByRole('heading', { name: 'Texts in German' }).waitFor();
  for (const [original, text] of GERMAN) await fillBeside(page, original, text);
  await page.getByRole('button', { name: 'Save texts' }).click();
  await page.getByText('Saved.').waitFor();
  await page.locator('.translations a').first().click();
  await page.getByLabel('Question').fill('Wann kommt meine Bestellung an?');
  await page
    .getByRole('textbox', { name: 'Answer' })
    .fill('Innerhalb Deutschlands **zwei bis drei Tage** nach der Bestellung.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  translated = new URL(page.url()).pathname;
});

/** Fills the input whose original is this, where the site has such a text. */
async function fillBeside(page: Page, original: string, text: string): Promise<void> {
  const row = page.locator('.text').filter({ has: page.locator('.original', { hasText: original }) });
  if ((await row.count()) > 0) await row.first().getByRole('textbox').fill(text);
}

test.each(views)('the translations at the desk, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, options);
  await page.goto(`${stage.url}${LANGUAGES}`);
  await shoot(page, `desk-languages-${name}`);
  await page.goto(`${stage.url}${LANGUAGES}/de`);
  await shoot(page, `desk-translation-${name}`);
  await page.goto(`${stage.url}/admin/answers`);
  await shoot(page, `desk-answers-languages-${name}`);
  await page.goto(`${stage.url}${translated}`);
  await shoot(page, `desk-answer-translation-${name}`);
  await page.goto(`${stage.url}/admin/letter-texts/demo/ticket-received?in=ar`);
  await page.frameLocator('iframe').frameLocator('iframe.phone').getByText('الرقم', { exact: true }).waitFor();
  await shoot(page, `desk-letter-language-${name}`);
});

test.each(['de', 'ar'])('the letter that a request came in, in %s', async (locale) => {
  stage.moveClockTo(at('10:00'));
  const email = `${locale}@example.com`;
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify({
      site: 'demo',
      category: 'delivery',
      subject: 'Parcel',
      message: 'Where is it?',
      fields: { trouble: 'late' },
      requester: { name: locale === 'ar' ? 'ليلى' : 'Ada Lovelace', email },
      locale,
      timeZone: 'Europe/Berlin',
    }),
  });
  expect(answer.status).toBe(201);
  await stage.settle();
  const { html_body: html } = await stage.deps.db
    .selectFrom('delivery')
    .select('html_body')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow();
  for (const [colorScheme, width] of [
    ['light', 600],
    ['dark', 360],
  ] as const) {
    const { page } = await visit(stage, { colorScheme, viewport: { width, height: 120 }, at: 'about:blank' });
    await page.setContent(html ?? '');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const path = `${LETTERS}ticket-received-${locale}-${colorScheme}-${width}.png`;
    await page.screenshot({ path, fullPage: true, scale: 'css' });
  }
});
