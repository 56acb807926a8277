import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startThrowAway } from './throw-away-postgres.ts';

/** The PostgreSQL of this run. `template` is the name of the migrated database that fresh ones are copied from. */
export interface TestPostgres {
  connection: pg.ClientConfig;
  template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}

interface Shared {
  started: ReturnType<typeof start>;
  users: number;
}
let shared: Shared | undefined;

/** One PostgreSQL for all projects of a run: Vitest calls this once for each of them, in one process. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared ??= { started: start(), users: 0 };
  const own = shared;
  own.users++;
  const { connection, stop } = await own.started;
  project.provide('postgres', { connection, template });
  return async () => {
    own.users--;
    if (own.users === 0) await stop();
  };
}

const template = `helpslip_test_${randomBytes(4).toString('hex')}`;

async function start(): Promise<{ connection: pg.ClientConfig; stop(): Promise<void> }> {
  const address = process.env.TEST_DATABASE_URL;
  if (!address) return startThrowAway();
  const connection = { connectionString: address };
  // Looked at first, so that an address where nobody answers is told once and not by every test.
  await dropDatabases(connection);
  return { connection, stop: () => dropDatabases(connection) };
}

/** A PostgreSQL that stays must be left as it was found. */
async function dropDatabases(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [template],
  );
  for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  await client.end();
}
