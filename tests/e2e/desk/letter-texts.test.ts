import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('an owner looks at words before saving them, on a phone and wide, and the page keeps what was typed', async () => {
  const { page } = await setUpOwner(stage);
  await page.goto(`${stage.url}/admin/letter-texts`);
  await page.getByRole('link', { name: 'Is it solved?' }).click();
  const letter = page.frameLocator('iframe').frameLocator('iframe.phone');
  await letter.getByText('Did that solve it for good?').waitFor();
  await page.getByLabel('Beginning').fill('Moin {{name}},\n\nschmeckt es wieder?');
  await page.getByRole('button', { name: 'Preview' }).click();
  await letter.getByText('schmeckt es wieder?').waitFor();
  await page.frameLocator('iframe').frameLocator('iframe.wide').getByText('schmeckt es wieder?').waitFor();
  expect(
    await letter
      .getByRole('link')
      .first()
      .evaluate((link) => getComputedStyle(link).backgroundColor),
  ).not.toBe('rgba(0, 0, 0, 0)');
  expect(await page.getByLabel('Beginning').inputValue()).toContain('schmeckt es wieder?');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Back to the words that came with it' }).waitFor();
  await letter.getByText('schmeckt es wieder?').waitFor();
});

test('the same without script', async () => {
  const { page } = await signInOwner(stage, { javaScriptEnabled: false });
  await page.goto(`${stage.url}/admin/letter-texts/demo/access-link`);
  await page.getByLabel('Beginning').fill('Here is {{reference}}.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page
    .frameLocator('iframe')
    .frameLocator('iframe.wide')
    .getByText(/^Here is 7KM/)
    .waitFor();
});

test.each([
  { name: 'wide and light', options: { colorScheme: 'light' as const, viewport: { width: 1280, height: 900 } } },
  { name: '360 wide and dark', options: { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } } },
])('the pages of the words, $name, have nothing serious for axe and nothing that sticks out', async ({ options }) => {
  const { page } = await signInOwner(stage, options);
  for (const path of ['/admin/letter-texts', '/admin/letter-texts/demo/ticket-received']) {
    await page.goto(stage.url + path);
    expect([path, (await axe(page)).serious]).toEqual([path, []]);
    if (path.endsWith('received')) {
      await page.frameLocator('iframe').frameLocator('iframe.phone').getByText('Reference').waitFor();
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([path, overflow]).toEqual([path, 0]);
  }
});
