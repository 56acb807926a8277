import { afterAll, beforeAll, test } from 'vitest';
import { liveAMonth } from '../support/month-of-visits.ts';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a month goes by', async () => {
  await setUpOwner(stage);
  const { id } = await stage.deps.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
  await liveAMonth(stage, id, '2026-01-14');
});

test.each(views)('insights, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, options);
  await page.goto(`${stage.url}/admin/insights?days=30`);
  await page.getByRole('heading', { name: 'Insights' }).waitFor();
  await shoot(page, `desk-insights-${name}`);
  await page.locator('#found-nothing').evaluate((section) => section.scrollIntoView());
  await shoot(page, `desk-insights-searches-${name}`);
  await page.locator('#answers').evaluate((section) => section.scrollIntoView());
  await shoot(page, `desk-insights-answers-${name}`);
  await page.locator('#promises').evaluate((section) => section.scrollIntoView());
  await shoot(page, `desk-insights-times-${name}`);
  await page.locator('#found-nothing').getByRole('link', { name: 'Add as phrasing to …' }).first().click();
  await page.getByRole('heading', { name: 'Which answer fits' }).waitFor();
  await shoot(page, `desk-insights-phrasing-${name}`);
});
