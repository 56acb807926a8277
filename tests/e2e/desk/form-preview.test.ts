import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from '../../support/axe.ts';
import { setUpOwner, signInOwner } from '../../support/owner.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const CATEGORY = '/admin/settings/demo/categories/product';
const FRAME = 'iframe[name="form-preview"]';

test('an owner sees a detail in the very form of the widget while typing it, before it is saved', async () => {
  const { page, requests } = await setUpOwner(stage, { viewport: { width: 1280, height: 900 } });
  await page.goto(`${stage.url}${CATEGORY}/new-field`);
  const preview = page.frameLocator(FRAME);
  await preview.getByLabel('What happens?').waitFor();
  expect(await preview.getByText('Colour of the handle').count()).toBe(0);

  await page.getByLabel('What is asked').fill('Colour of the handle');
  await preview.getByLabel('Colour of the handle').waitFor();
  await page.getByLabel('Kind of answer').selectOption('choice');
  await page.getByText('The preview waits for “Options”: Write at least one option.').waitFor();
  await page.getByLabel('Options').fill('Red\nBlue');
  await preview.getByRole('radio', { name: 'Blue' }).waitFor();
  await page.getByLabel('Help', { exact: true }).fill('It is on the box.');
  await preview.getByText('It is on the box.').waitFor();
  expect(await preview.locator('helpslip-panel').count()).toBe(1);

  const saved = () => fetch(`${stage.url}/api/v1/sites/demo/config`).then((answer) => answer.text());
  expect(await saved()).not.toContain('Colour of the handle');
  await page.getByRole('button', { name: 'Add detail' }).click();
  await preview.getByRole('radio', { name: 'Blue' }).waitFor();
  expect(await saved()).toContain('Colour of the handle');
  expect(requests.filter((address) => address.startsWith(`${stage.url}/api/`))).toEqual([]);
});

test('a detail that is asked for only at times is in sight, as if that time had come', async () => {
  const { page } = await signInOwner(stage, { viewport: { width: 1280, height: 900 } });
  await page.goto(`${stage.url}${CATEGORY}/fields/light`);
  const preview = page.frameLocator(FRAME);
  await preview.getByLabel('What does the light ring show?').waitFor();
  expect(await preview.getByLabel('Which one is it?').inputValue()).toBe('g2');
  await page.goto(`${stage.url}${CATEGORY}/fields/box`);
  await preview.getByLabel('I need a padded box').waitFor();
  await page.getByLabel('What is asked').fill('A box with much padding');
  const box = preview.getByLabel('A box with much padding');
  await box.waitFor();
  const lowest = await preview.locator('.main').evaluate((main) => main.getBoundingClientRect().bottom);
  expect(await box.evaluate((input) => input.getBoundingClientRect().bottom)).toBeLessThan(lowest);
});

test('the name and the line of a category are seen in the list while they are typed, and the form says what is missing', async () => {
  const { page, requests } = await signInOwner(stage);
  await page.goto(stage.url + CATEGORY);
  const preview = page.frameLocator(FRAME);
  await page.getByLabel('Name', { exact: true }).fill('Broken things');
  await page.getByLabel('What belongs here').fill('All that came apart');
  await preview.getByRole('heading', { name: 'Broken things' }).waitFor();
  await preview.getByLabel('Serial number').fill('12');
  await preview.getByRole('button', { name: 'Send' }).click();
  await preview.locator('[aria-invalid="true"]').first().waitFor();
  await preview.getByRole('button', { name: 'Back' }).click();
  await preview.getByRole('button', { name: 'Broken things All that came apart' }).waitFor();
  expect(requests.filter((address) => address.startsWith(`${stage.url}/api/`))).toEqual([]);
  expect(await stage.deps.db.selectFrom('ticket').select('id').execute()).toEqual([]);
});

test('a preview that could not be had is asked for again, without anything more being typed', async () => {
  const { page, expectFaults } = await signInOwner(stage);
  expectFaults(/Failed to load resource.*preview/);
  await page.goto(stage.url + CATEGORY);
  const preview = page.frameLocator(FRAME);
  await preview.getByRole('heading').first().waitFor();
  let refused = 0;
  await page.route(
    (url) => url.pathname.endsWith('/preview'),
    (route) => {
      refused++;
      return route.abort();
    },
    { times: 1 },
  );
  await page.getByLabel('Name', { exact: true }).fill('Broken things');
  await page.getByText('The preview could not be reached.').waitFor();
  await preview.getByRole('heading', { name: 'Broken things' }).waitFor();
  expect(refused).toBe(1);
});

test('a form that is filled in is not sent from there, and says so', async () => {
  const { page, requests } = await signInOwner(stage);
  await page.goto(`${stage.url}/admin/settings/demo/categories/brewing`);
  const preview = page.frameLocator(FRAME);
  await preview.getByLabel('In a few words').fill('Only a try');
  await preview.getByLabel('Your question').fill('Only a try');
  await preview.getByLabel('Your e-mail').fill('olga@northwind.example');
  await preview.getByRole('button', { name: 'Send' }).click();
  await preview.getByText('This is a preview: nothing was sent.').waitFor();
  expect(requests.filter((address) => address.startsWith(`${stage.url}/api/`))).toEqual([]);
  expect(await stage.deps.db.selectFrom('ticket').select('id').execute()).toEqual([]);
});

test('the preview reaches no storage of the desk, and is framed by nobody else', async () => {
  const { page } = await signInOwner(stage);
  await page.goto(stage.url + CATEGORY);
  const preview = page.frameLocator(FRAME);
  await preview.getByRole('button', { name: 'Send' }).waitFor();
  const frame = page.frames().find((one) => one.name() === 'form-preview');
  expect(await frame?.evaluate(() => self.origin)).toBe('null');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  const answer = await page.request.get(`${stage.url}${CATEGORY}/preview`);
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(answer.headers()['content-security-policy']).toContain('sandbox allow-scripts allow-forms;');
});

test('without the script of the page a button shows what is typed, and what is wrong with it', async () => {
  const { page } = await signInOwner(stage);
  await page.route('**/admin/script/form-preview*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  await page.goto(`${stage.url}${CATEGORY}/new-field`);
  const preview = page.frameLocator(FRAME);
  const show = page.getByRole('button', { name: 'Show it in the preview' });
  await show.click();
  await preview.getByText('Write something here.').waitFor();
  await page.getByLabel('What is asked').fill('Colour of the lid');
  await show.click();
  await preview.getByLabel('Colour of the lid').waitFor();
});

test.each([
  { name: 'wide and light', options: { colorScheme: 'light' as const, viewport: { width: 1280, height: 900 } } },
  { name: '360 wide and dark', options: { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } } },
])('the builder, $name, has nothing serious for axe and nothing that sticks out', async ({ options }) => {
  const { page } = await signInOwner(stage, options);
  for (const path of [CATEGORY, `${CATEGORY}/new-field`]) {
    await page.goto(stage.url + path);
    await page.frameLocator(FRAME).getByRole('button', { name: 'Send' }).waitFor();
    expect([path, (await axe(page)).serious]).toEqual([path, []]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([path, overflow]).toEqual([path, 0]);
    const form = await page.locator('main form .button').last().boundingBox();
    const frame = await page.locator(FRAME).boundingBox();
    const isBeside = (frame?.x ?? 0) > (form?.x ?? 0) + 300;
    expect([path, isBeside]).toEqual([path, options.viewport.width > 1000]);
  }
});
