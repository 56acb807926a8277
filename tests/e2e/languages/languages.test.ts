import { words as ar } from '@helpslip/widget/app/locales/ar.ts';
import { words as arFollow } from '@helpslip/widget/app/locales/ar-follow.ts';
import { words as arReading } from '@helpslip/widget/app/locales/ar-reading.ts';
import { words as arSending } from '@helpslip/widget/app/locales/ar-sending.ts';
import { words as de } from '@helpslip/widget/app/locales/de.ts';
import { words as deFollow } from '@helpslip/widget/app/locales/de-follow.ts';
import { words as deReading } from '@helpslip/widget/app/locales/de-reading.ts';
import { words as deSending } from '@helpslip/widget/app/locales/de-sending.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { launcherOf, openForm, PRAISE, panelOf } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const speak = (page: Page, locale: string) => page.evaluate((tag) => window.Helpslip?.('setLocale', tag), locale);
const button = (panel: Locator, name: string) => panel.getByRole('button', { name, exact: true });

const spoken = [
  { locale: 'de', words: { ...de, reading: deReading, sending: deSending, follow: deFollow }, dir: 'ltr' },
  { locale: 'ar', words: { ...ar, reading: arReading, sending: arSending, follow: arFollow }, dir: 'rtl' },
];

test.each(spoken)(
  'the whole way in $locale, from the category to the conversation, with nothing serious for axe',
  {
    timeout: 90_000,
  },
  async ({ locale, words, dir }) => {
    const { page, requests } = await visit(stage, { now: WEDNESDAY_MORNING });
    await launcherOf(page).waitFor();
    await speak(page, locale);
    await launcherOf(page).click();
    const panel = panelOf(page);
    const looksWell = async (where: string) => {
      const { serious, shadowPasses } = await axe(page);
      expect(serious, where).toEqual([]);
      expect(shadowPasses, where).toBeGreaterThan(0);
      expect(await sidewaysOf(panel), where).toEqual([]);
    };

    await panel.getByRole('heading', { name: words.whatAbout }).waitFor();
    expect(await panel.getAttribute('dir')).toBe(dir);
    expect(await panel.getAttribute('lang')).toBe(locale);
    await looksWell('category');
    await panel
      .getByRole('button', { name: /^A product problem|^Feedback/ })
      .first()
      .click();
    await panel.getByRole('searchbox', { name: words.search }).fill('grinder');
    await panel.getByRole('listitem').first().waitFor();
    await looksWell('answers');
    await panel.getByRole('listitem').first().getByRole('button').click();
    await panel.getByText(words.reading.didThisHelp).waitFor();
    await looksWell('an answer');
    await button(panel, words.back).click();
    await button(panel, words.back).click();

    await panel.getByRole('button', { name: /^Feedback/ }).click();
    await button(panel, words.write).click();
    await panel.getByRole('heading', { name: words.details.feedback }).waitFor();
    await panel.getByText(words.sending.goesAlong).waitFor();
    await button(panel, words.send).click();
    await panel.getByText(words.sending.faults.required).first().waitFor();
    await looksWell('the form with faults');
    await panel.getByLabel(words.subject).fill(PRAISE.subject);
    await panel.getByLabel(words.message.feedback).fill(PRAISE.message);
    await panel.getByLabel(words.name).fill('Ada');
    await panel.getByLabel(words.email).fill(PRAISE.email);
    await button(panel, words.send).click();
    await panel.getByRole('heading', { name: words.sending.haveItFrom('Ada') }).waitFor();
    expect(await panel.locator('.ref').evaluate((number) => getComputedStyle(number).direction)).toBe('ltr');
    await looksWell('slip');

    const reference = await panel.locator('.ref').innerText();
    await button(panel, words.sending.followThis).click();
    await panel.getByRole('heading', { name: words.follow.headings.queued }).waitFor();
    await panel.getByText(PRAISE.message).waitFor();
    await looksWell('conversation');
    expect(requests.filter((address) => /\/widget\/en(?:-|\.)/.test(address))).toEqual([]);
    expect(requests.filter((address) => /\/config\?/.test(address))).toEqual([
      expect.stringContaining(`config?locale=${locale}`),
    ]);

    await page.goto(`${stage.url}/t?reference=${reference}&lang=${locale}`);
    await page.getByRole('heading', { name: words.follow.headings.queued }).waitFor();
    await page.getByText(words.follow.conversation).waitFor();
    expect((await axe(page)).serious).toEqual([]);
  },
);

test('the language changes while the form is open, and what was typed stays', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await panel.locator('[name="message"]').fill(PRAISE.message);
  await panel.getByText('Goes along').waitFor();
  await speak(page, 'de-AT');
  await panel.getByRole('heading', { name: de.details.feedback }).waitFor();
  await panel.getByText(deSending.goesAlong).waitFor();
  expect(await panel.getAttribute('lang')).toBe('de-AT');
  expect(await panel.getByLabel(de.message.feedback).inputValue()).toBe(PRAISE.message);
  await speak(page, 'ar');
  await panel.getByRole('heading', { name: ar.details.feedback }).waitFor();
  expect(await panel.getAttribute('dir')).toBe('rtl');
  expect(await panel.getByLabel(ar.message.feedback).inputValue()).toBe(PRAISE.message);
});

test('the page’s language is spoken before the browser’s, and another one where it is not spoken here', async () => {
  const open = async (lang: string, locale: string) => {
    const { page } = await visit(stage, { locale });
    await page.evaluate((tag) => document.documentElement.setAttribute('lang', tag), lang);
    await launcherOf(page).click();
    await panelOf(page).getByRole('heading', { level: 2 }).waitFor();
    return panelOf(page).getAttribute('lang');
  };
  expect(await open('fr', 'de-DE')).toBe('fr');
  expect(await open('', 'de-CH')).toBe('de-CH');
  expect(await open('fi', 'pl-PL')).toBe('pl-PL');
  expect(await open('fi', 'fi-FI')).toMatch(/^en\b/);
});

/** What stands out at a side. */
const sidewaysOf = (panel: Locator) =>
  panel.evaluate((section) => {
    const box = section.getBoundingClientRect();
    return [...section.querySelectorAll('*')]
      .filter((element) => !element.closest('.unseen') && element.getClientRects().length > 0)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1;
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });
