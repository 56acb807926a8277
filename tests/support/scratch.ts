import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const PREFIX = 'helpslip-tests-';
/** Several times what a run has at once. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Has this process, and all that it starts, keep temporary files in memory where there is room: a run makes and removes hundreds of
 * databases, which took a disk a third of the time. The folder goes with the process; what killed runs left goes now.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env.TMPDIR || !hasRoom()) return;
  sweep();
  const folder = path.join(MEMORY, `${PREFIX}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  // As the usual one: PostgreSQL may run as somebody else.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  process.once('exit', () => remove(folder));
}

function hasRoom(): boolean {
  if (process.platform !== 'linux' || !existsSync(MEMORY)) return false;
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, place]) => place === MEMORY);
  // A copy of PostgreSQL's programs may have to run from there.
  if (mount?.[2] !== 'tmpfs' || mount[3]?.split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return Math.min(bavail * bsize, freemem()) >= ROOM_BYTES;
}

function sweep(): void {
  for (const name of readdirSync(MEMORY)) {
    const isLeft = name.startsWith(PREFIX) && !existsSync(`/proc/${name.slice(PREFIX.length)}`);
    if (isLeft) remove(path.join(MEMORY, name));
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch {
    // Another account's, or somebody is still leaving: the next run sweeps.
  }
}
