import { words as ar } from '@helpslip/widget/app/locales/ar.ts';
import { words as arFollow } from '@helpslip/widget/app/locales/ar-follow.ts';
import { words as arReading } from '@helpslip/widget/app/locales/ar-reading.ts';
import { words as arSending } from '@helpslip/widget/app/locales/ar-sending.ts';
import { words as en } from '@helpslip/widget/app/locales/en.ts';
import { words as enFollow } from '@helpslip/widget/app/locales/en-follow.ts';
import { words as enReading } from '@helpslip/widget/app/locales/en-reading.ts';
import { words as enSending } from '@helpslip/widget/app/locales/en-sending.ts';
import { afterAll, beforeAll, test } from 'vitest';
import { launcherOf, PRAISE, panelOf } from '../support/panel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const spoken = [
  { locale: 'en', words: { ...en, reading: enReading, sending: enSending, follow: enFollow } },
  { locale: 'ar', words: { ...ar, reading: arReading, sending: arSending, follow: arFollow } },
];
const looks = spoken.flatMap((language) => views.map((view) => ({ ...view, ...language })));

test.each(looks)('every step in $locale, $name', async ({ locale, words, name, options }) => {
  stage.moveClockTo(at('10:00'));
  const { page } = await visit(stage, { ...options, now: at('10:00') });
  const take = (step: string) => shoot(page, `languages-${locale}-${step}-${name}`);
  await launcherOf(page).waitFor();
  await page.evaluate((tag) => window.Helpslip?.('setLocale', tag), locale);
  await launcherOf(page).click();
  const panel = panelOf(page);
  const press = (text: string) => panel.getByRole('button', { name: text, exact: true }).click();
  await panel.getByRole('heading', { name: words.whatAbout }).waitFor();
  await take('1-category');
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('listitem').first().waitFor();
  await take('2-answers');
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText(words.reading.didThisHelp).waitFor();
  await take('3-article');
  await press(words.reading.no);
  await panel.getByText(words.sending.goesAlong).waitFor();
  await press(words.send);
  await panel.getByText(words.sending.faults.required).first().waitFor();
  await take('4-details');
  await panel.getByLabel(words.subject).fill(PRAISE.subject);
  await panel.locator('[name="message"]').fill(PRAISE.message);
  await panel.getByLabel(words.name).fill('Ada');
  await panel.getByLabel(words.email).fill(PRAISE.email);
  await press(words.send);
  await panel.getByRole('heading', { name: words.sending.haveItFrom('Ada') }).waitFor();
  await take('5-slip');
  await press(words.sending.followThis);
  await panel.getByRole('article').first().waitFor();
  await take('6-follow');
});
