import { setTimeout as pause } from 'node:timers/promises';
import { bringUp, type Running } from './bring-up.ts';
import { claim, ensureDatabase } from './claim.ts';
import { halt } from './halt.ts';
import type { Home } from './home.ts';
import type { EmbeddedPostgres, Log } from './start-embedded.ts';

const REVIVALS = 5;

/**
 * Brings PostgreSQL up, takes it for this process, and brings it up again whenever it goes away.
 * @param onLost called once when it stays away
 */
export async function hold(
  home: Home,
  database: string,
  log: Log,
  onLost?: (error: Error) => void,
): Promise<EmbeddedPostgres> {
  let isStopping = false;
  let isLost = false;
  let reviving: Promise<void> = Promise.resolve();
  let running = await take(home, database);
  const connection = { ...running.connection, database };
  // PostgreSQL that is started again must listen where the pools of this process look for it.
  const sameHome = { ...home, socketDirectory: running.connection.host, port: running.connection.port };

  function watch(): void {
    running.client.once('end', () => {
      if (!isStopping) reviving = revive();
    });
  }

  async function revive(): Promise<void> {
    log.warn('PostgreSQL went away. Starting it again.');
    for (let attempt = 1; !isStopping; attempt++) {
      try {
        running = await take(sameHome, database);
        log.info(`PostgreSQL is back (process ${running.pid}).`);
        return watch();
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        if (attempt === REVIVALS) {
          isLost = true;
          return onLost?.(reason);
        }
        log.warn(reason.message);
        await pause(1000 * attempt);
      }
    }
  }

  watch();
  return {
    connection,
    get pid() {
      return running.pid;
    },
    async stop() {
      isStopping = true;
      await reviving;
      await running.client.end().catch(() => undefined);
      // What was lost may be another Helpslip's by now.
      if (!isLost) await halt(home, running.pid);
    },
  };
}

async function take(home: Home, database: string): Promise<Running> {
  const running = await bringUp(home);
  try {
    await claim(running.client, home.dataDir);
    await ensureDatabase(running.client, database);
    return running;
  } catch (error) {
    await running.client.end().catch(() => undefined);
    throw error;
  }
}
