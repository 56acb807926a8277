import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigFault } from '../../config.ts';
import { type Account, accountFor } from './account.ts';
import type { Binaries } from './binaries.ts';

const LOG_BYTES = 5 * 1024 * 1024;
// The address of a unix socket holds about 100 bytes on the strictest system; PostgreSQL adds "/.s.PGSQL.5432.lock".
const SOCKET_DIRECTORY_BYTES = 80;

/** Where one embedded PostgreSQL lives. */
export interface Home {
  dataDir: string;
  /** PostgreSQL's own files. */
  data: string;
  /** A private folder for its socket; not used on Windows. */
  socketDirectory: string;
  logFile: string;
  /** Where it must listen again, once somebody was told. */
  port?: number;
  account?: Account;
  binaries: Binaries;
  settings: Record<string, string>;
}

/** What of a home is known before the binaries are. */
export type Place = Omit<Home, 'binaries' | 'settings'>;

/** Makes the folders around PostgreSQL's data directory, for the account that it will run under. */
export function placeFor(dataDir: string): Place {
  mkdirSync(dataDir, { recursive: true });
  const home = realpathSync(dataDir);
  const data = path.join(home, 'postgres');
  const account = accountFor(data);
  const logFile = path.join(home, 'postgres.log');
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) truncateSync(logFile);
  return { dataDir: home, data, logFile, socketDirectory: socketDirectoryFor(home, account), account };
}

function socketDirectoryFor(dataDir: string, account?: Account): string {
  const beside = path.join(dataDir, 'postgres-socket');
  if (process.platform === 'win32') return beside;
  // Another account may not reach into our folder, so its socket goes where everybody can.
  const fits = !account && Buffer.byteLength(beside) <= SOCKET_DIRECTORY_BYTES;
  const directory = fits ? beside : path.join(shortTemporaryFolder(), `helpslip-${nameOf(dataDir)}`);
  makePrivate(directory, account);
  return directory;
}

function shortTemporaryFolder(): string {
  return Buffer.byteLength(tmpdir()) < SOCKET_DIRECTORY_BYTES - 30 ? tmpdir() : '/tmp';
}

function nameOf(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}

/** Makes a folder that its owner alone may enter. @throws when somebody else made it first */
function makePrivate(directory: string, account?: Account): void {
  const ownUid = process.getuid?.();
  if (mkdirSync(directory, { recursive: true, mode: 0o700 }) === undefined) {
    const found = lstatSync(directory);
    const isOurs = ownUid === undefined || found.uid === ownUid || found.uid === account?.uid;
    if (!found.isDirectory() || !isOurs) {
      throw new ConfigFault(`${directory} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`);
    }
  }
  chmodSync(directory, 0o700);
  if (account) chownSync(directory, account.uid, account.gid);
}
