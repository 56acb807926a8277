import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillIn, launcherOf, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('the plain page: button, elements of its own, two forms in its flow, and the reference on the page', async () => {
  const { page } = await visit(stage, { at: '/plain' });
  await launcherOf(page).waitFor();
  await page.locator('#praise').scrollIntoViewIfNeeded();
  const praise = page.locator('#praise').getByRole('region');
  await expect.poll(() => praise.getByLabel('In a few words').inputValue()).toBe('From the plain page');
  await fillIn(praise, { subject: 'Plain praise' });
  await sendButton(praise).click();
  const reference = await slipOn(praise);
  await expect
    .poll(() => page.locator('#reference').innerText())
    .toBe(`Your reference: ${reference.replaceAll('-', '')}`);
  expect(await ticketsAbout(stage, 'Plain praise')).toMatchObject([{ context: { example: 'plain' } }]);
  await page.locator('#broken').scrollIntoViewIfNeeded();
  await page.locator('#broken').getByRole('region').getByLabel('Which one is it?').waitFor();
  await page.getByRole('button', { name: 'Where is my parcel?' }).click();
  await page.getByRole('dialog').getByLabel('Your e-mail').waitFor();
});

test.each([
  { path: '/react', name: 'React' },
  { path: '/vue', name: 'Vue' },
])('the $name page: loaded once, a form that comes and goes with its component, and events', async ({ path, name }) => {
  const { page, requests } = await visit(stage, { at: path });
  await launcherOf(page).waitFor();
  expect(await page.locator('helpslip-widget').count()).toBe(1);
  await page.getByRole('button', { name: 'Contact' }).click();
  const form = page.locator('#contact').getByRole('region');
  await expect.poll(() => form.getByLabel('In a few words').inputValue()).toBe(`From ${name}`);
  await form.locator('[name="message"]').fill('Half a word');
  await page.getByRole('button', { name: 'Orders' }).click();
  await expect.poll(() => page.locator('helpslip-panel').count()).toBe(0);
  await page.getByRole('button', { name: 'Contact' }).click();
  await expect.poll(() => form.locator('[name="message"]').inputValue()).toBe('Half a word');

  const panel = await openForm(page);
  await fillIn(panel, { subject: `From the ${name} page` });
  await sendButton(panel).click();
  await slipOn(panel);
  await page.getByText('Your reference:').waitFor();
  expect(await ticketsAbout(stage, `From the ${name} page`)).toMatchObject([
    { context: { example: name.toLowerCase() } },
  ]);
  expect(requests.filter((address) => address.endsWith('/widget.js')).length).toBeLessThanOrEqual(2);
});
