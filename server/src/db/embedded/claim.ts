import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ConfigFault } from '../../config.ts';
import { USER } from './authentication.ts';

// Any number, but always the same: it names the right to own this PostgreSQL.
const OWNERSHIP = 4711_2026;
const PATIENCE_MS = 1000;

/** What our process is called in the list of PostgreSQL's connections, so that another one can name it. */
export const ownName = `${USER} owner ${process.pid}`;

/**
 * Takes PostgreSQL for ourselves, for as long as this connection is open: the right ends with the process, however it ends.
 * @param owner a connection that is kept open
 * @throws when another Helpslip has it
 */
export async function claim(owner: pg.Client, dataDir: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!(await tryClaim(owner))) {
    // PostgreSQL may not have noticed yet that the last owner was killed.
    if (performance.now() > until) throw new ConfigFault(await refusal(owner, dataDir));
    await pause(50);
  }
}

async function tryClaim(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNERSHIP]);
  return rows[0]?.taken === true;
}

async function refusal(owner: pg.Client, dataDir: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and classid = 0 and objid = $1`,
    [OWNERSHIP],
  );
  const pid = /\d+$/.exec(rows[0]?.name ?? '')?.[0] ?? 'unknown';
  return `Another Helpslip (process ${pid}) is using DATA_DIR ${dataDir}; stop it, or set another DATA_DIR.`;
}

/** Makes the database where there is none yet. */
export async function ensureDatabase(owner: pg.Client, name: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) await owner.query(`create database "${name}"`);
}
