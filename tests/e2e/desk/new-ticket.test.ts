import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('somebody on the phone is asked for the details of what it is about, each when its time has come', async () => {
  const { page } = await setUpOwner(stage);
  await page.goto(`${stage.url}/admin/new-ticket`);
  await page.getByLabel('What they asked').fill('The scale shows nothing.');
  await page.getByLabel('What it is about').selectOption('demo/product');
  await page.getByLabel('Which one is it?').waitFor();
  expect(await page.getByLabel('What they asked').inputValue()).toBe('The scale shows nothing.');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('place');

  const light = page.getByLabel('What does the light ring show?');
  expect(await light.isVisible()).toBe(false);
  await page.getByLabel('Which one is it?').selectOption('g2');
  await light.waitFor();

  await page.getByLabel('Their e-mail').fill('ada@example.com');
  await page.getByLabel('Subject').fill('Nothing on the display');
  await page.getByLabel('Subject').press('Enter');
  await page.getByRole('heading', { name: 'Nothing on the display' }).waitFor();
  const { fields } = await stage.deps.db.selectFrom('ticket').select('fields').executeTakeFirstOrThrow();
  expect(fields).toMatchObject({ product: 'g2' });
});

test.each([
  { name: 'wide and light', options: { colorScheme: 'light' as const, viewport: { width: 1280, height: 900 } } },
  { name: '360 wide and dark', options: { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } } },
])('the form for a caller, $name, has nothing serious for axe and nothing that sticks out', async ({ options }) => {
  const { page } = await signInOwner(stage, options);
  for (const place of ['product', 'delivery', 'brewing']) {
    await page.goto(`${stage.url}/admin/new-ticket?place=demo/${place}`);
    expect([place, (await axe(page)).serious]).toEqual([place, []]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([place, overflow]).toEqual([place, 0]);
  }
});
