import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../support/fake-server.ts';
import { type OpenedPanel, openPanel } from '../../support/open-panel.ts';

let panel: OpenedPanel;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  panel = await openPanel();
  await panel.press('A product problem');
  await panel.see('Often asked');
});
afterEach(() => {
  panel.close();
  vi.unstubAllGlobals();
});

const search = (words: string) => {
  const box = panel.root.querySelector<HTMLInputElement>('input[type=search]');
  if (!box) throw new Error('there is no search box');
  box.value = words;
  box.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Nobody presses what has not been painted, which is when a search begins to count. */
const painted = () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));

test('typing searches in the browser, marks what matched, and says when nothing did', async () => {
  const before = panel.server.calls.length;
  search('red lihgt');
  await panel.see('1 answer that may help');
  expect([...panel.root.querySelectorAll('mark')].map((mark) => mark.textContent).join(' ')).toContain('red');
  search('zzzzqqq');
  await panel.see('Nothing found for this');
  expect(panel.server.calls).toHaveLength(before);
});

test('an answer opens in place, its unsafe link is only words, and it can be thanked for', async () => {
  await panel.press('What does the red light mean?');
  await panel.see('The hopper is not seated.');
  expect(panel.words()).toContain('Unsafe words');
  expect(panel.root.querySelector('.prose a')).toBeNull();
  await panel.press('Yes, solved');
  await panel.see('Good to hear.');
});

test('an answer in another language than the panel says which, in the list and where it is read', async () => {
  panel.close();
  const server = fakeServer();
  const { fetch } = server;
  server.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).includes('/articles')) return response;
    return new Response((await response.text()).replaceAll('"id":"7"', '"id":"7","locale":"fr"'));
  };
  panel = await openPanel(server);
  await panel.press('A product problem');
  await panel.see('Often asked');
  const langOf = (selector: string) => panel.root.querySelector(selector)?.getAttribute('lang');
  expect(langOf('.hits span')).toBe('fr');
  await panel.press('What does the red light mean?');
  await panel.see('The hopper is not seated.');
  expect([langOf('h2'), langOf('.prose')]).toEqual(['fr', 'fr']);
});

test('an answer in the language of the panel says nothing of it', async () => {
  expect(panel.root.querySelector('.hits span')?.hasAttribute('lang')).toBe(false);
  await panel.press('What does the red light mean?');
  await panel.see('The hopper is not seated.');
  expect(panel.root.querySelector('.prose')?.hasAttribute('lang')).toBe(false);
});

test('what happened is told in one batch after a while, with a settled search counted once', async () => {
  search('red');
  search('red l');
  search('red light');
  await panel.see('1 answer that may help');
  await painted();
  await panel.press('What does the red light mean?');
  await panel.see('Did this help?');
  const told = () =>
    panel.server.calls.filter(({ path }) => path === '/events').flatMap(({ body }) => JSON.parse(body).events);
  await vi.waitFor(() => expect(told().length).toBeGreaterThan(3), { timeout: 5_000 });
  const kinds = told().map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(['opened', 'category-picked', 'articles-shown', 'searched', 'article-opened']);
  expect(told()[3]).toMatchObject({ query: 'red light', found: ['7'], category: 'problem' });
});
