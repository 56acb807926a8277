import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, OURS, openPanel, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('W4: under a strict policy with trusted types the whole way works without one violation', async () => {
  const { page, faults } = await visit(stage, { at: '/strict' });
  const policy = (await (await fetch(`${stage.shop.url}/strict`)).headers.get('content-security-policy')) ?? '';
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  expect(policy).not.toContain('unsafe');

  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('searchbox').fill('grindr');
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByText('Did this help?').waitFor();
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await panel.getByLabel('Which one is it?').selectOption('Grinder G2');
  await fillIn(panel, { subject: 'Under a strict policy' });
  await sendButton(panel).click();
  const reference = await slipOn(panel);
  await panel.getByRole('button', { name: 'Copy' }).click();
  await panel.getByRole('button', { name: /^(?:Copied|Selected)/ }).waitFor();
  await panel.getByRole('button', { name: 'Print' }).click();
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('button', { name: 'Reply' }).click();
  await panel.getByLabel('Your reply').fill('One more thing.');
  await sendButton(panel).click();
  await panel.getByRole('article').getByText('One more thing.').waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => window.Helpslip?.('destroy'));
  expect(await page.locator(OURS).count()).toBe(0);

  expect(await page.locator('#violations').innerText()).toBe('0');
  expect(faults).toEqual([]);
  expect(await ticketsAbout(stage, 'Under a strict policy')).toMatchObject([{ reference, category: 'product' }]);
});

test('W4: a panel in the flow of such a page works there too', async () => {
  const policy = `default-src 'none'; script-src ${stage.url}; connect-src ${stage.url}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
  const html = pageWith(
    stage.tag('data-site="demo" data-launcher="none"'),
    '<main><h1>Contact</h1><div data-helpslip-inline></div></main>',
  );
  const at = stage.host.put('/inline', { html, headers: { 'Content-Security-Policy': policy } });
  const { page } = await visit(stage, { at });
  const panel = page.getByRole('region', { name: 'Northwind Coffee' });
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await fillIn(panel, { subject: 'In the flow' });
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await panelOf(page).count()).toBe(0);
});
