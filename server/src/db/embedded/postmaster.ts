import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Home } from './home.ts';

export const UNIX_PORT = 5432;

/** A PostgreSQL that runs on our data directory, as its pid file tells. */
export interface Postmaster {
  pid: number;
  port: number;
  socketDirectory: string;
}

/** @returns the PostgreSQL that runs on this data directory, or nothing: what a pid file says of a dead process, or of a stranger, does not count */
export function runningPostmaster(data: string): Postmaster | undefined {
  const [pid, , , port, socketDirectory] = linesOf(path.join(data, 'postmaster.pid'));
  if (!pid || !port || !isPostgresOf(Number(pid), data)) return undefined;
  return { pid: Number(pid), port: Number(port), socketDirectory: socketDirectory ?? '' };
}

/** PostgreSQL trusts a pid file whose number now belongs to another process of the same account, and then never starts. */
export function sweepPidFiles(home: Pick<Home, 'data' | 'socketDirectory'>): void {
  const files = [path.join(home.data, 'postmaster.pid'), path.join(home.socketDirectory, `.s.PGSQL.${UNIX_PORT}.lock`)];
  for (const file of files) {
    const pid = Number(linesOf(file)[0]);
    if (existsSync(file) && isAlive(pid) && !isPostgresOf(pid, home.data)) rmSync(file, { force: true });
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Whether a process is a living PostgreSQL of this data directory. A zombie is not. */
export function isPostgresOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') {
    const told = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
    return !told.trimStart().startsWith('Z') && told.includes(realpathSync(data));
  }
  try {
    // PostgreSQL works inside its data directory; the name of the process could be anything.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

/** Whether a process with this id lives, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** Whether something thrown carries this code of the system or of PostgreSQL. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
