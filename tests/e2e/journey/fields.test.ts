import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillIn, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a field that is asked for only sometimes comes and goes, and does not go along when it is hidden', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page, /^Delivery/);
  await fillIn(panel, { subject: 'Arrived in pieces' });
  await panel.getByLabel('Something is wrong or missing').check();
  await panel.getByLabel('What should have been in it?').fill('Two bags of Passat');
  await panel.getByLabel('It arrived damaged').check();
  expect(await panel.getByLabel('What should have been in it?').count()).toBe(0);
  await sendButton(panel).click();
  const damage = panel.getByRole('group', { name: 'What is damaged?' });
  await damage.getByText('Please choose one.').or(damage.getByText('Please fill this in.')).waitFor();
  await damage.getByLabel('A bag of coffee').check();
  await damage.getByLabel('The outer box').check();
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'Arrived in pieces')).toMatchObject([
    { category: 'delivery', fields: { trouble: 'damaged', damage: ['outer-box', 'bag'] } },
  ]);
});

test('numbers, days, addresses and ticks arrive as what they are', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page, /^A product problem/);
  await fillIn(panel, { subject: 'All kinds' });
  await panel.getByLabel('Which one is it?').selectOption('Espresso machine E1');
  await panel.getByLabel('About how many coffees a day?').fill('a few');
  await panel.getByLabel('Bought on').fill('2025-03-01');
  await panel.getByLabel('I would like to send it in for repair').check();
  await panel.getByLabel('I need a padded box').check();
  await sendButton(panel).click();
  await panel.getByText('Please write a number, such as 12 or 3.5.').waitFor();
  await panel.getByLabel('About how many coffees a day?').fill('3,5');
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'All kinds')).toMatchObject([
    { fields: { product: 'e1', shots: 3.5, bought: '2025-03-01', 'send-in': true, box: true } },
  ]);
});

test('the first thing that is wrong gets the focus, and each fault is told at its own input', async () => {
  const { page } = await visit(stage);
  const panel = await openForm(page, /^My account/);
  await panel.getByLabel('E-mail of the account').fill('not an address');
  await sendButton(panel).click();
  await panel.getByText('things to look at').waitFor();
  const first = panel.getByLabel('E-mail of the account');
  expect(await first.evaluate((input) => input.matches(':focus'))).toBe(true);
  const faults = await panel.locator('[aria-invalid="true"]').evaluateAll((inputs) =>
    inputs.map((input) => {
      const told = input.getAttribute('aria-describedby')?.split(' ') ?? [];
      const root = input.getRootNode();
      if (!(root instanceof ShadowRoot)) return '';
      return `${input.getAttribute('name')}: ${root.getElementById(told.at(-1) ?? '')?.textContent}`;
    }),
  );
  expect(new Set(faults)).toEqual(
    new Set([
      'fields.account: Please write an address such as ada@example.com.',
      'fields.topic: Please fill this in.',
      'subject: Please fill this in.',
      'message: Please fill this in.',
      'email: Please fill this in.',
    ]),
  );
});

test('what the owner’s page prefills, locks and says about its visitor goes along, unless it is switched off', async () => {
  const { page } = await visit(stage);
  await page.evaluate(() => {
    window.Helpslip?.('prefill', { subject: 'Order NW-20418', email: 'ada@example.com' }, { lock: ['email'] });
    window.Helpslip?.('setContext', { plan: 'office', orders: 12 });
  });
  const panel = await openForm(page);
  expect(await panel.getByLabel('In a few words').inputValue()).toBe('Order NW-20418');
  expect(await panel.getByLabel('Your e-mail').isEditable()).toBe(false);
  await panel.locator('[name="message"]').fill('Thank you!');
  await panel.getByText('plan: office, orders: 12').waitFor();
  await panel.getByRole('switch', { name: /The address of this page/ }).uncheck();
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'Order NW-20418')).toMatchObject([
    { page: null, context: { plan: 'office', orders: '12' } },
  ]);
});
