import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { answerInPage, mountAndDestroy } from '../../support/mounts.ts';
import { OURS } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const TIMES = 200;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('W20: put on a page, opened and taken away 200 times, it leaves nothing behind', { timeout: 90_000 }, async () => {
  const { page, context } = await visit(stage, { at: stage.host.put('/app', { html: pageWith('') }) });
  await answerInPage(stage, page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await mountAndDestroy(stage, page, 20);
  const before = await countsOf(session);
  await mountAndDestroy(stage, page, TIMES);

  expect(await page.locator(OURS).count()).toBe(0);
  // Flat, once the timers of the last one have run: a single listener or node that stayed would show 200 times.
  await vi.waitFor(
    async () => {
      const after = await countsOf(session);
      expect(after.listeners - before.listeners).toBeLessThan(TIMES / 10);
      expect(after.nodes - before.nodes).toBeLessThan(TIMES / 10);
      expect(after.heapBytes - before.heapBytes).toBeLessThan(1024 * 1024);
    },
    { timeout: 10_000, interval: 200 },
  );
});

async function countsOf(session: CDPSession): Promise<{ listeners: number; nodes: number; heapBytes: number }> {
  for (let turn = 0; turn < 3; turn++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { listeners: metric('JSEventListeners'), nodes: metric('Nodes'), heapBytes: metric('JSHeapUsedSize') };
}

test('W20: after destroy() the page’s own openers do nothing, and a new tag begins anew', async () => {
  const html = pageWith(stage.tag(), '<button data-helpslip-open>Ask us</button>');
  const { page } = await visit(stage, { at: stage.host.put('/openers', { html }) });
  await page.getByRole('button', { name: 'Ask us' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'What is it about?' }).waitFor();
  await page.evaluate(() => window.Helpslip?.('destroy'));
  await page.getByRole('button', { name: 'Ask us' }).click();
  expect(await page.locator('helpslip-widget').count()).toBe(0);
  await page.evaluate((src) => {
    const script = document.createElement('script');
    script.src = src;
    script.dataset.site = 'demo';
    document.head.append(script);
  }, `${stage.url}/widget.js`);
  await page.locator('helpslip-widget').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Ask us' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'What is it about?' }).waitFor();
  expect(await page.locator('helpslip-widget').count()).toBe(1);
});
