import { setUpLink } from '@helpslip/server/staff/set-up.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { newKey, newTicket } from '../../support/helpslip.ts';
import { OLGA, setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);
const NARROW = { width: 360, height: 740 };

let stage: Stage;
let reference: string;
let token: string;
beforeAll(async () => {
  stage = await openStage();
  for (const subject of ['A short one', LONG]) {
    const answer = await fetch(`${stage.url}/api/v1/tickets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...newKey() },
      body: JSON.stringify({
        ...newTicket({ site: 'demo', category: 'brewing', subject, message: `${LONG}\n${LONG}` }),
        requester: { name: LONG.slice(0, 200), email: `${'ada.'.repeat(14)}lovelace@example.com` },
        fields: { method: ['espresso', 'moka'], setting: 12 },
        page: `https://shop.example/${LONG}`,
        context: { plan: LONG },
      }),
    });
    ({ reference, token } = await answer.json());
  }
  await stage.settle();
});
afterAll(() => stage.close());

async function expectGoodLooks(page: Page, where: string): Promise<void> {
  expect((await axe(page)).serious, where).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `what sticks out of ${where}`).toBeLessThanOrEqual(0);
}

test('the set-up page, wide and narrow, has nothing serious for axe and nothing that sticks out', async () => {
  const at = (await setUpLink(stage.deps)) ?? '';
  const { page } = await visit(stage, { at });
  await page.getByLabel('Password').waitFor();
  await expectGoodLooks(page, 'set-up, wide');
  await page.setViewportSize(NARROW);
  await expectGoodLooks(page, 'set-up, narrow');
});

test.each([
  { name: 'light and wide', options: { colorScheme: 'light' as const } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark' as const, viewport: NARROW } },
])(
  'every page of the desk, $name, has nothing serious for axe and nothing that sticks out',
  { timeout: 60_000 },
  async ({ options }) => {
    const isFirst = (await stage.deps.db.selectFrom('staff').select('id').execute()).length === 0;
    if (isFirst) await setUpOwner(stage);
    const { page, expectFaults } = await signInOwner(stage, options);
    await expectGoodLooks(page, 'the queue');
    await page.goto(`${stage.url}/admin/tickets/${reference}`);
    await page.locator('.tried').waitFor();
    await expectGoodLooks(page, 'a ticket');
    await page.goto(`${stage.url}/admin/search?q=refund+grinder+${LONG}&category=billing&context=${LONG}`);
    await page.getByText('Found and not shown').click();
    await expectGoodLooks(page, 'a search');
    await page.getByLabel('One group a line').fill(LONG);
    expectFaults(/status of 422/);
    await page.getByRole('button', { name: 'Save words' }).click();
    await page.getByText('Line 1: ').waitFor();
    await expectGoodLooks(page, 'a search with words that cannot be saved');
    await page.goto(`${stage.url}/admin/search?q=xqzw`);
    await expectGoodLooks(page, 'a search that finds nothing');
    await page.goto(`${stage.url}/admin/tickets/${reference}`);
    await page.getByLabel('Your reply').fill(LONG);
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.locator('.timeline').getByText(OLGA.name).first().waitFor();
    await expectGoodLooks(page, 'a ticket with a reply');
    await page.goto(`${stage.url}/admin/letters`);
    await expectGoodLooks(page, 'the letters');
    await page
      .getByRole('link', { name: /^We have your request/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'As text' }).waitFor();
    await expectGoodLooks(page, 'a letter');

    const stranger = await visit(stage, { ...options, at: `${stage.url}/admin` });
    await stranger.page.getByLabel('Password').waitFor();
    await expectGoodLooks(stranger.page, 'sign-in');
    stranger.expectFaults(/status of 401/);
    await stranger.page.getByLabel('E-mail').fill('nobody@example.com');
    await stranger.page.getByLabel('Password').fill('nothing at all');
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    await stranger.page.getByText('do not belong together').waitFor();
    await expectGoodLooks(stranger.page, 'a refused sign-in');
  },
);

test.each([
  { name: 'light and wide', options: { colorScheme: 'light' as const } },
  { name: 'dark and 360 wide', options: { colorScheme: 'dark' as const, viewport: NARROW } },
])('the follow page, $name, has nothing serious for axe and nothing that sticks out', async ({ options }) => {
  const { page } = await visit(stage, { ...options, at: `${stage.url}/t` });
  await page.getByRole('textbox').first().waitFor();
  await expectGoodLooks(page, 'the empty page');
  const follower = await visit(stage, { ...options, at: `${stage.url}/t#r=${reference}&t=${token}` });
  await follower.page.getByRole('article').first().waitFor();
  await expectGoodLooks(follower.page, 'the conversation');
});
