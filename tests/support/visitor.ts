import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Stage } from './stage.ts';

/** Somebody with a browser of their own. What goes wrong in it fails the test in the end, unless it was expected. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** The address of every request so far, of every page. */
  requests: string[];
  /** What went wrong so far: uncaught errors, errors in the console, violated policies, requests to strangers. */
  faults: string[];
  /** Lets faults that fit this pattern pass. */
  expectFaults(pattern: RegExp): void;
}

export interface VisitorOptions extends BrowserContextOptions {
  /** Where to go first: a path of the demo shop, or a whole address. */
  at?: string;
  /** Stops the browser's calendar at this instant; its timers run on. */
  now?: string;
}

/** What a browser says about an address that cannot be had: Chromium's words, and Firefox's. */
export const UNREACHABLE =
  /Failed to load resource|blocked by CORS policy|Same Origin Policy disallows|disallowed MIME type/;

/** Chromium tells policy violations in the console too, but not every one of trusted types. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('policy violated: ' + event.effectiveDirective + ' by ' + event.blockedURI + ' ' + event.sample));`;

/** Lets a visitor in, for as long as the test lasts. */
export async function visit(stage: Stage, { at = '/', now, ...options }: VisitorOptions = {}): Promise<Visitor> {
  const context = await stage.browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
  if (now) await context.clock.setFixedTime(now);
  if (options.javaScriptEnabled !== false) await context.addInitScript(TELL_VIOLATIONS);
  const requests: string[] = [];
  const faults: string[] = [];
  const expected: RegExp[] = [];
  const home = [stage.url, stage.shop.url, stage.host.url];
  context.on('request', (request) => {
    requests.push(request.url());
    if (request.url().startsWith('http') && !home.includes(new URL(request.url()).origin)) {
      faults.push(`a request to a stranger: ${request.url()}`);
    }
  });
  context.on('weberror', (told) => faults.push(`uncaught: ${told.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} at ${message.location().url}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(
      faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
      'what went wrong in the browser',
    ).toEqual([]);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(at.startsWith('/') ? stage.shop.url + at : at);
  return { page, context, requests, faults, expectFaults: (pattern) => expected.push(pattern) };
}
