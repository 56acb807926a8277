import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { launcherOf, openForm, openPanel, panelOf, sendButton } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type VisitorOptions, visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const PHONE: VisitorOptions = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** A page with a router that writes down every way back that it hears of. */
const ROUTED = pageWith(
  `<script>
    window.heard = [];
    history.replaceState({ router: 'one' }, '');
    addEventListener('popstate', (event) => heard.push(location.pathname + ' with ' + (event.state && event.state.router)));
    const visit = (path) => history.pushState({ router: path }, '', path);
  </script>`,
);
const heardOf = async (page: Page) => new Set<string>(await page.evaluate(() => Reflect.get(window, 'heard')));
/** Chromium lets listeners hear in the order in which they came, so that a router is told where it is; in Firefox it hears nothing. */
const toldInVain = (where: string) => [new Set([where]), new Set()];
/** The panel's entry of the history is there. */
const hasEntry = (page: Page) => expect.poll(() => page.evaluate(() => history.state?.helpslip)).toBe(true);

test('on a phone the way back closes the panel, and the page’s router has nowhere to go', async () => {
  const html = ROUTED.replace('</head>', `${stage.tag()}</head>`);
  const at = stage.host.put('/routed', { html });
  const { page } = await visit(stage, { ...PHONE, at });
  await page.evaluate(() => Reflect.get(window, 'eval')("visit('/second')"));
  const panel = await openPanel(page);
  await hasEntry(page);
  expect(await page.evaluate(() => history.state)).toEqual({ router: '/second', helpslip: true });
  await page.evaluate(() => history.back());
  await panel.waitFor({ state: 'hidden' });
  const heard = await heardOf(page);
  expect(toldInVain('/second with /second')).toContainEqual(heard);
  await page.evaluate(() => history.back());
  await expect.poll(() => heardOf(page)).toEqual(new Set([...heard, '/routed with one']));
});

test('closed by its button it leaves no entry behind, also when it is opened again at once', async () => {
  const html = ROUTED.replace('</head>', `${stage.tag()}</head>`);
  const { page } = await visit(stage, { ...PHONE, at: stage.host.put('/routed', { html }) });
  const panel = await openPanel(page);
  await hasEntry(page);
  const { length } = { length: await page.evaluate(() => history.length) };
  await page.evaluate(() => {
    window.Helpslip?.('close');
    window.Helpslip?.('open');
  });
  await panel.waitFor();
  await hasEntry(page);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.evaluate(() => history.state)).toEqual({ router: 'one' });
  expect(await page.evaluate(() => history.length)).toBe(length);
  expect(toldInVain('/routed with one')).toContainEqual(await heardOf(page));
  await launcherOf(page).click();
  await hasEntry(page);
  await page.evaluate(() => window.Helpslip?.('destroy'));
  await expect.poll(() => page.evaluate(() => history.state)).toEqual({ router: 'one' });
});

test('on a desk the history is left alone', async () => {
  const { page } = await visit(stage, { at: stage.host.put('/desk-history', { html: pageWith(stage.tag()) }) });
  const before = await page.evaluate(() => history.length);
  await openPanel(page);
  expect(await page.evaluate(() => [history.length, history.state])).toEqual([before, null]);
});

/** A browser whose window stays as it is while a keyboard covers its lower part. */
const KEYBOARD = `(() => {
  const view = new EventTarget();
  let covered = 0;
  Object.defineProperties(view, {
    height: { get: () => innerHeight - covered }, width: { get: () => innerWidth },
    offsetTop: { get: () => 0 }, offsetLeft: { get: () => 0 }, scale: { get: () => 1 },
  });
  Object.defineProperty(window, 'visualViewport', { get: () => view });
  window.cover = (height) => { covered = height; view.dispatchEvent(new Event('resize')); };
})()`;

test.each([
  { name: 'a phone', viewport: { width: 360, height: 640 } },
  { name: 'a tablet', viewport: { width: 820, height: 1180 } },
])(
  'on $name the keyboard hides neither the field nor the button, and no field makes the page zoom',
  async ({ viewport }) => {
    const html = pageWith(`<script>${KEYBOARD}</script>${stage.tag()}`);
    const { page } = await visit(stage, { ...PHONE, viewport, at: stage.host.put('/keyboard', { html }) });
    const panel = await openForm(page, /^A product problem/);
    await expect
      .poll(() => panel.evaluate((section) => getComputedStyle(section).getPropertyValue('--under')))
      .toBe('0px');
    const sizes = await panel.evaluate((section) =>
      [
        ...section.querySelectorAll(
          'input:not([type=checkbox], [type=radio], [type=file], [tabindex]), select, textarea',
        ),
      ].map((field) => Number.parseFloat(getComputedStyle(field).fontSize)),
    );
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);

    const covered = Math.round(viewport.height / 2);
    for (const field of [
      panel.getByLabel('Your e-mail'),
      panel.getByLabel('In a few words'),
      panel.locator('textarea').last(),
    ]) {
      await field.focus();
      await page.evaluate((height) => Reflect.get(window, 'cover')(height), covered);
      for (const part of [field, sendButton(panel)]) {
        const box = await part.boundingBox();
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + Math.min(box?.height ?? 0, 60)).toBeLessThanOrEqual(viewport.height - covered);
      }
      const { top, bottom } = await panel.locator('.main').evaluate((main) => main.getBoundingClientRect());
      const box = await field.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(top - 1);
      expect(box?.y).toBeLessThan(bottom);
      await page.evaluate(() => Reflect.get(window, 'cover')(0));
    }
    await panel.getByRole('button', { name: 'Close' }).click();
    await panelOf(page).waitFor({ state: 'hidden' });
  },
);

test('nothing that only screen readers hear lies below the panel, where reaching it would push all the rest out of view', async () => {
  const { page } = await visit(stage, PHONE);
  const panel = await openForm(page);
  await panel.getByText('Add a file').waitFor();
  const belowPanel = () => panel.evaluate((section) => section.scrollHeight - section.clientHeight);
  expect(await belowPanel()).toBe(0);
  await panel
    .locator('.unseen')
    .last()
    .evaluate((last) => last.scrollIntoView());
  expect(await panel.evaluate((section) => section.scrollTop)).toBe(0);
});
