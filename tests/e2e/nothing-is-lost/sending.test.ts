import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillIn, openForm, openPanel, PRAISE, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

const SAFE = 'Not sent yet. Your text is safe here';
const GONE = /ERR_CONNECTION_REFUSED|ERR_FAILED|ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE/;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a server that is gone while a visitor sends costs nothing but a moment', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(GONE);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'The server went away' });
  await stage.leave();
  await sendButton(panel).click();
  await panel.getByText(SAFE).waitFor();
  expect(await panel.locator('[name="message"]').inputValue()).toBe(PRAISE.message);
  await stage.comeBack();
  const reference = await slipOn(panel);
  expect(await ticketsAbout(stage, 'The server went away')).toMatchObject([{ reference, messages: [PRAISE.message] }]);
});

test('W15: pressing Send twice, or Enter twice, is sending once', async () => {
  const { page } = await visit(stage);
  const sent: Request[] = [];
  page.on('request', (request) => request.url().endsWith('/api/v1/tickets') && sent.push(request));
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Clicked twice' });
  await sendButton(panel).dblclick();
  await slipOn(panel);

  await page.reload();
  const again = await openForm(page);
  await fillIn(again, { subject: 'Entered twice' });
  await again.getByLabel('Your e-mail').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await slipOn(again);

  expect(await ticketsAbout(stage, 'Clicked twice')).toHaveLength(1);
  expect(await ticketsAbout(stage, 'Entered twice')).toHaveLength(1);
  const keys = await Promise.all(sent.map((request) => request.headerValue('idempotency-key')));
  expect(new Set(keys).size).toBe(2);
});

test('a receipt that was lost on its way, and a text that was changed since, make one ticket that holds both', async () => {
  const { page, expectFaults } = await visit(stage);
  expectFaults(GONE);
  // The first wording is on record already, so the server refuses the second under the same key.
  expectFaults(/status of 422/);
  let isLineCut = true;
  await page.route('**/api/v1/tickets', async (route) => {
    if (!isLineCut) return route.continue();
    if (route.request().method() === 'POST') await route.fetch();
    return route.abort();
  });
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Lost on its way' });
  await sendButton(panel).click();
  await panel.getByText(SAFE).waitFor();
  await panel.locator('[name="message"]').fill('I meant the Passat.');
  await panel.getByText('press Send when you are ready').waitFor();
  isLineCut = false;
  await sendButton(panel).click();
  const reference = await slipOn(panel);
  expect(await ticketsAbout(stage, 'Lost on its way')).toMatchObject([
    { reference, messages: [PRAISE.message, 'I meant the Passat.'] },
  ]);
});

test('a receipt that was lost, and a page that was closed since, make one ticket and show its slip', async () => {
  const { page, context, expectFaults } = await visit(stage);
  expectFaults(GONE);
  await page.route('**/api/v1/tickets', async (route) => {
    await route.fetch();
    return route.abort();
  });
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Closed too early' });
  await sendButton(panel).click();
  await panel.getByText(SAFE).waitFor();
  const [{ reference } = { reference: '' }] = await ticketsAbout(stage, 'Closed too early');
  await page.close();

  const later = await context.newPage();
  await later.goto(stage.shop.url);
  expect(await slipOn(await openPanel(later))).toBe(reference);
  expect(await ticketsAbout(stage, 'Closed too early')).toHaveLength(1);
});

test('a visitor who is offline is told so, and the ticket goes out by itself when the network is back', async () => {
  const { page, context, expectFaults } = await visit(stage);
  expectFaults(GONE);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'On a train' });
  await context.setOffline(true);
  await sendButton(panel).click();
  await panel.getByText(`${SAFE}; it goes out when you are online again.`).waitFor();
  await context.setOffline(false);
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'On a train')).toHaveLength(1);
});
