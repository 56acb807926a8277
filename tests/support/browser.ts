import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium, type LaunchOptions } from 'playwright-core';
import { npmChromium } from './npm-chromium.ts';

interface Candidate {
  executablePath: string;
  env?: Record<string, string>;
}

/** What a browser's program is called: on Windows and on a Mac where programs live, elsewhere on the path. */
export interface Programs {
  win32: string[];
  darwin: string[];
  elsewhere: string[];
}

const CHROMIUMS: Programs = {
  win32: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'],
  elsewhere: ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'],
};

/**
 * Finds a Chromium that runs here: `CHROMIUM_PATH` alone where it is set, else the one from npm (the same on every Linux x64), one that
 * Playwright downloaded, an installed one.
 * @throws with every reason when there is none
 */
export function findBrowser(): LaunchOptions {
  const reasons: string[] = [];
  for (const find of candidates()) {
    try {
      const candidate = find();
      if (!candidate) continue;
      tryVersion(candidate);
      const env = candidate.env && { ...definedEnvironment(), ...candidate.env };
      // Nothing that weakens the browser: what CSP and CORS forbid must stay forbidden in a test.
      return { executablePath: candidate.executablePath, env, args: ['--disable-quic', '--disable-dev-shm-usage'] };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No Chromium for the browser tests.\n  ${reasons.join('\n  ')}\nInstall Chrome, Chromium or Edge, or set CHROMIUM_PATH.`,
  );
}

function candidates(): (() => Candidate | undefined)[] {
  const told = process.env.CHROMIUM_PATH;
  if (told) return [() => ({ executablePath: told })];
  const installed = placesOf(CHROMIUMS).map((executablePath) => () => ifThere(executablePath));
  return [npmChromium, () => ifThere(chromium.executablePath()), ...installed];
}

function ifThere(executablePath: string): Candidate | undefined {
  return existsSync(executablePath) ? { executablePath } : undefined;
}

/** @returns where programs may be, whether they are or not */
export function placesOf({ win32, darwin, elsewhere }: Programs): string[] {
  const { PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') {
    const roots = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.flatMap((root) => win32.map((program) => path.join(root, program)));
  }
  if (process.platform === 'darwin') {
    const roots = ['/Applications', path.join(homedir(), 'Applications')];
    return roots.flatMap((root) => darwin.map((name) => path.join(root, `${name}.app/Contents/MacOS/${name}`)));
  }
  return [...PATH.split(':'), '/snap/bin'].flatMap((folder) => elsewhere.map((name) => path.join(folder, name)));
}

/** @throws with what the browser says when it does not start */
function tryVersion({ executablePath, env }: Candidate): void {
  // On Windows the question would open a window.
  if (process.platform === 'win32') return;
  const told = spawnSync(executablePath, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, ...env },
  });
  if (told.status === 0) return;
  const reason =
    told.stderr?.trim().split('\n')[0] || told.error?.message || `it ended with ${told.status ?? told.signal}`;
  throw new Error(`${executablePath}: ${reason}`);
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
