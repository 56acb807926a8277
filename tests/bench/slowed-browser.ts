import { fileURLToPath } from 'node:url';
import { wordsWith } from '@helpslip/shared/search/create-search';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { fuseMatcher } from '../../widget/fuse-matcher.ts';
import { findBrowser } from '../support/browser.ts';
import { type HostSite, openHostSite, pageWith } from '../support/host-site.ts';
import { percentile } from './load.ts';
import type { Section } from './report.ts';
import { milliseconds, whole } from './rounds.ts';
import type { PageTimes } from './slowed-page.ts';
import { syntheticArticles } from './synthetic-articles.ts';

const SLOWER = 4;
const ROUNDS = 3;
/** What a key may take at the 95th percentile, and a piece of work on the index at most. */
const GOALS = [
  { count: 50, keyMs: 2 },
  { count: 500, keyMs: 2 },
  { count: 5000, keyMs: 16 },
];
const LONGEST_TASK_MS = 50;

/** The search of the widget in a real browser whose processor is slowed down four times, as on a small phone. */
export async function slowedBrowser(): Promise<Section> {
  const [browser, host, script] = await Promise.all([
    chromium.launch({ ...findBrowser(), headless: true }),
    openHostSite(),
    bundled(),
  ]);
  try {
    const rows: string[][] = [];
    for (const { count, keyMs } of GOALS) {
      const { builtMs, slicesMs, keysMs } = await timesIn(browser, host, script, count);
      const figures = [0.5, 0.95, 0.99].map((part) => milliseconds(percentile(keysMs, part)));
      rows.push([
        whole(count),
        milliseconds(builtMs),
        milliseconds(Math.max(...slicesMs)),
        whole(slicesMs.filter((slice) => slice > LONGEST_TASK_MS).length),
        ...figures,
        whole(keyMs),
      ]);
    }
    return {
      title: 'Suggestions in a slowed browser',
      text: [
        `The same in Chromium, its processor slowed down ${SLOWER} times by the browser's own means; the index is built as the widget builds it, in slices. ${ROUNDS} fresh pages each, all keys together; of building the slowest.`,
        `Goals: no slice over ${LONGEST_TASK_MS} ms at 500 articles, a key at p95 as in the last column.`,
      ],
      head: [
        'articles',
        'index built ms',
        'longest slice ms',
        `slices over ${LONGEST_TASK_MS} ms`,
        'p50 ms',
        'p95 ms',
        'p99 ms',
        'goal p95 ms',
      ],
      rows,
    };
  } finally {
    await Promise.all([browser.close(), host.close()]);
  }
}

async function timesIn(browser: Browser, host: HostSite, script: string, count: number): Promise<PageTimes> {
  const { articles, queries } = syntheticArticles(count);
  const index = { articles, words: wordsWith({}) };
  const address = host.put('/slowed', {
    html: pageWith(`<script type="module">${script}</script>`),
    // Without these a page's clock is too coarse to time a key.
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  });
  const all: PageTimes = { builtMs: 0, slicesMs: [], keysMs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage();
    await page.goto(address);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const times = await page.evaluate<PageTimes, unknown[]>(
      ([given, asked]) => Reflect.get(window, 'measure')(given, asked),
      [index, queries],
    );
    all.builtMs = Math.max(all.builtMs, times.builtMs);
    all.slicesMs.push(...times.slicesMs);
    all.keysMs.push(...times.keysMs);
    await page.close();
  }
  return all;
}

/** What runs in the page, bundled and minified as the widget is. */
async function bundled(): Promise<string> {
  const file = fileURLToPath(new URL('slowed-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [fuseMatcher],
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: file } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}
