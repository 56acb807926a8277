import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWith } from '../../support/host-site.ts';
import { fillIn, launcherOf, panelOf, sendButton, slipOn } from '../../support/panel.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { visit } from '../../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const EVENTS = [
  'ready',
  'open',
  'close',
  'view',
  'search',
  'search-miss',
  'article-view',
  'helped',
  'not-helped',
  'ticket-created',
  'error',
];

/** Writes down every event, heard in both ways. */
const LISTENING = `<script>
  window.Helpslip = window.Helpslip || function () { (Helpslip.q = Helpslip.q || []).push(arguments); };
  window.heard = { on: [], window: [] };
  for (const name of ${JSON.stringify(EVENTS)}) {
    const keep = (way) => (event) => heard[way].push([name, event.detail]);
    Helpslip('on', name, keep('on'));
    addEventListener('helpslip:' + name, keep('window'));
  }
</script>`;

test('every event is heard in both ways, with its particulars', { timeout: 60_000 }, async () => {
  const { page, expectFaults } = await visit(stage, {
    at: stage.host.put('/events', { html: pageWith(LISTENING + stage.tag()) }),
  });
  expectFaults(/ERR_FAILED/);
  const heard = (): Promise<{ on: [string, unknown][]; window: [string, unknown][] }> =>
    page.evaluate(() => Reflect.get(window, 'heard'));
  const call = (name: string, value?: unknown) =>
    page.evaluate(([command = '', ...args]) => void window.Helpslip?.(`${command}`, ...args), [name, value]);
  const panel = panelOf(page);
  await page.route('**/widget/app-*', (route) => route.abort());
  await launcherOf(page).click();
  await page.getByText('Help is not reachable right now').waitFor();
  await page.unroute('**/widget/app-*');
  await launcherOf(page).click();
  await panel.getByRole('button', { name: /^Feedback/ }).click();
  await panel.getByRole('searchbox').fill('visit the roastery');
  await panel.locator('mark').first().waitFor();
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByRole('button', { name: 'No, write to us' }).waitFor();
  await panel.getByRole('button', { name: /^Yes/ }).click();
  await call('prefill', { category: 'feedback' });
  await call('search', 'xyzzyxyzzy');
  await panel.getByText('Nothing found for this').waitFor();
  await expect.poll(async () => (await heard()).on.map(([name]) => name)).toContain('search-miss');
  await panel.getByRole('button', { name: 'Clear the search' }).click();
  await panel.getByRole('listitem').first().getByRole('button').click();
  await panel.getByRole('button', { name: 'No, write to us' }).click();
  await fillIn(panel);
  await sendButton(panel).click();
  const reference = (await slipOn(panel)).replaceAll('-', '');
  await panel.getByRole('button', { name: 'Close' }).first().click();

  const { on, window: onWindow } = await heard();
  expect(onWindow).toEqual(on);
  expect([...new Set(on.map(([name]) => name))].sort()).toEqual([...EVENTS].sort());
  const detailOf = (name: string) => on.find(([one]) => one === name)?.[1];
  expect(detailOf('ticket-created')).toMatchObject({ reference });
  expect(detailOf('search')).toMatchObject({ query: 'visit the roastery' });
  expect(detailOf('search-miss')).toEqual({ query: 'xyzzyxyzzy', found: 0 });
  expect(detailOf('article-view')).toEqual({ article: expect.any(String) });
  expect(detailOf('ready')).toBeNull();
});

test('commands open what they name, look as they say, and a second tag changes nothing', async () => {
  const html = pageWith(stage.tag());
  const { page } = await visit(stage, { at: stage.host.put('/commands', { html }) });
  await launcherOf(page).waitFor();
  await page.evaluate((src) => {
    const script = document.createElement('script');
    Object.assign(script, { src }).dataset.site = 'demo';
    script.dataset.label = 'Second';
    document.head.append(script);
    return new Promise((loaded) => script.addEventListener('load', loaded));
  }, `${stage.url}/widget.js?second`);
  const panel = panelOf(page);
  const call = (...args: unknown[]) =>
    page.evaluate(([name, ...rest]) => void window.Helpslip?.(`${name}`, ...rest), args);
  await call('toggle');
  await panel.getByRole('heading', { name: 'What is it about?' }).waitFor();
  await call('toggle');
  await panel.waitFor({ state: 'hidden' });
  await call('search', 'grinder');
  await expect.poll(() => panel.getByRole('searchbox').inputValue()).toBe('grinder');
  const { articles } = await (await fetch(`${stage.url}/api/v1/sites/demo/articles`)).json();
  await call('article', articles[0].id);
  await panel.getByRole('heading', { name: articles[0].question, level: 2 }).waitFor();
  await call('track', '7KM-93P-QXZ2');
  await expect.poll(() => panel.getByRole('textbox').first().isVisible()).toBe(true);
  await call('setTheme', 'dark');
  await expect.poll(() => panel.getAttribute('class')).toContain('dark');
  await call('setLocale', 'de');
  await expect.poll(() => panel.getAttribute('lang')).toMatch(/^de/);
  await call('close');
  await panel.waitFor({ state: 'hidden' });
  expect(await page.locator('helpslip-widget').count()).toBe(1);
  expect(await page.getByText('Second').count()).toBe(0);
});
