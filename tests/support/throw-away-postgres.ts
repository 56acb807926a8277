import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FoundBinaries, npmBinaries } from '@helpslip/server/db/embedded/binaries.ts';
import { placeFor } from '@helpslip/server/db/embedded/home.ts';
import { isAlive, runningPostmaster } from '@helpslip/server/db/embedded/postmaster.ts';
import { type EmbeddedPostgres, startEmbedded } from '@helpslip/server/db/embedded/start-embedded.ts';
import { installedPrograms } from './installed-postgres.ts';

const PREFIX = 'helpslip-test-';
// It holds nothing that must outlive the run, and serves the tests of every worker at once.
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '300',
};
const quiet = { info: () => undefined, warn: () => undefined };

/**
 * Starts a PostgreSQL in a folder of its own, which goes when it stops: the one from npm, else an installed one.
 * @throws with every reason when there is none
 */
export async function startThrowAway(): Promise<EmbeddedPostgres> {
  sweep();
  const reasons: string[] = [];
  for (const find of [npmBinaries, ...installedPrograms()]) {
    try {
      return await startIn(mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`)), find());
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No PostgreSQL could be started for the tests.\n  ${reasons.join('\n  ')}\nInstall again with optional dependencies, install PostgreSQL 15 or newer, or set TEST_DATABASE_URL.`,
  );
}

/** Stops and removes what killed runs left. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    try {
      remove(path.join(tmpdir(), name));
    } catch {
      // Another account's.
    }
  }
}

function remove(folder: string): void {
  const left = runningPostmaster(path.join(folder, 'postgres'));
  if (left) process.kill(left.pid, 'SIGQUIT');
  rmSync(placeFor(folder).socketDirectory, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function startIn(folder: string, programs: FoundBinaries): Promise<EmbeddedPostgres> {
  try {
    const postgres = await startEmbedded({ dataDir: folder, log: quiet, settings: FAST, programs });
    const removeNow = () => remove(folder);
    process.once('exit', removeNow);
    return {
      connection: postgres.connection,
      pid: postgres.pid,
      async stop() {
        process.removeListener('exit', removeNow);
        await postgres.stop();
        remove(folder);
      },
    };
  } catch (error) {
    remove(folder);
    throw error;
  }
}
