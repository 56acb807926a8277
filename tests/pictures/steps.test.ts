import { afterAll, beforeAll, test } from 'vitest';
import { walkEveryStep } from '../support/every-step.ts';
import { WEDNESDAY_MORNING } from '../support/helpslip.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { openShop, type Shop, type ShopLocale } from '../support/two-shops.ts';
import { visit } from '../support/visitor.ts';
import { shoot } from './shoot.ts';

let stage: Stage;
let shops: Record<ShopLocale, Shop>;
beforeAll(async () => {
  stage = await openStage();
  shops = { en: await openShop(stage, 'en'), ar: await openShop(stage, 'ar') };
});
afterAll(() => stage.close());

// Stops of the walk that look as the one before, or after.
const ALIKE = ['file-removed', 'reply-sent', 'link-fault', 'reached-again'];
const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

test.each(['en', 'ar'] as const)('every step in %s', { timeout: 300_000 }, async (locale) => {
  const shop = shops[locale];
  const visitor = await visit(stage, { at: shop.at, now: WEDNESDAY_MORNING });
  const { page } = visitor;
  let taken = 0;
  await walkEveryStep(stage, visitor, locale, shop, async (step) => {
    if (ALIKE.includes(step)) return;
    taken++;
    for (const viewport of VIEWPORTS) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
        const number = `${taken}`.padStart(2, '0');
        await shoot(page, `steps-${locale}-${number}-${step}-${colorScheme}-${viewport.width}`);
      }
    }
  });
});
