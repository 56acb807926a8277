import { closeSync, openSync } from 'node:fs';
import type { Account } from './account.ts';

/** What a program of PostgreSQL is started with. */
export interface Footing {
  /** How the program is told its data directory. */
  directory: string;
  /** Goes to `spawn` beside its other options; `stdio` is what follows standard error. */
  options: { cwd: string; env: NodeJS.ProcessEnv; windowsHide: boolean; uid?: number; gid?: number };
  stdio: number[];
  /** To be called when the program has been started. */
  close(): void;
}

/**
 * Prepares the start of a program that works on a data directory. Where another account must run it that account may not be able to
 * walk there (a checkout in /root): on Linux the folder is opened by us and handed over, and reached as a descriptor.
 */
export function footingFor(data: string, account?: Account): Footing {
  const options = { ...account, cwd: '/', env: cleanEnvironment(), windowsHide: true };
  if (!account || process.platform !== 'linux') return { directory: data, options, stdio: [], close: () => undefined };
  const descriptor = openSync(data, 'r');
  // It stands right after standard input, output and error.
  return { directory: '/proc/self/fd/3', options, stdio: [descriptor], close: () => closeSync(descriptor) };
}

/** Settings of the person's own PostgreSQL (PGDATA, PGPORT …) must not reach ours, nor our secrets its processes. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' };
}
