import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForm, openPanel } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { UNREACHABLE, visit } from '../../support/visitor.ts';

const SEARCH = /\/widget\/search-[\w-]+\.js/;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('whoever writes without searching never fetches the search; whoever types has it, once', async () => {
  const { page, requests } = await visit(stage);
  const panel = await openForm(page, /^A product problem/);
  expect(requests.filter((address) => SEARCH.test(address))).toEqual([]);
  await panel.getByRole('button', { name: 'Back' }).click();
  await panel.getByRole('searchbox').pressSequentially('grindr');
  await panel.getByRole('listitem').locator('mark').first().waitFor();
  expect(requests.filter((address) => SEARCH.test(address))).toHaveLength(1);
});

test('W13: a search that cannot be had says so, leaves what was typed, and is there when asked again', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(UNREACHABLE);
  let isBroken = true;
  await page.route(SEARCH, (route) => (isBroken ? route.abort() : route.continue()));
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('searchbox').fill('grindr');
  await panel.getByText('We cannot be reached right now.').waitFor();
  expect(await panel.getByRole('button', { name: 'Write to us' }).isVisible()).toBe(true);
  isBroken = false;
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.getByRole('listitem').locator('mark').first().waitFor();
  expect(await panel.getByRole('searchbox').inputValue()).toBe('grindr');
});
