import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, openPanel, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

const NONCE = 'bm9uY2UtZm9yLXRoaXMtcGFnZQ==';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A policy of nonces alone: no host is named for scripts, and no style that is written in the page. */
const policy = () =>
  `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'nonce-${NONCE}'; connect-src ${stage.url}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

test('W4: nonces alone let it in, also on a page that runs from the right, unsets everything and has patched its globals', async () => {
  const styles = `<style nonce="${NONCE}">*, body * { all: unset !important; display: block !important; font: 40px/3 serif !important }
    main { position: fixed; inset: 0; z-index: 2147483647 }</style>`;
  const patches = `<script nonce="${NONCE}">Object.prototype.admin = 1;
    const { fetch, setTimeout } = window;
    window.fetch = (...given) => fetch(...given).then((answer) => answer);
    window.setTimeout = (work, ms, ...given) => setTimeout(() => work(...given), ms);</script>`;
  const tag = stage.tag(`nonce="${NONCE}" data-site="demo"`);
  const at = stage.host.put('/all-at-once', {
    html: pageWith(patches + styles + tag, undefined, 'dir="rtl"'),
    headers: { 'Content-Security-Policy': policy() },
  });
  // Violations, errors and requests to strangers fail the test in the end.
  const { page, requests } = await visit(stage, { at });
  await page.locator('helpslip-widget').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([at, `${stage.url}/widget.js`]);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);

  const panel = await openPanel(page);
  expect(await panel.evaluate((section) => getComputedStyle(section).direction)).toBe('rtl');
  await panel.getByRole('button', { name: /^A product problem/ }).click();
  await panel.getByRole('searchbox').fill('clean the grinder');
  await panel.getByRole('button', { name: /^How do I clean/ }).click();
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await panel.getByLabel('Which one is it?').selectOption('Grinder G2');
  await fillIn(panel, { subject: 'All at once' });
  await sendButton(panel).click();
  const reference = await slipOn(panel);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').waitFor();
  expect(await ticketsAbout(stage, 'All at once')).toMatchObject([{ reference, category: 'product' }]);
});
