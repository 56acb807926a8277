import { afterAll, beforeAll, expect, test } from 'vitest';
import { focused, tabTo } from '../../support/focus.ts';
import { pageWith } from '../../support/host-site.ts';
import { PRAISE, panelOf, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
let at: string;
let fromRight: string;
beforeAll(async () => {
  stage = await openStage();
  const shop = '<main><h1>Shop</h1><a href="#top">A link</a></main>';
  at = stage.host.put('/keys', { html: pageWith(stage.tag(), shop) });
  fromRight = stage.host.put('/keys-from-right', { html: pageWith(stage.tag(), shop, 'dir="rtl"') });
});
afterAll(() => stage.close());

test.each([
  { name: 'on a desk', viewport: { width: 1280, height: 800 } },
  { name: 'on a phone with keys, full screen', viewport: { width: 360, height: 640 } },
  { name: 'from the right', viewport: { width: 1280, height: 800 }, isFromRight: true },
])(
  'W21: the whole way goes by keyboard alone, $name, and the focus is always seen',
  { timeout: 60_000 },
  async ({ name, viewport, isFromRight }) => {
    const { page } = await visit(stage, { at: isFromRight ? fromRight : at, viewport });
    const panel = panelOf(page);
    const { keyboard } = page;
    await page.locator('helpslip-widget').waitFor({ state: 'attached' });
    await tabTo(page, /^Help$/);
    await keyboard.press('Enter');
    await expect.poll(async () => (await focused(page)).name).toBe('What is it about?');
    await tabTo(page, /^Feedback/);
    await keyboard.press('Enter');
    await expect.poll(async () => (await focused(page)).name).toBe('Search the answers');
    await keyboard.type('vist the roastery');
    await panel.locator('mark').first().waitFor();
    await tabTo(page, /^Can I visit you/);
    await keyboard.press('Enter');
    await expect.poll(async () => (await focused(page)).name).toMatch(/^Can I visit you/);
    await panel.getByText('Did this help?').waitFor();
    await tabTo(page, /^No, write to us$/);
    await keyboard.press('Space');
    await expect.poll(async () => (await focused(page)).name).toBe('Tell us what you think');

    await tabTo(page, /^What is it about\?/);
    // Not by its letters: the blank among them would open the list of the select.
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect.poll(() => panel.getByLabel('What is it about?').inputValue()).toBe('shop');
    await tabTo(page, /^In a few words$/);
    // What was searched need not be typed again.
    expect(await panel.getByLabel('In a few words').inputValue()).toBe('vist the roastery');
    await keyboard.press('Control+A');
    await keyboard.type(`By keyboard ${name}`);
    await tabTo(page, /^What was good/);
    await keyboard.type(PRAISE.message);
    await tabTo(page, /^Your e-mail$/);
    await keyboard.type(PRAISE.email);
    await tabTo(page, /^Send$/);
    await keyboard.press('Enter');
    await slipOn(panel);
    await expect.poll(async () => (await focused(page)).name).toMatch(/^We have it/);
    await tabTo(page, /^Copy$/);
    await tabTo(page, /^Follow this request$/);
    await keyboard.press('Enter');
    await panel.getByRole('article').waitFor();
    await tabTo(page, /^Reply$/);
    await keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect((await focused(page)).name).toBe('Help');
    expect(await ticketsAbout(stage, `By keyboard ${name}`)).toMatchObject([{ fields: { about: 'shop' } }]);
  },
);

test('W21: on a phone the focus stays inside the full-screen panel, on a desk it may leave', async () => {
  const phone = await visit(stage, { at, viewport: { width: 360, height: 640 } });
  await phone.page.locator('helpslip-widget').getByRole('button').click();
  await panelOf(phone.page)
    .getByRole('button', { name: /^Feedback/ })
    .waitFor();
  const passed = new Set<string>();
  for (let press = 0; press < 20; press++) {
    await phone.page.keyboard.press('Tab');
    passed.add((await focused(phone.page)).name);
  }
  expect(passed).not.toContain('A link');
  expect([...passed].some((name) => name.startsWith('Feedback'))).toBe(true);

  const { page } = await visit(stage, { at });
  await page.locator('helpslip-widget').getByRole('button').click();
  await panelOf(page)
    .getByRole('button', { name: /^Feedback/ })
    .waitFor();
  await page.getByRole('link', { name: 'A link' }).focus();
  expect((await focused(page)).name).toBe('A link');
});
