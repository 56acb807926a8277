import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../support/browser.ts';
import { type HostSite, openHostSite, pageWith } from '../../support/host-site.ts';
import { parts, partText, writePart } from '../document.ts';
import { isQuick } from '../pace.ts';
import { machine, sectionText } from '../report.ts';
import type { OpenedContestant } from './contestant.ts';
import { bareButton } from './contestants/bare-button.ts';
import { docsearch } from './contestants/docsearch.ts';
import { feedbackFin } from './contestants/feedbackfin.ts';
import { helpslip } from './contestants/helpslip.ts';
import { n8nChat } from './contestants/n8n-chat.ts';
import { pageAlone } from './contestants/page-alone.ts';
import { posthog } from './contestants/posthog.ts';
import { sentry } from './contestants/sentry.ts';
import { typebot } from './contestants/typebot.ts';
import { time, weigh } from './measure.ts';
import { installContestants } from './packages.ts';
import { bytesTable, type Result, ratiosTable, setUps, shiftsTable, timesTable } from './tables.ts';

const ROUNDS = isQuick ? 1 : 5;
const CONTESTANTS = [pageAlone, bareButton, helpslip, sentry, feedbackFin, docsearch, posthog, typebot, n8nChat];
/** They come first. */
const NO_WIDGETS = 2;
const TEXT = '<p>We roast on Tuesdays and send on Wednesdays. Whoever orders before noon has it on Friday.</p>';
const machineBefore = machine();
const opened: { address: string; widget: OpenedContestant; result: Result }[] = [];
let browser: Browser;
let host: HostSite;
beforeAll(async () => {
  installContestants();
  const options = findBrowser();
  // Whom a widget may call at home is not there.
  const args = [...(options.args ?? []), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];
  browser = await chromium.launch({ ...options, args, headless: true });
  host = await openHostSite();
  for (const contestant of CONTESTANTS) {
    const widget = await contestant.open();
    const html = pageWith(widget.head, `<main><h1>Coffee</h1>${TEXT.repeat(8)}</main>${widget.body ?? ''}`);
    const address = host.put(`/${opened.length}`, { html });
    opened.push({ address, widget, result: { contestant, weight: await weigh(browser, address, widget), times: [] } });
  }
}, 300_000);
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close(), ...opened.map(({ widget }) => widget.close())]);
});

const resultOf = (name: string): Result => {
  const found = opened.find(({ result }) => result.contestant.name === name);
  if (!found) throw new Error(`${name} did not take part`);
  return found.result;
};

test('every widget opens a form that can be used, and fetches something for it', () => {
  const weights = opened.slice(NO_WIDGETS).map(({ result }) => result.weight.untilForm.gzip);
  expect(weights).toHaveLength(CONTESTANTS.length - NO_WIDGETS);
  expect(Math.min(...weights)).toBeGreaterThan(1000);
});

test('before the first touch Helpslip makes one request, and none to strangers until its form stands there', () => {
  const { before, strangers } = resultOf(helpslip.name).weight;
  expect(before.requests).toBe(1);
  expect(strangers).toEqual([]);
});

test('all are measured in turn, round by round; Helpslip shifts nothing', { timeout: 1_800_000 }, async () => {
  // Once without counting: the browser's own caches of a first page are warm for all.
  for (const { address, widget } of opened) await time(browser, address, widget);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { address, widget, result } of opened) result.times.push(await time(browser, address, widget));
  }
  write(opened.map(({ result }) => result));
  const { times } = resultOf(helpslip.name);
  expect(Math.max(...times.map(({ opening }) => opening.shifted))).toBe(0);
});

function write(results: Result[]): void {
  const sections = [
    bytesTable(results.slice(NO_WIDGETS)),
    timesTable(results),
    ratiosTable(resultOf(helpslip.name), resultOf(sentry.name), resultOf(bareButton.name)),
    shiftsTable(results),
  ].map((section) => sectionText(section, '###'));
  const text = partText(
    'Written by `npm run weights`, which installs the others into `.cache/widgets`.',
    `${machineBefore} ${ROUNDS} rounds, the widgets taking turns.`,
    [...sections, setUps(results)],
  );
  console.log(text);
  if (!isQuick) writePart(parts.others, text);
}
