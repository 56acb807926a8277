import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('what is locked and hidden stays so through every step, and what goes along is shown before it is sent', async () => {
  const head = `<script>
    window.Helpslip = window.Helpslip || function () { (Helpslip.q = Helpslip.q || []).push(arguments); };
    Helpslip('prefill',
      { category: 'feedback', subject: 'Locked words', email: 'ada@example.com', name: 'Ada', message: 'A first word' },
      { lock: ['category', 'subject'], hide: ['email'] });
    Helpslip('setContext', { plan: 'office', orders: 12 });
  </script>`;
  const { page } = await visit(stage, { at: stage.host.put('/locked', { html: pageWith(head + stage.tag()) }) });
  const panel = await openPanel(page);
  await panel.getByRole('searchbox').fill('something quite different');
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  // There is nothing else to choose.
  await panel.getByRole('heading', { name: 'What is it about?' }).waitFor();
  expect(await panel.locator('.card').count()).toBe(1);
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();

  const subject = panel.getByLabel('In a few words');
  const isLocked = async () => {
    await subject.waitFor();
    expect(await subject.inputValue()).toBe('Locked words');
    expect(await subject.getAttribute('readonly')).not.toBeNull();
    expect(await panel.getByLabel('Your e-mail').count()).toBe(0);
  };
  await isLocked();
  await panel.locator('[name="message"]').fill('A first word, and more');
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await isLocked();
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.Helpslip?.('open'));
  await isLocked();
  await page.reload();
  await page.evaluate(() => window.Helpslip?.('open', 'form'));
  await isLocked();
  expect(await panel.locator('[name="message"]').inputValue()).toBe('A first word, and more');

  await panel.getByText('plan: office, orders: 12').waitFor();
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'Locked words')).toMatchObject([
    { messages: ['A first word, and more'], context: { plan: 'office', orders: '12' } },
  ]);
});

test('a category that the site does not have locks nobody out', async () => {
  const { page } = await visit(stage, { at: stage.host.put('/unknown', { html: pageWith(stage.tag()) }) });
  await page.locator('helpslip-widget').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    window.Helpslip?.('prefill', { category: 'nothing-of-ours' }, { lock: true });
    window.Helpslip?.('open');
  });
  await panelOf(page).locator('.card').first().waitFor();
  expect(await panelOf(page).locator('.card').count()).toBeGreaterThan(2);
});

test('what is filled in and opened in one breath is what is shown, also on a panel that was used before', async () => {
  const { page } = await visit(stage, { at: stage.host.put('/breath', { html: pageWith(stage.tag()) }) });
  const panel = await openPanel(page);
  for (const [category, subject] of [
    ['feedback', 'A first one'],
    ['delivery', 'A second one'],
  ]) {
    await page.evaluate(
      (values) => {
        window.Helpslip?.('prefill', values, { lock: ['subject'] });
        window.Helpslip?.('open', 'form');
      },
      { category, subject },
    );
    await expect.poll(() => panel.getByLabel('In a few words').inputValue()).toBe(subject);
    expect(await panel.getByRole('heading', { level: 1 }).innerText()).toMatch(new RegExp(`^${category}`, 'i'));
  }
});
