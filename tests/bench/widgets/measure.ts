import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import type { OpenedContestant } from './contestant.ts';
import { CATEGORIES, longestTaskMs } from './long-tasks.ts';
import { press, seen, shifts, timeToView, WATCHER } from './page.ts';

export const SLOWER = 4;
/** A pointer that comes to rest on a button and presses it takes about this long. */
export const REST_MS = 200;

export interface Bytes {
  requests: number;
  raw: number;
  gzip: number;
  brotli: number;
}

/** What was fetched: before the page is touched, and in all until the form can be used. */
export interface Weight {
  before: Bytes;
  untilForm: Bytes;
  /** Addresses that are neither the page's nor the widget's own server. */
  strangers: string[];
}

/** The work of the main thread, slowed down, in milliseconds. */
export interface Work {
  scriptMs: number;
  mainThreadMs: number;
  longestTaskMs: number;
  shifted: number;
}

export interface Times {
  load: Work;
  /** From the click on the launcher until the form can be used and nothing is fetched any more. */
  opening: Work;
  viewMs: number;
  /** The same when the pointer has rested on the button before, as most people's does. */
  restedViewMs: number;
}

/** Opens the form once at full speed and weighs every answer, each compressed by itself. */
export async function weigh(browser: Browser, address: string, contestant: OpenedContestant): Promise<Weight> {
  return withPage(browser, async (page) => {
    const requests: Request[] = [];
    page.on('request', (request) => {
      if (request.url() !== address && request.url().startsWith('http')) requests.push(request);
    });
    await ready(page, address, contestant);
    const before = await bytesOf(requests);
    await openForm(page, contestant);
    const strangers = requests.map((request) => request.url()).filter((url) => !url.startsWith(contestant.origin));
    return { before, untilForm: await bytesOf(requests), strangers };
  });
}

/** Measures the work in one fresh page, and the time to the first view in another, where looking at each frame is no work of the widget's. */
export async function time(browser: Browser, address: string, contestant: OpenedContestant): Promise<Times> {
  const work = await withPage(browser, async (page) => {
    const session = await slowDown(page);
    const load = await worked(browser, page, session, () => ready(page, address, contestant));
    const opening = await worked(browser, page, session, () => openForm(page, contestant));
    return { load, opening };
  });
  const viewAfter = (restMs: number) =>
    withPage(browser, async (page) => {
      await slowDown(page);
      await ready(page, address, contestant);
      return timeToView(page, contestant.launcher, contestant.view, restMs);
    });
  return { ...work, viewMs: await viewAfter(0), restedViewMs: await viewAfter(REST_MS) };
}

/** A page of a browser that has never been here. */
async function withPage<Result>(browser: Browser, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(WATCHER);
    return await work(page);
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

async function ready(page: Page, address: string, { launcher }: OpenedContestant): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await seen(page, launcher);
  await page.waitForLoadState('networkidle');
}

async function openForm(page: Page, { launcher, view, steps, form }: OpenedContestant): Promise<void> {
  await press(page, launcher);
  await seen(page, view);
  for (const step of steps) await press(page, step);
  await seen(page, form);
  // Nothing tells that a page has come to rest; this long nothing more was to come.
  await page.waitForTimeout(500);
}

async function worked(browser: Browser, page: Page, session: CDPSession, work: () => Promise<void>): Promise<Work> {
  const before = await metricsOf(session);
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const longest = longestTaskMs(await browser.stopTracing());
  const after = await metricsOf(session);
  return {
    scriptMs: after.scriptMs - before.scriptMs,
    mainThreadMs: after.mainThreadMs - before.mainThreadMs,
    longestTaskMs: longest,
    shifted: await shifts(page),
  };
}

async function metricsOf(session: CDPSession): Promise<{ scriptMs: number; mainThreadMs: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const milliseconds = (name: string) => (metrics.find((one) => one.name === name)?.value ?? Number.NaN) * 1000;
  return {
    scriptMs: milliseconds('ScriptDuration') + milliseconds('V8CompileDuration'),
    mainThreadMs: milliseconds('TaskDuration'),
  };
}

async function bytesOf(requests: Request[]): Promise<Bytes> {
  const bodies = await Promise.all(requests.map(bodyOf));
  const sum = (size: (body: Buffer) => number) =>
    bodies.reduce((total, body) => total + (body.length && size(body)), 0);
  return {
    requests: requests.length,
    raw: sum((body) => body.length),
    gzip: sum((body) => gzipSync(body, { level: 9 }).length),
    brotli: sum((body) => brotliCompressSync(body).length),
  };
}

/** An answer without a body, such as one to a beacon, weighs nothing. */
async function bodyOf(request: Request): Promise<Buffer> {
  const response = await request.response();
  return (await response?.body().catch(() => undefined)) ?? Buffer.alloc(0);
}
