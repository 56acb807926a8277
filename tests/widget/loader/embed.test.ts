import type { SettingName, StartedApp, StartOptions, Wish } from '@helpslip/widget/app/embed.ts';
import { embed } from '@helpslip/widget/loader/embed.ts';
import { settingsOf } from '@helpslip/widget/loader/settings.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let wishes: Wish[];
let options: StartOptions | undefined;
let fetches: number;
let isAway: boolean;

beforeEach(() => {
  [wishes, options, fetches, isAway] = [[], undefined, 0, false];
});
afterEach(() => {
  window.Helpslip?.('destroy');
  delete window.Helpslip;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function fetchApp() {
  fetches++;
  if (isAway) throw new TypeError('Failed to fetch');
  const app: StartedApp = {
    async open(wish) {
      wishes.push(wish);
    },
    close: () => wishes.push({ closed: true }),
    fill: async () => {},
    refresh: () => {},
    destroy: () => wishes.push({ destroyed: true }),
  };
  return {
    startApp(started: StartOptions) {
      options = started;
      return app;
    },
  };
}

const start = (settings: { [Name in SettingName]?: string } = { site: 'acme' }) =>
  embed((name) => settings[name], 'https://help.example.com', fetchApp);
const launcher = () => document.querySelector('helpslip-widget')?.shadowRoot?.querySelector('button');

test('nothing is fetched and nothing stored before the visitor touches it', () => {
  const { length } = localStorage;
  start();
  expect(launcher()?.textContent).toBe('Help');
  expect(fetches).toBe(0);
  expect(localStorage).toHaveLength(length);
});

test('the launcher opens the panel, and shows again when it is closed', async () => {
  start();
  launcher()?.click();
  await vi.waitFor(() => expect(wishes).toEqual([{}]));
  expect(launcher()?.textContent).toBe('');
  options?.onClose();
  expect(wishes.at(-1)).toEqual({ closed: true });
  expect(launcher()?.textContent).toBe('Help');
});

test('calls made before the loader ran are done in their order', async () => {
  const heard: string[] = [];
  window.Helpslip = Object.assign(() => {}, {
    q: [
      ['on', 'ready', () => heard.push('ready')],
      ['prefill', { email: 'ada@example.com' }, { lock: true }],
      ['open', 'form'],
    ] satisfies [string, ...unknown[]][],
  });
  start();
  await vi.waitFor(() => expect(wishes).toEqual([{ open: 'form' }]));
  expect(heard).toEqual(['ready']);
  expect(options?.given.prefill).toEqual([{ email: 'ada@example.com' }, { lock: true }]);
});

test('commands that only tell something fetch nothing', () => {
  start();
  for (const name of ['prefill', 'identify', 'setContext', 'setLocale', 'setTheme', 'close'])
    window.Helpslip?.(name, {});
  expect(fetches).toBe(0);
});

test('an unknown command, also one of every object, is answered with those that there are', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  start();
  window.Helpslip?.('constructor');
  window.Helpslip?.('opne');
  expect(warn).toHaveBeenCalledTimes(2);
  expect(warn.mock.calls[1]?.[0]).toMatch(/no command opne, but .*\bdestroy\b.*\bopen\b.*\bprefill\b/);
});

test('a listener hears its event with its particulars until it is taken off, and the window hears it too', async () => {
  start();
  const heard: unknown[] = [];
  const listener = (event: Event) => heard.push(event instanceof CustomEvent && event.detail);
  window.Helpslip?.('on', 'ticket-created', listener);
  await window.Helpslip?.('open');
  await vi.waitFor(() => expect(options).toBeDefined());
  options?.emit('ticket-created', { reference: '7KM93PQXZ2' });
  window.Helpslip?.('off', 'ticket-created', listener);
  options?.emit('ticket-created', { reference: 'another' });
  expect(heard).toEqual([{ reference: '7KM93PQXZ2' }]);
});

test('an app that cannot be had is said on the launcher, and the next press tries again', async () => {
  start();
  isAway = true;
  launcher()?.click();
  await vi.waitFor(() => expect(launcher()?.textContent).toBe('Help is not reachable right now. Try again'));
  isAway = false;
  launcher()?.click();
  await vi.waitFor(() => expect(wishes).toEqual([{}]));
});

test('any element of the page opens what it names', async () => {
  start();
  document.body.insertAdjacentHTML('beforeend', '<a href="/contact" data-helpslip-open="form"><b>Write</b></a>');
  document.querySelector('b')?.click();
  await vi.waitFor(() => expect(wishes[0]).toMatchObject({ helpslipOpen: 'form' }));
});

test('a second tag changes nothing, and after destroy another one works', async () => {
  start();
  const first = window.Helpslip;
  start({ site: 'acme', label: 'Second' });
  expect(window.Helpslip).toBe(first);
  expect(document.querySelectorAll('helpslip-widget')).toHaveLength(1);

  launcher()?.click();
  await vi.waitFor(() => expect(wishes).toHaveLength(1));
  window.Helpslip?.('destroy');
  expect(wishes.at(-1)).toEqual({ destroyed: true });
  expect(document.querySelector('helpslip-widget')).toBeNull();
  expect(window.Helpslip).toBeUndefined();

  start({ site: 'acme', label: 'Third' });
  expect(launcher()?.textContent).toBe('Third');
});

test('settings come from the tag first, then from the page, and from nowhere else', () => {
  const tag = document.createElement('script');
  tag.dataset.site = 'acme';
  vi.stubGlobal(
    'HelpslipSettings',
    JSON.parse('{"site":"other","label":"Ask","__proto__":{"color":"#000"},"zIndex":5}'),
  );
  const setting = settingsOf(tag);
  expect(setting('site')).toBe('acme');
  expect(setting('label')).toBe('Ask');
  expect(setting('zIndex')).toBe('5');
  expect(setting('color')).toBeUndefined();
  vi.unstubAllGlobals();
});
