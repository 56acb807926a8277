import { type FoundBinaries, npmBinaries, readyBinaries } from './binaries.ts';
import { ensureCreated } from './create.ts';
import { hold } from './hold.ts';
import { type Home, placeFor } from './home.ts';
import type { Connection } from './knock.ts';

export const DATABASE = 'helpslip';

/** Who is told what happens; pino fits. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

export interface EmbeddedOptions {
  dataDir: string;
  log: Log;
  /** Settings of PostgreSQL beside ours; tests take `fsync: 'off'`. */
  settings?: Record<string, string>;
  /** Programs other than those of the npm packages; tests may take installed ones. */
  programs?: FoundBinaries;
  /** Called once when PostgreSQL went away and could not be brought back, or another Helpslip took it meanwhile. */
  onLost?(error: Error): void;
}

export interface EmbeddedPostgres {
  /** Fits `pg.Pool`. It stays the same when PostgreSQL is started again. */
  readonly connection: Connection;
  /** The process of PostgreSQL now. */
  readonly pid: number;
  /** Closes all connections, stops PostgreSQL and waits until all is written. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a data directory, or takes over the one that a killed process of ours left, and keeps it: when it dies it is
 * started again. One process at a time can have it.
 * @throws with words for the person at the terminal: another Helpslip has it, it is another version's, it cannot run on this machine
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = placeFor(options.dataDir);
  const binaries = readyBinaries(options.programs ?? npmBinaries(), place.dataDir, place.account);
  const home: Home = { ...place, binaries, settings: options.settings ?? {} };
  ensureCreated(home, (message) => options.log.info(message));
  return hold(home, DATABASE, options.log, options.onLost);
}
