import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { pageWith } from '../../support/host-site.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { fillIn, launcherOf, openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  // A first start: nobody has set anything up.
  await stage.deps.db.deleteFrom('site').execute();
});
afterAll(() => stage.close());

/** As much as a new owner reads in five minutes, at 200 words a minute. */
const MOST_WORDS = 1_000;

test('1: a new owner comes from the first start to a widget on a page of their own by clicking and typing', async () => {
  const { page } = await setUpOwner(stage);
  const read: string[] = [];
  let steps = 0;
  const step = async (act: Promise<unknown>) => {
    await act;
    steps++;
  };
  const look = async (heading: string) => {
    await page.getByRole('heading', { name: heading }).first().waitFor();
    read.push(await page.locator('main').innerText());
  };

  await look('Queue');
  await step(page.getByRole('link', { name: 'Add your site' }).click());
  await look('Add your site');
  await step(page.getByLabel('Name', { exact: true }).fill('Rosa’s Bikes'));
  await step(page.getByLabel('Key', { exact: true }).fill('rosa'));
  await step(page.getByLabel('Time zone', { exact: true }).fill('Europe/Madrid'));
  await step(page.getByRole('button', { name: 'Add site' }).click());
  await look('Put this on every page');
  const snippet = await page.locator('#snippet').innerText();

  await step(page.getByRole('link', { name: 'Categories' }).click());
  await page.getByRole('link', { name: 'Add a category' }).waitFor();
  read.push(await page.locator('main').innerText());
  await step(page.getByRole('link', { name: 'Add a category' }).click());
  await look('A new category');
  await step(page.getByLabel('Name', { exact: true }).fill('Repairs'));
  await step(page.getByLabel('What belongs here', { exact: true }).fill('When something rattles'));
  await step(page.getByRole('button', { name: 'Add category' }).click());
  await look('What is asked for in Repairs');
  await step(page.getByRole('link', { name: 'Ask for a detail' }).click());
  await look('Ask for a detail');
  await step(page.getByLabel('What is asked', { exact: true }).fill('Frame number'));
  await step(page.getByRole('button', { name: 'Add detail' }).click());
  await page.getByRole('link', { name: 'Frame number' }).waitFor();

  await step(page.getByRole('link', { name: 'Answers', exact: true }).click());
  await step(page.getByRole('link', { name: 'Write an answer' }).first().click());
  await step(page.getByLabel('Question', { exact: true }).fill('My chain rattles'));
  await step(page.getByLabel('Answer', { exact: true }).fill('Oil it once a month.'));
  await step(page.getByLabel('Repairs', { exact: true }).check());
  await step(page.getByRole('button', { name: 'Publish' }).click());
  await page.getByRole('button', { name: 'Withdraw' }).waitFor();

  const words = read.join(' ').split(/\s+/).length;
  expect(steps).toBeLessThanOrEqual(20);
  expect(words).toBeLessThan(MOST_WORDS);

  const visitor = await visit(stage, { at: stage.host.put('/shop', { html: pageWith(snippet) }) });
  const panel = await openPanel(visitor.page);
  await panel.getByRole('button', { name: /^Repairs/ }).click();
  await panel.getByText('My chain rattles').waitFor();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await panel.getByLabel('Frame number').fill('F-77');
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);

  // What a visitor does is told in batches.
  const diagnosis = async () => {
    await page.goto(`${stage.url}/admin/diagnose`);
    return page.locator('main').innerText();
  };
  await expect.poll(diagnosis, { timeout: 12_000, interval: 500 }).toContain(stage.host.url);
});

test('the snippet that is pinned by its digest works as well, under the policy that the page names', async () => {
  const { page } = await signInOwner(stage);
  await page.goto(`${stage.url}/admin/settings/rosa/install`);
  const policy = (await page.locator('#policy').innerText()).replaceAll('\n', ' ');
  const html = pageWith(await page.locator('#pinned').innerText());
  const headers = { 'Content-Security-Policy': `default-src 'none'; img-src data:; ${policy}` };
  const visitor = await visit(stage, { at: stage.host.put('/pinned', { html, headers }) });
  await launcherOf(visitor.page).click();
  await panelOf(visitor.page)
    .getByRole('button', { name: /^Repairs/ })
    .waitFor();
});

test('a text of the install page is copied by its button', async () => {
  const { page, context } = await signInOwner(stage);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.url });
  await page.goto(`${stage.url}/admin/settings/rosa/install`);
  await page.locator('.piece').first().getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('#snippet').innerText());
});

const PAGES = [
  '/admin/settings',
  '/admin/settings/rosa',
  '/admin/settings/rosa/calendar',
  '/admin/settings/rosa/categories',
  '/admin/settings/rosa/categories/repairs',
  '/admin/settings/rosa/categories/repairs/fields/frame-number',
  '/admin/settings/rosa/new-category',
  '/admin/settings/rosa/install',
  '/admin/diagnose',
  '/admin/audit',
];

const widthOver = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.each([
  { name: 'narrow and light', options: { viewport: { width: 360, height: 740 } } },
  { name: 'wide and dark', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const } },
])(
  'every page of the settings, $name, has nothing serious for axe and nothing that sticks out',
  async ({ options }) => {
    const { page } = await signInOwner(stage, options);
    for (const path of PAGES) {
      await page.goto(stage.url + path);
      expect([path, (await axe(page)).serious]).toEqual([path, []]);
      expect([path, await widthOver(page)]).toEqual([path, 0]);
    }
  },
);
