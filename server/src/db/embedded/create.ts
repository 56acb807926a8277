import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { ConfigFault } from '../../config.ts';
import { authentication, USER } from './authentication.ts';
import { EXE } from './binaries.ts';
import { checkCluster } from './check.ts';
import type { Home } from './home.ts';
import { isAlive } from './postmaster.ts';
import { footingFor } from './under-account.ts';

/**
 * Makes the data directory where there is none yet: beside, then renamed, so that a start that was broken off leaves nothing half made.
 * @throws when the data directory is another version's or another account's
 */
export function ensureCreated(home: Home, tell: (message: string) => void): void {
  sweepUnfinished(home.dataDir);
  if (!existsSync(home.data)) create(home, tell);
  checkCluster(home);
}

function sweepUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const maker = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    const isInTheMaking = Number(maker) !== process.pid && isAlive(Number(maker));
    if (maker && !isInTheMaking) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

function create(home: Home, tell: (message: string) => void): void {
  tell(`Making a database in ${home.data} (once).`);
  const beside = path.join(home.dataDir, `postgres.new-${process.pid}`);
  mkdirSync(beside, { mode: 0o700 });
  if (home.account) chownSync(beside, home.account.uid, home.account.gid);
  runInitdb(home, beside);
  try {
    renameSync(beside, home.data);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Somebody else was faster; theirs is as good.
    if (!existsSync(path.join(home.data, 'PG_VERSION'))) throw error;
  }
  if (process.platform !== 'win32') syncFolder(home.dataDir);
}

function runInitdb(home: Home, target: string): void {
  const footing = footingFor(target, home.account);
  // The built-in provider knows the letters of all scripts, as the C locale does not, and changes with no system library.
  const locale = home.binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const args = ['-D', footing.directory, '-U', USER, '--encoding=UTF8', '--locale=C', ...locale, '--no-instructions'];
  const made = spawnSync(
    path.join(home.binaries.bin, `initdb${EXE}`),
    [...args, ...authentication(home.dataDir), ...(home.settings.fsync === 'off' ? ['--no-sync'] : [])],
    { ...footing.options, stdio: ['ignore', 'pipe', 'pipe', ...footing.stdio], encoding: 'utf8' },
  );
  footing.close();
  if (made.status === 0) return;
  rmSync(target, { recursive: true, force: true });
  const reason = made.stderr?.trim() || made.error?.message || `it ended with ${made.status ?? made.signal}`;
  throw new ConfigFault(`PostgreSQL could not make its data directory in ${home.data}: ${reason}`);
}

/** Without this a crash of the machine could forget the new name of the folder, and with it what was written since. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
