import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { keepBuild } from '@helpslip/server/db/kept-builds.ts';
import { widgetFiles } from '@helpslip/server/web/widget-build.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { earlierBuild } from '../../support/earlier-build.ts';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, launcherOf, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('W1: the loader comes with a type, a tag and a short life, for every origin and without a cookie', async () => {
  const answer = await fetch(`${stage.url}/widget.js`);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    etag: expect.stringMatching(/^"[^"]+"$/),
  });
  const [, maxAgeSeconds] = /^public, max-age=(\d+)$/.exec(answer.headers.get('cache-control') ?? '') ?? [];
  expect(Number(maxAgeSeconds)).toBeGreaterThan(0);
  expect(Number(maxAgeSeconds)).toBeLessThanOrEqual(600);
  expect(answer.headers.getSetCookie()).toEqual([]);
  const again = await fetch(`${stage.url}/widget.js`, {
    headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('W2: the file of a version never changes, and a browser takes it by its published integrity and by no other', async () => {
  const { version, integrity } = widgetFiles();
  const address = `${stage.url}/widget/${version}.js`;
  const answer = await fetch(address);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(`sha384-${createHash('sha384').update(bytes).digest('base64')}`).toBe(integrity);

  const tag = (hash: string) =>
    `<script async src="${address}" integrity="${hash}" crossorigin="anonymous" data-site="demo"></script>`;
  const good = await visit(stage, { at: stage.host.put('/good', { html: pageWith(tag(integrity)) }) });
  await fillIn(await openForm(good.page));

  const other = `sha384-${createHash('sha384').update('another file').digest('base64')}`;
  const bad = await visit(stage, { at: stage.host.put('/bad', { html: pageWith(tag(other)) }) });
  bad.expectFaults(/integrity/);
  await expect.poll(() => bad.faults.join()).toMatch(/integrity/);
  expect(await bad.page.locator('helpslip-widget').count()).toBe(0);
});

test('W5: nothing in the built widget turns a string into code, a script or a style', () => {
  const dist = join(dirname(createRequire(import.meta.url).resolve('@helpslip/widget/package.json')), 'dist');
  const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
  expect(files.length).toBeGreaterThan(3);
  const forbidden =
    /\beval\(|new Function|document\.write|[^_]innerHTML\s*=[^=]|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc|setHTMLUnsafe|setAttribute\(\s*["'`]style|createElement\(\s*["'`](?:script|style)|setTimeout\(\s*["'`]/g;
  const hits = files.flatMap((name) =>
    [...readFileSync(join(dist, name), 'utf8').matchAll(forbidden)].map(
      ({ 0: hit, index, input }) => `${name}: ${hit}: ${input.slice(Math.max(0, index - 60), index + 60)}`,
    ),
  );
  // The one that was looked at: Preact's own, for a property that no source of the widget sets.
  expect(hits.filter((hit) => !/\.innerHTML=.*__html/.test(hit))).toEqual([]);
  expect(hits.length).toBeLessThanOrEqual(1);
  expect(widgetSources().filter((source) => /dangerouslySetInnerHTML|__html/.test(source))).toEqual([]);
});

function widgetSources(): string[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@helpslip/widget/package.json')), 'src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => `${name}: ${readFileSync(join(folder, name), 'utf8')}`);
}

test('W18: a second tag, and one more from a tag manager, change nothing', async () => {
  const at = stage.host.put('/twice', {
    html: pageWith(stage.tag() + stage.tag('data-site="demo" data-label="Me too"')),
  });
  const { page, requests } = await visit(stage, { at });
  await launcherOf(page).waitFor();
  await page.evaluate((src) => {
    const script = document.createElement('script');
    script.src = src;
    script.dataset.site = 'demo';
    document.head.append(script);
    return new Promise((loaded) => script.addEventListener('load', loaded));
  }, `${stage.url}/widget.js?manager`);
  expect(requests.filter((address) => address.startsWith(`${stage.url}/widget.js`)).length).toBeGreaterThan(1);
  expect(await page.locator('helpslip-widget').count()).toBe(1);
  await openForm(page);
  expect(await page.getByRole('dialog').count()).toBe(1);
});

/** Counts what moved of the page itself; what is inside our shadow root has no node here. */
const WATCH_SHIFTS = `window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries()) {
      window.shifted += sources.filter(({ node }) => node && !node.nodeName.startsWith('HELPSLIP-')).length;
    }
  }).observe({ type: 'layout-shift', buffered: true });`;

test('W24: before the first touch there is one request and no trace; all the way through there is nobody but us', async () => {
  const { page, context, requests } = await visit(stage);
  await page.evaluate(WATCH_SHIFTS);
  await launcherOf(page).waitFor();
  await page.waitForLoadState('networkidle');
  const ours = () => requests.filter((address) => address.startsWith(stage.url));
  const traces = () =>
    page.evaluate(async () => ({
      cookie: document.cookie,
      stored: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      shifts: Reflect.get(window, 'shifted'),
    }));
  expect(ours()).toEqual([`${stage.url}/widget.js`]);
  expect(await traces()).toEqual({ cookie: '', stored: 0, databases: 0, shifts: 0 });

  const panel = await openForm(page);
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('heading', { name: 'We have it, it is waiting its turn' }).waitFor();
  expect(ours().length).toBeGreaterThan(5);
  expect(await context.cookies()).toEqual([]);
  expect(await traces()).toMatchObject({ cookie: '', shifts: 0 });
});

test('W2: a page pinned to the build before an update is served from it, its app too', async () => {
  const before = earlierBuild();
  await keepBuild(stage.deps.db, before, stage.deps.clock());
  const tag = `<script async src="${stage.url}/widget/${before.version}.js" integrity="${before.integrity}" crossorigin="anonymous" data-site="demo"></script>`;
  const { page, requests } = await visit(stage, { at: stage.host.put('/pinned', { html: pageWith(tag) }) });
  const panel = await openForm(page);
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);
  const files = requests.filter((address) => address.startsWith(`${stage.url}/widget`));
  expect(files).toContain(`${stage.url}/widget/${before.appFile}`);
  const names = files.map((address) => address.split('/widget/')[1]?.split('?')[0] ?? address);
  expect(names.filter((name) => !before.files.has(name))).toEqual([]);
});
