import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, markupOf, openForm, openPanel, PRAISE, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ticketsAbout } from '../../support/tickets.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('W6: on a page that has tampered with the objects of JavaScript a ticket carries what it should and no more', async () => {
  const { page, expectFaults } = await visit(stage, { at: '/hostile?globals' });
  // Its arrays become texts in JSON, so the batches of a visit are refused; tickets must not be.
  expectFaults(/status of 422/);
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'Tampered with' });
  const posted: string[] = [];
  page.on('request', (request) => request.url().endsWith('/tickets') && posted.push(request.postData() ?? ''));
  await sendButton(panel).click();
  await slipOn(panel);
  expect(posted).toHaveLength(1);
  expect(posted[0]).not.toMatch(/admin|polluted/);
  expect(await ticketsAbout(stage, 'Tampered with')).toMatchObject([{ messages: [PRAISE.message], context: {} }]);
});

test('W7: settings and commands cannot pollute prototypes', async () => {
  const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
  const head = `<script>window.HelpslipSettings = JSON.parse('${poison},"site":"demo","position":"bottom-left"}');</script>`;
  const tag = stage.tag('data-__proto__="polluted" data-constructor="polluted" data-label="Ask us"');
  const { page } = await visit(stage, { at: stage.host.put('/poison', { html: pageWith(head + tag) }) });
  await page.getByRole('button', { name: 'Ask us' }).waitFor();
  await page.evaluate((text) => {
    const nasty: Record<string, unknown> = JSON.parse(`${text}}`);
    window.Helpslip?.(
      'prefill',
      { ...nasty, subject: 'Poisoned', fields: JSON.parse(`${text}}`) },
      JSON.parse(`${text}}`),
    );
    window.Helpslip?.('setContext', JSON.parse(`${text},"plan":"office"}`));
    window.Helpslip?.('__proto__');
    window.Helpslip?.('open', 'form');
  }, poison);
  const panel = panelOf(page);
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await fillIn(panel, { subject: 'Poisoned' });
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await page.evaluate(() => [Reflect.get({}, 'polluted'), Reflect.get(() => {}, 'polluted')])).toEqual([
    undefined,
    undefined,
  ]);
  expect(await ticketsAbout(stage, 'Poisoned')).toMatchObject([{ fields: {}, context: { plan: 'office' } }]);
});

test('W8: nothing of the page’s own address gets into the page', async () => {
  const at = '/?open=<img src=x onerror=window.wasHit=1>&q=MARKER#<svg onload=window.wasHit=1>MARKER';
  const { page } = await visit(stage, { at });
  const panel = await openForm(page);
  expect(await markupOf(page)).toContain('Tell us what you think');
  expect(await markupOf(page)).not.toMatch(/MARKER|wasHit|onerror|onload/);
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await markupOf(page)).not.toMatch(/MARKER|wasHit|onerror|onload/);
  expect(await page.evaluate(() => 'wasHit' in window)).toBe(false);
});

test('W19: the widget works among hostile styles, and the page looks as it did without it', async () => {
  const without = await visit(stage);
  without.expectFaults(/ERR_FAILED/);
  await without.page.route('**/widget.js', (route) => route.abort());
  await without.page.goto(`${stage.shop.url}/hostile`);
  const { page } = await visit(stage, { at: '/hostile' });
  const panel = await openForm(page);
  const isOnTop = await sendButton(panel).evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const root = button.getRootNode();
    return root instanceof ShadowRoot && root.elementFromPoint(x + width / 2, y + height / 2) === button;
  });
  expect(isOnTop).toBe(true);
  const look = await panel.evaluate((section) => {
    const { fontSize, fontStyle, letterSpacing, textTransform, cursor, direction } = getComputedStyle(section);
    return { fontSize, fontStyle, letterSpacing, textTransform, cursor, direction };
  });
  expect(look).toEqual({
    fontSize: '15px',
    fontStyle: 'normal',
    letterSpacing: 'normal',
    textTransform: 'none',
    cursor: 'auto',
    direction: 'ltr',
  });
  await fillIn(panel, { subject: 'Among hostile styles' });
  const before = await stylesOf(without.page);
  const after = await stylesOf(page);
  expect(after.length).toBe(before.length);
  expect(after.filter((style, at) => style !== before[at])).toEqual([]);
  await sendButton(panel).click();
  await slipOn(panel);
  expect(await ticketsAbout(stage, 'Among hostile styles')).toHaveLength(1);
});

test('W19: a page that unsets and hides everything with !important still shows launcher and panel', async () => {
  const css =
    '<style>body *{all:unset!important;display:none!important}main{z-index:2147483647;position:fixed}</style>';
  const { page } = await visit(stage, { at: stage.host.put('/unset', { html: pageWith(css + stage.tag()) }) });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('searchbox').waitFor();
});

test('W23: the query and the fragment of the page stay on the page, also in every Referer', async () => {
  const html = pageWith(`<meta name="referrer" content="unsafe-url">${stage.tag()}`);
  const at = `${stage.host.put('/reset', { html })}?token=SECRET#id-SECRET`;
  const { page } = await visit(stage, { at });
  const told: string[] = [];
  page.on('requestfinished', async (request) => {
    const headers = await request.allHeaders();
    // The page itself says what its own tag tells about it; all that comes after is ours.
    if (!request.url().endsWith('/widget.js')) {
      told.push(`${request.url()} ${headers.referer ?? ''} ${request.postData() ?? ''}`);
    }
  });
  const panel = await openForm(page);
  await fillIn(panel, { subject: 'From a secret page' });
  await panel.getByText(`${stage.host.url}/reset`, { exact: true }).waitFor();
  await sendButton(panel).click();
  await slipOn(panel);
  await expect.poll(() => told.join('\n')).toContain('/api/v1/tickets');
  expect(told.filter((one) => one.includes('SECRET'))).toEqual([]);
  expect(await ticketsAbout(stage, 'From a secret page')).toMatchObject([{ page: `${stage.host.url}/reset` }]);
});

/** The computed styles of everything on the page that is not ours, one property each. */
function stylesOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('html, body, body *:not(helpslip-widget, helpslip-panel)')].flatMap((element, at) => {
      const style = getComputedStyle(element);
      // The order of custom properties differs from load to load.
      return [...style].sort().map((name) => `${at} ${element.tagName} ${name}: ${style.getPropertyValue(name)}`);
    }),
  );
}
