import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserServer, firefox } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { type Programs, placesOf } from './browser.ts';

const FIREFOXES: Programs = {
  win32: ['Mozilla Firefox\\firefox.exe'],
  darwin: ['Firefox'],
  elsewhere: ['firefox', 'firefox-esr'],
};

const START_TIMEOUT_MS = 20_000;

/**
 * One Firefox for the whole run, as Mozilla or a distribution ships it: `FIREFOX_PATH`, or an installed one. Where there is none that can be
 * driven, its tests are skipped, and the reason is told; one that was named must be there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const printed = await mkdtemp(path.join(tmpdir(), 'helpslip-printed-'));
  const reasons: string[] = [];
  const told = process.env.FIREFOX_PATH;
  for (const executablePath of told ? [told] : placesOf(FIREFOXES).filter(existsSync)) {
    try {
      const browser = await start(executablePath, printed);
      project.provide('browserName', 'firefox');
      project.provide('wsEndpoint', browser.wsEndpoint());
      return async () => {
        await browser.close();
        await rm(printed, { recursive: true, force: true });
      };
    } catch (error) {
      reasons.push(`${executablePath}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  await rm(printed, { recursive: true, force: true });
  if (told) throw new Error(`FIREFOX_PATH names no Firefox that can be driven.\n  ${reasons.join('\n  ')}`);
  const why = ['No Firefox: its tests are skipped. Install Firefox 153 or newer, or set FIREFOX_PATH.', ...reasons];
  project.vitest.logger.log(why.join('\n  '));
  project.provide('browserName', 'firefox');
  project.provide('wsEndpoint', '');
  return async () => {};
}

/** Starts it, and sees that a page opens in it: an old one starts and understands little. */
async function start(executablePath: string, printed: string): Promise<BrowserServer> {
  const server = await firefox.launchServer({
    // By this name Playwright speaks WebDriver BiDi, the language that a stock Firefox knows.
    channel: 'moz-firefox',
    executablePath,
    headless: true,
    host: '127.0.0.1',
    timeout: START_TIMEOUT_MS,
    // What is printed goes into a file: nobody is there to answer a dialogue.
    firefoxUserPrefs: {
      'print.always_print_silent': true,
      print_printer: 'Mozilla Save to PDF',
      'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
      'print.printer_Mozilla_Save_to_PDF.print_to_filename': path.join(printed, 'page.pdf'),
    },
  });
  try {
    const browser = await firefox.connect(server.wsEndpoint());
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    await (await context.newPage()).goto('about:blank');
    await browser.close();
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}
