import { setUpLink } from '@helpslip/server/staff/set-up.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openPanel, sendButton, slipOn } from '../support/panel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at, fillDetails, fillQueue, STORY } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.each(views)('the set-up page, $name', async ({ name, options }) => {
  const { page } = await visit(stage, { ...options, at: (await setUpLink(stage.deps)) ?? '' });
  await shoot(page, `desk-set-up-${name}`);
});

test('people ask', async () => {
  await setUpOwner(stage);
  const { id } = await stage.deps.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
  await fillQueue(stage, id);
  const { page } = await visit(stage, { at: '/grinder', now: at('10:00') });
  const told: string[] = [];
  page.on('requestfinished', (request) => told.push(request.postData() ?? ''));
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('searchbox').fill(STORY.search);
  await panel.locator('mark').first().waitFor();
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText('Did this help?').waitFor();
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await fillDetails(panel, 'ada@gmail.com');
  await expect.poll(() => told.join(), { timeout: 5_000 }).toContain('form-opened');
  await sendButton(panel).click();
  await slipOn(panel);
  await stage.settle();
});

test.each(views)('the pages of the desk, $name', async ({ name, options }) => {
  stage.moveClockTo(at('10:40'));
  const stranger = await visit(stage, { ...options, at: `${stage.url}/admin` });
  await shoot(stranger.page, `desk-sign-in-${name}`);
  const { page } = await signInOwner(stage, options);
  await shoot(page, `desk-queue-${name}`);
  await page.getByRole('link', { name: STORY.search }).click();
  await page.getByLabel('Your reply').waitFor();
  await shoot(page, `desk-ticket-${name}`);
  await page.locator('.suggestions summary').first().click();
  await page.locator('.suggestions').evaluate((section) => section.scrollIntoView());
  await shoot(page, `desk-suggestions-${name}`);
  await page.goto(`${stage.url}/admin/search`);
  await page.getByLabel('Category').selectOption('A product problem');
  await page.getByLabel('What a visitor types').fill(STORY.search);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText('Found and not shown').waitFor();
  await shoot(page, `desk-search-${name}`);
  await page.goto(`${stage.url}/admin/letters`);
  await shoot(page, `desk-letters-${name}`);
  await page
    .getByRole('link', { name: /^We have your request/ })
    .first()
    .click();
  await page.frameLocator('iframe').getByRole('link').first().waitFor();
  await shoot(page, `desk-letter-${name}`);
});
