import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { walkEveryStep } from '../../support/every-step.ts';
import { misfits } from '../../support/fitting.ts';
import { focused } from '../../support/focus.ts';
import { WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { panelOf } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { openShop, type Shop, type ShopLocale } from '../../support/two-shops.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
let shops: Record<ShopLocale, Shop>;
beforeAll(async () => {
  stage = await openStage();
  shops = { en: await openShop(stage, 'en'), ar: await openShop(stage, 'ar') };
});
afterAll(() => stage.close());

const locales: { locale: ShopLocale; dir: string }[] = [
  { locale: 'en', dir: 'from the left' },
  { locale: 'ar', dir: 'from the right' },
];

test.each(locales)(
  'W21: every step $dir: what is heard, where the focus is, faults at their fields, room for fingers, and nothing serious for axe',
  { timeout: 180_000 },
  async ({ locale }) => {
    const { at } = shops[locale];
    const visitor = await visit(stage, { at, now: WEDNESDAY_MORNING, viewport: { width: 1280, height: 800 } });
    const { page } = visitor;
    const panel = panelOf(page);
    const heard: string[] = [];
    let before = '';
    await walkEveryStep(stage, visitor, locale, shops[locale], async (step) => {
      const focus = await focused(page);
      expect(focus, step).toMatchObject({ name: expect.stringMatching(/./), isSeen: true });
      expect(await untoldFaults(panel), step).toEqual([]);
      expect(await misfits(panel), step).toEqual([]);
      const tree = await treeOf(panel);
      heard.push(`## ${step}\n\nThe focus is on: ${focus.name}\n\n${changed(before, tree)}\n`);
      before = tree;
      await expectNothingSerious(page, step);
    });
    await expect(heard.join('\n')).toMatchFileSnapshot(`./heard/${locale}.md`);
  },
);

/** In the end as it was. */
const LOOKS = [
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
] as const;

async function expectNothingSerious(page: Page, step: string): Promise<void> {
  for (const { colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const { serious, shadowPasses } = await axe(page);
    expect(serious, `${step}, ${colorScheme}`).toEqual([]);
    expect(shadowPasses, `what axe saw inside the shadow root: ${step}`).toBeGreaterThan(10);
  }
}

/** Inputs that are wrong, and are not told so by a text of their own. */
const untoldFaults = (panel: Locator): Promise<string[]> =>
  panel.evaluate((section) =>
    [...section.querySelectorAll('[aria-invalid="true"]')]
      .filter((input) => {
        const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
        const texts = ids.map((id) => section.querySelector<HTMLElement>(`[id="${id}"].fault`)?.innerText.trim());
        return !texts.some((text) => text);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );

/** The tree that a screen reader is given, without what is another in each run. */
async function treeOf(panel: Locator): Promise<string> {
  const tree = await panel.ariaSnapshot();
  return tree
    .replace(/\b[\dA-Z]{3}-[\dA-Z]{3}-[\dA-Z]{4}\b/g, 'REF-ERE-NCE0')
    .replace(/localhost:\d+/g, 'shop.example');
}

/** The whole tree of a new step; of one that only has changed, the lines that are new. */
function changed(before: string, tree: string): string {
  const headingOf = (text: string) => /heading (.*) \[level=2\]/.exec(text)?.[1];
  if (headingOf(before) !== headingOf(tree)) return tree;
  const known = new Set(before.split('\n'));
  return tree
    .split('\n')
    .filter((line) => !known.has(line))
    .join('\n');
}
