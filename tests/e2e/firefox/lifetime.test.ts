import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { answerInPage, mountAndDestroy } from '../../support/mounts.ts';
import { OURS } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const TIMES = 200;

interface Counts {
  /** On the window and the document, which outlive every panel. */
  listeners: number;
  panels: number;
  /** Panels that the browser could throw away, since nothing held them any more. */
  letGo: number;
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('W20: put on a page, opened and taken away 200 times, it leaves no listener, and no panel is held by anything', {
  timeout: 90_000,
}, async () => {
  const { page, context } = await visit(stage, { at: 'about:blank' });
  await context.addInitScript(count);
  await page.goto(stage.host.put('/app', { html: pageWith('') }));
  await answerInPage(stage, page);
  const before = await countsOf(page);
  await mountAndDestroy(stage, page, TIMES);
  const after = await countsOf(page);
  expect(await page.locator(OURS).count()).toBe(0);
  expect(after.panels).toBe(TIMES);
  expect(after.listeners - before.listeners).toBeLessThan(TIMES / 10);
  // Waste makes the browser tidy up.
  await expect
    .poll(
      async () => {
        await page.evaluate(() => Array.from({ length: 50 }, () => new Array(200_000).fill({}).length));
        return (await countsOf(page)).letGo;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(TIMES * 0.9);
});

const countsOf = (page: Page) => page.evaluate<Counts>(() => Reflect.get(window, 'counts'));

/** Counts in the page itself what there are no tools for here. */
function count(): void {
  const counts: Counts = { listeners: 0, panels: 0, letGo: 0 };
  Object.assign(window, { counts });
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (...given: Parameters<EventTarget['addEventListener']>) => {
      const { once, signal } = typeof given[2] === 'object' ? given[2] : {};
      if (!once) counts.listeners++;
      signal?.addEventListener('abort', () => counts.listeners--, { once: true });
      Reflect.apply(addEventListener, target, given);
    };
    target.removeEventListener = (...given: Parameters<EventTarget['removeEventListener']>) => {
      counts.listeners--;
      Reflect.apply(removeEventListener, target, given);
    };
  }
  const panels = new FinalizationRegistry(() => counts.letGo++);
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.nodeName !== 'HELPSLIP-PANEL') continue;
      counts.panels++;
      panels.register(node, null);
    }
  }).observe(document, { childList: true, subtree: true });
}
