import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browserName: 'chromium' | 'firefox';
    /** To be given to `connect` of that browser. */
    wsEndpoint: string;
  }
}

/** One browser for the whole run; each test takes a context of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer({ ...findBrowser(), headless: true, host: '127.0.0.1' });
  project.provide('browserName', 'chromium');
  project.provide('wsEndpoint', browser.wsEndpoint());
  return () => browser.close();
}
