import type { EventName, SettingName, StartedApp } from '@helpslip/widget/app/embed.ts';
import { embed } from '@helpslip/widget/loader/embed.ts';
import { settingsOf } from '@helpslip/widget/loader/settings.ts';
import { afterEach, beforeAll, expect, expectTypeOf, test, vi } from 'vitest';
import { load } from '../../../widget/npm/src/load.ts';
import type { HelpslipCommands, HelpslipEventName, HelpslipSettings } from '../../../widget/npm/src/types.ts';

const SERVER = 'https://help.example.com';
const tags = () => [...document.head.querySelectorAll<HTMLScriptElement>('script[data-site]')];

// The page of these tests fetches nothing; what a browser would tell of a script is told by the tests.
beforeAll(() => {
  Object.assign(Reflect.get(window, 'happyDOM').settings, { handleDisabledFileLoadingAsSuccess: true });
});
afterEach(() => {
  load({ server: SERVER, site: 'acme' })('destroy');
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** What the served script does when it has come. */
function come(script: HTMLScriptElement | undefined, opened: unknown[] = []): void {
  if (!script) throw new Error('there is no tag');
  const app: StartedApp = {
    open: async (wish) => void opened.push(wish),
    close: () => {},
    fill: async () => {},
    refresh: () => {},
    destroy: () => {},
  };
  embed(settingsOf(script), SERVER, async () => ({ startApp: () => app }));
}

test('it adds one tag, with the settings, the nonce and the pinned bytes that it was given', () => {
  load({
    server: `${SERVER}/`,
    site: 'acme',
    zIndex: 5,
    nonce: 'n0nce',
    version: '0123456789ab',
    integrity: 'sha384-x',
  });
  load({ server: SERVER, site: 'other' });
  const [tag, second] = tags();
  expect(second).toBeUndefined();
  expect(tag?.src).toBe(`${SERVER}/widget/0123456789ab.js`);
  expect({ ...tag?.dataset }).toEqual({ site: 'acme', zIndex: '5' });
  expect([tag?.nonce, tag?.integrity, tag?.crossOrigin]).toEqual(['n0nce', 'sha384-x', 'anonymous']);
});

test('what is called before the widget has come waits for it, and a listener can be taken off', async () => {
  const helpslip = load({ server: SERVER, site: 'acme' });
  const heard: string[] = [];
  helpslip('on', 'ready', () => heard.push('ready'));
  const end = helpslip('on', 'open', () => heard.push('open'));
  end();
  helpslip('search', 'invoice');
  const opened: unknown[] = [];
  come(tags()[0], opened);
  await vi.waitFor(() => expect(opened).toEqual([{ search: 'invoice' }]));
  expect(heard).toEqual(['ready']);
});

test('destroyed while it is still on its way it stays away, and loaded again it is there once', () => {
  const helpslip = load({ server: SERVER, site: 'acme' });
  const [first] = tags();
  helpslip('open');
  helpslip('destroy');
  expect(tags()).toEqual([]);
  load({ server: SERVER, site: 'acme', label: 'Second' });
  // The browser runs both: the first was on its way.
  come(first);
  expect(document.querySelector('helpslip-widget')).toBeNull();
  come(tags()[0]);
  expect(document.querySelector('helpslip-widget')?.shadowRoot?.textContent).toBe('Second');
  helpslip('destroy');
  expect(document.querySelector('helpslip-widget')).toBeNull();
  expect(tags()).toEqual([]);
});

test('a script that cannot be had is told, and the next load tries again', () => {
  const heard: string[] = [];
  addEventListener('helpslip:error', () => heard.push('error'), { once: true });
  load({ server: SERVER, site: 'acme' });
  tags()[0]?.dispatchEvent(new Event('error'));
  expect(heard).toEqual(['error']);
  expect(tags()).toEqual([]);
  load({ server: SERVER, site: 'acme' });
  expect(tags()).toHaveLength(1);
});

test('its types name the settings, commands and events that there are', () => {
  expectTypeOf<keyof HelpslipSettings>().toEqualTypeOf<SettingName>();
  expectTypeOf<HelpslipEventName>().toEqualTypeOf<EventName>();
  const typed: Record<keyof HelpslipCommands | 'on' | 'off', true> = {
    open: true,
    close: true,
    toggle: true,
    search: true,
    article: true,
    track: true,
    prefill: true,
    identify: true,
    setContext: true,
    setLocale: true,
    setTheme: true,
    destroy: true,
    on: true,
    off: true,
  };
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  load({ server: SERVER, site: 'acme' });
  come(tags()[0]);
  window.Helpslip?.('no-such-command');
  const told = String(warn.mock.calls[0]?.[0])
    .replace(/^.*, but /, '')
    .split(',');
  expect(told.sort()).toEqual(Object.keys(typed).sort());
});
