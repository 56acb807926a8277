import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ROOM = '<style>help-slip,[data-helpslip-inline]{display:block;min-height:640px}</style>';

/** The panel in a place of the page. */
const inPlace = (page: Page, id: string): Locator => page.locator(`#${id}`).getByRole('region');

test('<help-slip> holds a form, whether it stands before the script, after it, or comes later', async () => {
  const form = (id: string) => `<help-slip id="${id}" category="feedback" view="form"></help-slip>`;
  const html = pageWith(ROOM, `${form('before')}${stage.tag()}${form('after')}<main id="late"></main>`);
  const { page } = await visit(stage, { at: stage.host.put('/order', { html }) });
  await inPlace(page, 'before').getByLabel('Your e-mail').waitFor();
  await page.locator('#after').scrollIntoViewIfNeeded();
  await inPlace(page, 'after').getByLabel('Your e-mail').waitFor();
  await page.evaluate(() => {
    const place = document.createElement('help-slip');
    place.id = 'later';
    place.setAttribute('view', 'search');
    place.setAttribute('search', 'grinder');
    document.querySelector('#late')?.append(place);
  });
  await page.locator('#later').scrollIntoViewIfNeeded();
  await expect.poll(() => inPlace(page, 'later').getByRole('searchbox').inputValue()).toBe('grinder');
  expect(await page.locator('helpslip-panel').count()).toBe(3);
});

test('each place has its own category, values and draft, also after a reload, and the corner has its own', async () => {
  const html = pageWith(
    ROOM + stage.tag(),
    `<help-slip id="praise" category="feedback" view="form" prefill='{"subject":"Praise","name":"Ada"}' lock="subject"></help-slip>
     <div id="fault" data-helpslip-inline="form" data-helpslip-category="product" data-subject="A fault" data-theme="dark"></div>`,
  );
  const { page } = await visit(stage, { at: stage.host.put('/two', { html }) });
  const [praise, fault] = [inPlace(page, 'praise'), inPlace(page, 'fault')];
  await praise.getByLabel('Your e-mail').waitFor();
  await page.locator('#fault').scrollIntoViewIfNeeded();
  await fault.getByLabel('Which one is it?').waitFor();
  expect(await praise.getByLabel('In a few words').inputValue()).toBe('Praise');
  expect(await praise.getByLabel('In a few words').getAttribute('readonly')).not.toBeNull();
  expect(await praise.getByLabel('Your name').inputValue()).toBe('Ada');
  expect(await fault.getByLabel('In a few words').inputValue()).toBe('A fault');
  expect(await fault.getAttribute('class')).toContain('dark');
  // A click in a place that names a category is no wish to open the corner.
  await fault.locator('[name="message"]').click();
  await praise.locator('[name="message"]').fill('It is good.');
  await fault.locator('[name="message"]').fill('It is broken.');
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.reload();
  await expect.poll(() => praise.locator('[name="message"]').inputValue()).toBe('It is good.');
  await page.locator('#fault').scrollIntoViewIfNeeded();
  await expect.poll(() => fault.locator('[name="message"]').inputValue()).toBe('It is broken.');
  await page.locator('helpslip-widget').getByRole('button').click();
  const corner = page.getByRole('dialog');
  await corner.getByRole('button', { name: /^Feedback/ }).click();
  await corner.getByRole('button', { name: 'Write to us' }).click();
  await expect.poll(() => corner.locator('[name="message"]').inputValue()).toBe('');

  await praise.locator('[name="message"]').fill('It is very good.');
  await praise.getByLabel('Your e-mail').fill('ada@example.com');
  await sendButton(praise).click();
  await slipOn(praise);
  expect(await ticketsAbout(stage, 'Praise')).toMatchObject([{ messages: ['It is very good.'] }]);
  expect(await fault.locator('[name="message"]').inputValue()).toBe('It is broken.');
});

test('attributes that change take effect where the visitor is, or lead there; what was typed stays', async () => {
  const html = pageWith(
    ROOM + stage.tag(),
    '<help-slip id="live" category="feedback" view="form" prefill=\'{"subject":"One"}\'></help-slip>',
  );
  const { page } = await visit(stage, { at: stage.host.put('/live', { html }) });
  const form = inPlace(page, 'live');
  const change = (name: string, value: string) =>
    page.evaluate(([key = '', text = '']) => document.querySelector('#live')?.setAttribute(key, text), [name, value]);
  await form.locator('[name="message"]').fill('Half a word');
  await change('prefill', '{"subject":"Two","name":"Ada"}');
  await expect.poll(() => form.locator('[name="subject"]').inputValue()).toBe('Two');
  expect(await form.getByLabel('Your name').inputValue()).toBe('Ada');
  await change('lock', 'name');
  await expect.poll(() => form.getByLabel('Your name').getAttribute('readonly')).not.toBeNull();
  await change('theme', 'dark');
  await expect.poll(() => form.getAttribute('class')).toContain('dark');
  await change('category', 'product');
  await form.getByLabel('Which one is it?').waitFor();
  expect(await form.locator('[name="message"]').inputValue()).toBe('Half a word');
  await change('view', 'search');
  await change('search', 'grinder');
  await expect.poll(() => form.getByRole('searchbox').inputValue()).toBe('grinder');
});

test('a place of another site asks that site', async () => {
  const html = pageWith(ROOM + stage.tag(), '<help-slip id="other" site="nobody"></help-slip>');
  const { page, requests, expectFaults } = await visit(stage, { at: stage.host.put('/other', { html }) });
  expectFaults(/status of 404/);
  await inPlace(page, 'other').getByText('We cannot be reached right now.').waitFor();
  expect(requests.some((address) => address.includes('/sites/nobody/config'))).toBe(true);
});

test('a panel goes when its place goes, stays when it is only moved, and comes back with a new place', async () => {
  const html = pageWith(
    ROOM + stage.tag(),
    '<main><help-slip id="place" category="feedback" view="form"></help-slip></main>',
  );
  const { page } = await visit(stage, { at: stage.host.put('/come-and-go', { html }) });
  const panel = inPlace(page, 'place');
  await panel.locator('[name="message"]').fill('Half a word');
  await page.evaluate(() => {
    const place = document.querySelector('#place');
    if (place) document.body.prepend(place);
  });
  await expect.poll(() => panel.locator('[name="message"]').inputValue()).toBe('Half a word');
  expect(await page.locator('helpslip-panel').count()).toBe(1);
  const gone = await page.evaluate(() => {
    const place = document.querySelector('#place');
    const inside = place?.querySelector('helpslip-panel')?.shadowRoot;
    place?.remove();
    return new Promise((resolve) => {
      const look = () => (inside?.childElementCount ? requestAnimationFrame(look) : resolve(true));
      look();
    });
  });
  expect(gone).toBe(true);
  await page.evaluate(() => {
    const place = document.createElement('help-slip');
    place.id = 'place';
    place.setAttribute('category', 'feedback');
    place.setAttribute('view', 'form');
    document.body.prepend(place);
  });
  await expect.poll(() => panel.locator('[name="message"]').inputValue()).toBe('Half a word');
  await page.evaluate(() => window.Helpslip?.('destroy'));
  expect(await page.locator('helpslip-panel, helpslip-widget').count()).toBe(0);
});
