import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { launcherOf, openForm, panelOf } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ROOM = '<style>help-slip{display:block;min-height:640px}</style>';

test('with Turbo the launcher is on every page, once, and an open panel stays open with what was typed', async () => {
  const turbo = readFileSync(createRequire(import.meta.url).resolve('@hotwired/turbo'), 'utf8');
  stage.host.put('/turbo.js', { html: turbo, headers: { 'Content-Type': 'text/javascript' } });
  const head = `<script type="module" src="/turbo.js"></script>${ROOM}`;
  // The tag in the body is run again with each page; the one in the head is not.
  const put = (path: string, body: string) =>
    stage.host.put(path, { html: pageWith(head + stage.tag(), `${body}${stage.tag()}`) });
  put('/turbo-two', '<h1>Two</h1><a href="/turbo-one">Back</a><help-slip view="form" category="feedback"></help-slip>');
  const at = put('/turbo-one', '<h1>One</h1><a href="/turbo-two">On</a>');
  const { page } = await visit(stage, { at });
  await launcherOf(page).waitFor();
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  await page.getByRole('link', { name: 'On' }).click();
  await page.getByRole('heading', { name: 'Two' }).waitFor();
  await page.getByRole('region').getByLabel('Your e-mail').waitFor();
  await expect.poll(() => launcherOf(page).isVisible()).toBe(true);

  const panel = await openForm(page);
  await panel.locator('[name="message"]').fill('In the middle of a word');
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByRole('heading', { name: 'One' }).waitFor();
  await expect.poll(() => panel.locator('[name="message"]').inputValue()).toBe('In the middle of a word');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Close' }).click();
  await launcherOf(page).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Two' }).waitFor();
  await launcherOf(page).click();
  await panelOf(page).locator('[name="message"]').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(await page.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true);
});

test('a router that swaps bodies in a view transition keeps launcher and places, as on the Astro page of the demo', async () => {
  const { page } = await visit(stage, { at: '/astro' });
  await launcherOf(page).waitFor();
  await page.getByRole('link', { name: 'To the form' }).click();
  await page.getByRole('region').getByLabel('Your e-mail').waitFor();
  await launcherOf(page).click();
  await panelOf(page).getByRole('heading', { name: 'What is it about?' }).waitFor();
  await panelOf(page).getByRole('button', { name: 'Close' }).click();
  await page.goBack();
  await page.getByRole('heading', { name: 'Astro' }).waitFor();
  await launcherOf(page).waitFor();
  expect(await page.locator('helpslip-widget').count()).toBe(1);
});

test('whoever empties the body has the launcher back without a fight, and after destroy() nothing comes back', async () => {
  const { page } = await visit(stage, { at: stage.host.put('/emptied', { html: pageWith(stage.tag()) }) });
  await launcherOf(page).waitFor();
  await page.evaluate(() => {
    // A page that takes it out each time is not held up by it.
    new MutationObserver(() => document.querySelector('helpslip-widget')?.remove()).observe(document.body, {
      childList: true,
    });
    document.body.replaceChildren();
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.evaluate(() => document.documentElement.replaceChild(document.createElement('body'), document.body));
  await launcherOf(page).waitFor();
  await page.evaluate(() => window.Helpslip?.('destroy'));
  await page.evaluate(() => document.documentElement.replaceChild(document.createElement('body'), document.body));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.locator('helpslip-widget').count()).toBe(0);
});
