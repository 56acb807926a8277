import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accountLetters, requesterLetters, staffLetters } from '@helpslip/server/notifications/letters/all-letters.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { everyLetter, type WrittenLetter } from './every-letter.ts';
import { shoot, views } from './shoot.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/letters/', import.meta.url));

let stage: Stage;
let letters: WrittenLetter[];
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  stage = await openStage();
  letters = await everyLetter(stage);
});
afterAll(() => stage.close());

const papers = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [600, 360].map((width) => ({ colorScheme, width })),
);

test('no letter is left out', () => {
  const all = Object.keys({ ...requesterLetters, ...staffLetters, ...accountLetters });
  expect(all.filter((letter) => !letters.some(({ name }) => name === letter))).toEqual([]);
});

test.each(papers)('every letter, $colorScheme at $width', async ({ colorScheme, width }) => {
  const { page } = await visit(stage, { colorScheme, viewport: { width, height: 120 }, at: 'about:blank' });
  for (const { name, html } of letters) {
    expect([name, html]).toEqual([name, expect.stringContaining('<!doctype html>')]);
    await page.setContent(html);
    const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    expect([name, isWithin]).toEqual([name, true]);
    await page.screenshot({ path: `${FOLDER}${name}-${colorScheme}-${width}.png`, fullPage: true, scale: 'css' });
  }
});

test.each(views)('the words of a letter at the desk, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, options);
  await page.setViewportSize({ width: options.viewport?.width ?? 0, height: 1560 });
  await page.goto(`${stage.url}/admin/letter-texts/demo/ticket-received`);
  await page.frameLocator('iframe').frameLocator('iframe.phone').getByText('Reference').waitFor();
  await shoot(page, `desk-letter-text-${name}`);
});
