import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { liveAMonth } from '../../support/month-of-visits.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openPanel } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('a month goes by', { timeout: 60_000 }, async () => {
  await setUpOwner(stage);
  const { id } = await stage.deps.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
  await liveAMonth(stage, id, '2026-01-14');
  expect((await stage.deps.db.selectFrom('ticket').select('id').execute()).length).toBeGreaterThan(20);
});

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  expect((await axe(page)).serious, where).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `what sticks out of ${where}`).toBeLessThanOrEqual(0);
}

test.each([
  { name: 'light and wide', options: { colorScheme: 'light' as const } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } } },
])('the insights, $name, have nothing serious for axe and nothing that sticks out', async ({ options }) => {
  const { page } = await signInOwner(stage, options);
  await page.goto(`${stage.url}/admin/insights?days=30`);
  await page.getByText('The numbers of each day').click();
  await expectGoodLooks(page, 'a month');
  await page.goto(`${stage.url}/admin/insights?from=2025-01-01&to=2025-01-02`);
  await expectGoodLooks(page, 'nothing');
  await page.goto(`${stage.url}/admin/insights?from=2026-01-02&to=2025-01-02`);
  await expectGoodLooks(page, 'days that cannot be');
  await page.goto(`${stage.url}/admin/insights/phrasing?words=engraving`);
  await expectGoodLooks(page, 'choosing an answer');
});

test('without script, in a few clicks, words that found nothing become a phrasing, and the next visitor finds the answer', async () => {
  const { page } = await signInOwner(stage, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Insights' }).click();
  const misses = page.locator('#found-nothing');
  const miss = misses.getByRole('listitem').filter({ hasText: 'engraving' });
  await miss.getByRole('link', { name: /^Add/ }).click();
  await page.getByLabel('Search your answers').fill('gift card');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('button', { name: 'Add to How do gift cards work' }).click();
  await page.getByRole('status').getByText('is now a phrasing of').waitFor();
  await miss.getByText('Mended: these words now find How do gift cards work').waitFor();

  const visitor = await visit(stage);
  const panel = await openPanel(visitor.page);
  await panel.getByRole('button', { name: /^Delivery/ }).click();
  await panel.getByRole('searchbox').fill('engraving');
  await panel.getByRole('button', { name: 'How do gift cards work' }).waitFor();
});
