import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkEveryStep } from '../../support/every-step.ts';
import { misfits, spaceOut } from '../../support/fitting.ts';
import { focused } from '../../support/focus.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, OURS, openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { openShop, type Shop } from '../../support/two-shops.ts';
import { type VisitorOptions, visit } from '../../support/visitor.ts';

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage, 'en');
});
afterAll(() => stage.close());

/** Goes the whole way, and stops at each step for a look. */
async function goThrough(options: VisitorOptions, look: (page: Page, where: string) => Promise<void>): Promise<void> {
  const { page } = await visit(stage, options);
  const panel = await openPanel(page);
  await look(page, 'category');
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('listitem').first().waitFor();
  await look(page, 'answers');
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText('Did this help?').waitFor();
  await look(page, 'article');
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await sendButton(panel).click();
  await panel.getByText('things to look at').waitFor();
  await look(page, 'details');
  await panel.getByLabel('Which one is it?').selectOption('Grinder G2');
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);
  await look(page, 'slip');
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').waitFor();
  await look(page, 'follow');
}

test('W21: every step fits a small screen, a large zoom, a phone on its side and spaced out text, and every target can be hit', {
  timeout: 120_000,
}, async () => {
  const visitor = await visit(stage, {
    at: shop.at,
    now: WEDNESDAY_MORNING,
    viewport: { width: 320, height: 568 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = visitor;
  const panel = panelOf(page);
  await walkEveryStep(stage, visitor, 'en', shop, async (step) => {
    expect((await focused(page)).name, `what has the focus: ${step}`).not.toBe('');
    for (const [what, width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => misfits(panel), { message: `${step}, ${what}` }).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${step}, ${what}`).toBeLessThanOrEqual(0);
    }
    const putBack = await spaceOut(panel);
    expect(await misfits(panel), `${step}, spaced out`).toEqual([]);
    await putBack();
  });
});

/** As CSS sees them: 200 % of 1280 × 800 and 400 % of 1280 × 1024 are smaller windows. */
const SIZES: [what: string, width: number, height: number][] = [
  ['at 400 % zoom', 320, 256],
  ['at 200 % zoom', 640, 400],
  ['on its side', 740, 360],
  ['320 px wide', 320, 568],
];

test('W21: with forced colours everything that can be used has an edge', { timeout: 60_000 }, async () => {
  const at = stage.host.put('/forced', { html: pageWith(stage.tag()) });
  await goThrough({ at, forcedColors: 'active', colorScheme: 'dark' }, async (page, where) => {
    const edgeless = await panelOf(page).evaluate((section) =>
      [...section.querySelectorAll<HTMLElement>('.btn, .card, .input, .search')]
        .filter((element) => {
          const { borderTopWidth, borderTopStyle } = getComputedStyle(element);
          return element.getBoundingClientRect().width > 0 && (borderTopWidth === '0px' || borderTopStyle === 'none');
        })
        .map((element) => `${element.tagName}.${element.className} "${element.innerText.slice(0, 30)}"`),
    );
    expect(edgeless, where).toEqual([]);
    const unmarked = await panelOf(page).evaluate((section) => {
      const root = section.getRootNode();
      const before = root instanceof ShadowRoot ? root.activeElement : null;
      const unmarked = [...section.querySelectorAll<HTMLElement>('.input, .search input')].filter((input) => {
        input.focus({ preventScroll: true });
        return getComputedStyle(input.closest('.search') ?? input).outlineStyle === 'none';
      });
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      return unmarked.map(({ outerHTML }) => outerHTML.slice(0, 120));
    });
    expect(unmarked, `fields that do not show their focus: ${where}`).toEqual([]);
  });
});

/** Everything of the widget that moves, by name. */
function moving(page: Page): Promise<string[]> {
  return page.locator(OURS).evaluateAll((hosts) =>
    hosts
      .flatMap((host) => [...(host.shadowRoot?.querySelectorAll('*') ?? [])])
      .flatMap((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        const moves = [
          animationName !== 'none' && `animation ${animationName}`,
          transitionDuration.split(', ').some((duration) => Number.parseFloat(duration) > 0.01) && 'transition',
          scrollBehavior === 'smooth' && 'smooth scrolling',
        ];
        return moves.filter((move) => typeof move === 'string').map((move) => `${element.tagName}: ${move}`);
      }),
  );
}

test('W21: whoever wants less motion gets none', { timeout: 60_000 }, async () => {
  const { page } = await visit(stage, { reducedMotion: 'no-preference' });
  await openPanel(page);
  expect((await moving(page)).length).toBeGreaterThan(0);
  await goThrough({ reducedMotion: 'reduce' }, async (calm, where) => {
    expect(await moving(calm), where).toEqual([]);
  });
});

test('W22: on a page that runs from the right, long words, Arabic and joined emoji keep the layout', {
  timeout: 60_000,
}, async () => {
  const { page } = await visit(stage, { viewport: { width: 360, height: 740 } });
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const panel = await openPanel(page);
  expect(await panel.evaluate((section) => getComputedStyle(section).direction)).toBe('rtl');
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  const word = 'a'.repeat(200);
  const texts = {
    name: 'آدا 👩‍👩‍👧‍👦 לאה',
    subject: `مرحبا ${word}`,
    message: `שלום\u202e evil\n${word}\n👨‍👩‍👧‍👦`.repeat(2),
  };
  await fillIn(panel, texts);
  expect(await misfits(panel)).toEqual([]);
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await misfits(panel)).toEqual([]);
  expect(await panel.locator('.ref').evaluate((number) => getComputedStyle(number).direction)).toBe('ltr');
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').waitFor();
  expect(await misfits(panel)).toEqual([]);
  const isolated = await panel.evaluate((section) =>
    [...section.querySelectorAll('article p, .over')].map((element) => getComputedStyle(element).unicodeBidi),
  );
  expect(isolated.length).toBeGreaterThan(0);
  expect(isolated.every((bidi) => bidi === 'isolate' || bidi === 'plaintext')).toBe(true);
});
