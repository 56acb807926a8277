import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ConfigFault } from '../../config.ts';
import { readPassword, USER } from './authentication.ts';
import { ownName } from './claim.ts';
import type { Home } from './home.ts';
import { type Connection, knock } from './knock.ts';
import { type Launch, launch } from './launch.ts';
import { type Postmaster, runningPostmaster, sweepPidFiles, UNIX_PORT } from './postmaster.ts';

const SILENCE_MS = 15_000;
// Another start was ahead of ours, or the processes of a killed PostgreSQL are still leaving: both pass.
const PASSING = /lock file "[^"]*" already exists|pre-existing shared memory block|terminate any old server processes/;

/** A PostgreSQL that answers, and the open connection that said so. */
export interface Running {
  pid: number;
  connection: Connection;
  client: pg.Client;
}

/**
 * Finds the PostgreSQL that runs on our data directory, or starts it, and waits until it answers: after a crash, until it has recovered.
 * @throws with what PostgreSQL wrote when it does not come up
 */
export async function bringUp(home: Home): Promise<Running> {
  const running = runningPostmaster(home.data) && (await waitFor(home));
  if (running) return running;
  const silent = runningPostmaster(home.data);
  // It may be serving somebody who can reach it, so it is not for us to stop.
  if (silent) {
    throw new ConfigFault(
      `PostgreSQL (process ${silent.pid}) runs in ${home.data} and does not answer on its socket in ${silent.socketDirectory}. Stop it (kill -INT ${silent.pid}) and start Helpslip again.`,
    );
  }
  return start(home);
}

async function start(home: Home): Promise<Running> {
  const until = performance.now() + SILENCE_MS;
  for (;;) {
    sweepPidFiles(home);
    const started = launch(home, home.port ?? (process.platform === 'win32' ? await freePort() : UNIX_PORT));
    const running = await waitFor(home, started);
    if (running) return running;
    if (!PASSING.test(started.told()) || performance.now() > until) {
      throw new ConfigFault(`PostgreSQL did not start in ${home.data}: ${started.told() || 'it said nothing'}`);
    }
    await pause(200);
  }
}

/** Waits for the PostgreSQL of this home. @returns nothing when it is gone, or has been silent for too long */
async function waitFor(home: Home, started?: Launch): Promise<Running | undefined> {
  let until = performance.now() + SILENCE_MS;
  while (performance.now() < until) {
    const postmaster = runningPostmaster(home.data);
    if (postmaster) {
      const connection = connectionTo(home, postmaster);
      const client = await knock(connection, ownName);
      if (client === 'busy') until = performance.now() + SILENCE_MS;
      else if (client !== 'silent') return { pid: postmaster.pid, connection, client };
    } else if (!started || started.hasEnded()) {
      return undefined;
    }
    await pause(20);
  }
  return undefined;
}

/** Where a PostgreSQL listens is what its own pid file says: an adopted one may have been started with another TMPDIR. */
function connectionTo(home: Home, postmaster: Postmaster): Connection {
  const host = process.platform === 'win32' ? '127.0.0.1' : postmaster.socketDirectory || home.socketDirectory;
  const password = readPassword(home.dataDir);
  return { host, port: postmaster.port, user: USER, database: 'postgres', ...(password ? { password } : {}) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
