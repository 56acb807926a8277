import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillIn, launcherOf, openForm, openPanel, PRAISE, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

const HOME = 'Ada Lovelace, Pferdemarkt 3, 20095 Hamburg';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a draft survives a reload and another page, but what is sensitive is never stored', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page, /^Delivery/);
  await panel.getByLabel('I need another address').check();
  await panel.getByLabel('The right address').fill(HOME);
  await panel.getByLabel('A number the driver may call').fill('+49 40 123456');
  await fillIn(panel, { subject: 'We have moved' });
  await page.reload();
  await page.goto(`${stage.shop.url}/delivery`);

  await launcherOf(page).click();
  const back = panelOf(page);
  await back.getByText('Your draft is back.').waitFor();
  expect(await back.getByLabel('I need another address').isChecked()).toBe(true);
  expect(await back.getByLabel('The right address').inputValue()).toBe('');
  expect(await back.getByLabel('A number the driver may call').inputValue()).toBe('+49 40 123456');
  expect(await back.getByLabel('In a few words').inputValue()).toBe('We have moved');
  expect(await back.locator('[name="message"]').inputValue()).toBe(PRAISE.message);
  expect(await back.getByLabel('Your e-mail').inputValue()).toBe(PRAISE.email);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).toContain('We have moved');
  expect(stored).not.toContain('Pferdemarkt');
});

test('a draft that was sent is gone, and one that nobody wants can be thrown away', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Sent, then gone' });
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(PRAISE.message);
  await page.reload();
  await (await openPanel(page)).getByRole('heading', { name: 'What is it about?' }).waitFor();

  await page.reload();
  await fillIn(await openForm(page), { subject: 'Nobody wants this' });
  await page.reload();
  const back = await openPanel(page);
  await back.getByRole('button', { name: 'Start over' }).click();
  await back.getByRole('heading', { name: 'What is it about?' }).waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Nobody wants this');
});

test('a reply that could not be sent stays in its box until it can', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE/);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'More to say' });
  await sendButton(panel).click();
  await slipOn(panel);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('button', { name: 'Reply' }).click();
  await panel.getByLabel('Your reply').fill('And the Skagen too.');
  await stage.leave();
  await sendButton(panel).click();
  await panel.getByText('Not sent yet. Your text is safe here.').waitFor();
  await stage.comeBack();
  await page.reload();
  const back = await openPanel(page);
  await back.getByRole('button', { name: 'Your requests' }).click();
  await back.getByRole('button', { name: /Feedback/ }).click();
  expect(await back.getByLabel('Your reply').inputValue()).toBe('And the Skagen too.');
  await sendButton(back).click();
  await back.getByRole('article').getByText('And the Skagen too.').waitFor();
});
