import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, OURS, openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type VisitorOptions, visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
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

/** What is wider than its place, outside of the window, or too small to hit; texts for screen readers alone do not count. */
function misfits(panel: Locator): Promise<string[]> {
  return panel.evaluate(async (section) => {
    const told: string[] = [];
    const ending = section
      .getAnimations({ subtree: true })
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((animation) => animation.finished));
    const bounds = section.getBoundingClientRect();
    if (bounds.left < 0 || bounds.right > innerWidth || bounds.top < 0 || bounds.bottom > innerHeight) {
      told.push(`the panel is at ${bounds.left}, ${bounds.top}, ${bounds.width} × ${bounds.height}`);
    }
    for (const element of section.querySelectorAll<HTMLElement>('*')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || element.closest('.unseen')) continue;
      const name = `${element.tagName}.${element.getAttribute('class')} "${element.innerText?.slice(0, 30)}"`;
      if (left < bounds.left - 0.5 || right > bounds.right + 0.5) told.push(`${name} sticks out: ${left}–${right}`);
      const isTarget = element.matches('button, select, textarea, input:not([type=checkbox], [type=radio]), .check');
      if (isTarget && (height < 24 || width < 24)) told.push(`${name} is too small: ${width} × ${height}`);
    }
    return told;
  });
}

test.each([
  { name: '320 px wide', options: { viewport: { width: 320, height: 568 } } },
  { name: 'at 200 % zoom', options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
  { name: 'on a phone that lies on its side', options: { viewport: { width: 740, height: 360 } } },
])('W21: every step fits $name, and every target can be hit', { timeout: 60_000 }, async ({ options }) => {
  await goThrough(options, async (page, where) => {
    expect(await misfits(panelOf(page)), where).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, where).toBeLessThanOrEqual(0);
  });
});

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
