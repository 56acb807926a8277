import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EXE } from './binaries.ts';
import type { Home } from './home.ts';
import { isPostgresOf } from './postmaster.ts';

// How long PostgreSQL may take for each way of stopping, the gentlest first: connections closed and all written, or dropped and recovered later.
const WAYS = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 5000 },
  { signal: 'SIGKILL', patienceMs: 5000 },
] as const;

/** Stops a PostgreSQL of this home and waits until it is gone. */
export async function halt(home: Home, pid: number): Promise<void> {
  for (const { signal, patienceMs } of WAYS) {
    if (!isPostgresOf(pid, home.data)) return;
    send(home, pid, signal);
    const until = performance.now() + patienceMs;
    while (isPostgresOf(pid, home.data) && performance.now() < until) await pause(20);
  }
}

function send(home: Home, pid: number, signal: (typeof WAYS)[number]['signal']): void {
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    // Windows has no signals; PostgreSQL listens for them on a pipe of its own.
    spawnSync(path.join(home.binaries.bin, `pg_ctl${EXE}`), ['kill', signal.slice(3), String(pid)]);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself meanwhile.
  }
}
