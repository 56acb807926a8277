import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, launcherOf, openForm, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { type Visitor, visit } from '../../support/visitor.ts';

let stage: Stage;
let at: string;
beforeAll(async () => {
  stage = await openStage();
  at = stage.host.put('/', { html: pageWith(stage.tag()) });
});
afterAll(() => stage.close());

/** What tells one browser from another, and what is kept in it; each use is noted under its name. */
async function watchUses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const used: string[] = [];
    Object.assign(window, { used });
    const watch = (owner: object | undefined, name: string) => {
      const property = owner && Object.getOwnPropertyDescriptor(owner, name);
      if (!property) throw new Error(`${name} is not there to be watched`);
      const note = () => used.push(name);
      const { value, get, set } = property;
      if (typeof value === 'function') {
        // As a class too: what is new is made by the browser's own.
        const watched = new Proxy(value, {
          apply(target, self, given) {
            note();
            return Reflect.apply(target, self, given);
          },
          construct(target, given, made) {
            note();
            return Reflect.construct(target, given, made);
          },
        });
        Object.defineProperty(owner, name, { ...property, value: watched });
      } else {
        Object.defineProperty(owner, name, {
          ...property,
          get() {
            note();
            return get?.call(this);
          },
          set,
        });
      }
    };
    watch(HTMLCanvasElement.prototype, 'getContext');
    watch(HTMLCanvasElement.prototype, 'toDataURL');
    watch(window, 'OffscreenCanvas');
    watch(window, 'AudioContext');
    watch(window, 'OfflineAudioContext');
    watch(window, 'RTCPeerConnection');
    watch(window, 'Worker');
    watch(FontFaceSet.prototype, 'check');
    const navigatorOwn = ['plugins', 'mimeTypes', 'hardwareConcurrency', 'userAgent', 'platform', 'webdriver'];
    for (const name of navigatorOwn) watch(Navigator.prototype, name);
    for (const name of ['width', 'height', 'colorDepth', 'pixelDepth', 'availWidth']) watch(Screen.prototype, name);
    watch(Document.prototype, 'cookie');
    watch(IDBFactory.prototype, 'open');
    for (const name of ['getItem', 'setItem', 'removeItem', 'key']) watch(Storage.prototype, name);
    watch(Navigator.prototype, 'sendBeacon');
    watch(window, 'XMLHttpRequest');
    watch(window, 'WebSocket');
    watch(window, 'EventSource');
  });
}

const usesOf = ({ page }: Visitor) => page.evaluate<string[]>(() => [...new Set<string>(Reflect.get(window, 'used'))]);

test('W24: nothing that tells one browser from another is asked, all the way to the slip', async () => {
  const visitor = await visit(stage, { at: 'about:blank' });
  const { page, context, requests } = visitor;
  await watchUses(context);
  await page.goto(at);
  await launcherOf(page).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await usesOf(visitor)).toEqual([]);
  expect(requests.filter((address) => address.startsWith('http'))).toEqual([at, `${stage.url}/widget.js`]);

  const panel = await openForm(page);
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);
  await panel.getByRole('button', { name: 'Follow this request' }).click();
  await panel.getByRole('article').waitFor();
  const uses = await usesOf(visitor);
  // The draft, its files and the slip are kept for the visitor; it shows that the watch works.
  expect(uses).toContain('setItem');
  expect(uses.filter((name) => !['getItem', 'setItem', 'removeItem', 'open'].includes(name))).toEqual([]);
});

test('W24: what keeps caches or works in the background is left alone', async () => {
  const { page } = await visit(stage, { at });
  const panel = await openForm(page);
  await fillIn(panel);
  await sendButton(panel).click();
  await slipOn(panel);
  const kept = await page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    frames: frames.length,
    added: [...document.querySelectorAll('script, link, style, meta')].map(({ outerHTML }) => outerHTML),
  }));
  const plain = await visit(stage, { at: stage.host.put('/without', { html: pageWith('') }) });
  const own = await plain.page.evaluate(() =>
    [...document.querySelectorAll('script, link, style, meta')].map(({ outerHTML }) => outerHTML),
  );
  expect(kept).toMatchObject({ caches: [], workers: 0, frames: 0 });
  expect(kept.databases.filter((name) => !name?.startsWith('helpslip'))).toEqual([]);
  expect(kept.added.filter((markup) => !own.includes(markup))).toEqual([expect.stringContaining('/widget.js')]);
});
