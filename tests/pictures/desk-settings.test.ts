import { afterAll, beforeAll, test } from 'vitest';
import { setUpOwner, signInOwner } from '../support/owner.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('an owner', async () => {
  await setUpOwner(stage);
});

const PAGES = {
  settings: '',
  'settings-site': '/demo',
  'settings-categories': '/demo/categories',
  'settings-install': '/demo/install',
};

test.each(views)('the settings, $name', async ({ name, options }) => {
  const { page } = await signInOwner(stage, options);
  for (const [picture, path] of Object.entries(PAGES)) {
    await page.goto(`${stage.url}/admin/settings${path}`);
    await shoot(page, `desk-${picture}-${name}`);
  }
  await page.goto(`${stage.url}/admin/settings/demo/categories`);
  await page.locator('.arranged a').first().click();
  await page.getByRole('heading', { name: /^What is asked for/ }).waitFor();
  await shoot(page, `desk-settings-category-${name}`);
  await page.goto(`${stage.url}/admin/settings/demo/calendar`);
  await page.getByRole('button', { name: 'What would they read?' }).click();
  await page.locator('.trial-result').waitFor();
  await shoot(page, `desk-settings-hours-${name}`);
  const preview = page.frameLocator('iframe').getByRole('button', { name: 'Send' });
  await page.goto(`${stage.url}/admin/settings/demo/categories/product/fields/light`);
  await preview.waitFor();
  await shoot(page, `desk-settings-detail-${name}`);
  await preview.scrollIntoViewIfNeeded();
  await shoot(page, `desk-settings-preview-${name}`);
  await page.goto(`${stage.url}/admin/settings/demo/identity`);
  await shoot(page, `desk-settings-identity-${name}`);
  await page.goto(`${stage.url}/admin/new-ticket?place=demo/delivery`);
  await shoot(page, `desk-new-ticket-details-${name}`);
  await page.goto(`${stage.url}/admin/diagnose`);
  await shoot(page, `desk-diagnose-${name}`);
});
