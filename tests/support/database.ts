import { randomBytes } from 'node:crypto';
import { migrate } from '@helpslip/server/db/migrate.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import type { Database } from '@helpslip/server/db/schema.ts';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';

export interface FreshDatabase {
  db: Kysely<Database>;
  /** For a second pool, or another process, on the same database. */
  poolConfig: pg.PoolConfig;
  /** Closes `db` and removes the database, with whoever is still connected to it. */
  drop(): Promise<void>;
}

/** Makes a database of its own, with every migration run and no row in it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { template, connection } = inject('postgres');
  // Files are copied faster than their pages are logged, unless they must reach a disk.
  const strategy = connection.connectionString ? 'wal_log' : 'file_copy';
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await withAdmin(async (admin) => {
    await ensureTemplate(admin, template);
    await admin.query(`create database "${name}" template "${template}" strategy ${strategy}`);
  });
  const poolConfig = connectionTo(name);
  const db = openDatabase(poolConfig);
  return {
    db,
    poolConfig,
    async drop() {
      await db.destroy();
      await withAdmin((admin) => admin.query(`drop database "${name}" with (force)`));
    },
  };
}

async function withAdmin<Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client(inject('postgres').connection);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** The first test of a run that asks makes it; the others wait. It gets its name only when it is whole. */
async function ensureTemplate(admin: pg.Client, template: string): Promise<void> {
  await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template]);
  if (rowCount === 0) {
    const unfinished = `${template}_new_${process.pid}`;
    await admin.query(`create database "${unfinished}"`);
    const db = openDatabase(connectionTo(unfinished));
    await migrate(db).finally(() => db.destroy());
    await admin.query(`alter database "${unfinished}" rename to "${template}"`);
  }
  await admin.query('select pg_advisory_unlock(hashtext($1))', [template]);
}

function connectionTo(database: string): pg.PoolConfig {
  const { connection } = inject('postgres');
  if (!connection.connectionString) return { ...connection, database };
  const address = new URL(connection.connectionString);
  address.pathname = `/${database}`;
  return { connectionString: address.href };
}
