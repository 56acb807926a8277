import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';

const PACKAGE = '@sparticuz/chromium';

/**
 * Unpacks the Chromium that is inside an npm package, once for each version, into a cache folder of our own.
 * @returns the program, and the environment in which it finds its libraries and fonts
 * @throws where there is none for this machine
 */
export function npmChromium(): { executablePath: string; env: Record<string, string> } {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`${PACKAGE} is for Linux on x64 only`);
  const entry = createRequire(import.meta.url).resolve(PACKAGE);
  const facts = path.join(path.dirname(entry), '..', 'package.json');
  const { version } = v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(facts, 'utf8')));
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const folder = path.join(cache, 'helpslip', `chromium-${version}`);
  if (!existsSync(path.join(folder, 'chromium'))) unpack(entry, folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

/** Unpacks beside and renames, so that a killed run never leaves half a browser. */
function unpack(entry: string, folder: string): void {
  const beside = `${folder}.${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  // The variable makes the package unpack its shared libraries too; in a process of its own, so that it leaks into nothing here.
  const program = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  writeFileSync(path.join(beside, 'fonts', 'fonts.conf'), fontSettings(folder));
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(path.join(folder, 'chromium'))) throw error;
  }
}

/** The package's own settings name a folder that is not there, and without any font Chromium dies on the first text. */
function fontSettings(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders
    .map((one) => `<dir>${one}</dir>`)
    .join('')}<cachedir>${path.join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`;
}
