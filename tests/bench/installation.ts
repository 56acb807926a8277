import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { type EmbeddedPostgres, startEmbedded } from '@helpslip/server/db/embedded/start-embedded.ts';
import { migrate } from '@helpslip/server/db/migrate.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import { openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import pg from 'pg';
import { testConfig } from '../support/helpslip.ts';
import { type ServerProcess, serverProcess } from '../support/server-process.ts';
import { acme, acmeArticles } from '../support/site.ts';
import { throwAwayFiles } from '../support/throw-away-files.ts';

/** One PostgreSQL with the settings of a real installation, and two servers of the built program on it. */
export interface Installation {
  postgresPid: number;
  /** Its version, and how safely it writes. */
  postgres: string;
  /** A database of its own with the same site, where no server's jobs are at work. */
  straight: pg.PoolConfig;
  /** Its rate limits are off. */
  unlimited: ServerProcess;
  limited: ServerProcess;
  admin: pg.Client;
  stop(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined };

/** The folder is beside the sources, since a temporary one may be kept in memory, where writing safely costs nothing. */
export async function startInstallation(): Promise<Installation> {
  const cache = resolve(import.meta.dirname, '../../.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  const embedded = await startEmbedded({ dataDir: folder, log: quiet });
  const remove = () => {
    for (const left of [embedded.connection.host, folder])
      rmSync(left, { recursive: true, force: true, maxRetries: 10 });
  };
  const servers: ServerProcess[] = [];
  const endNow = () => {
    for (const server of servers) void server.kill(false);
    process.kill(embedded.pid, 'SIGQUIT');
    remove();
  };
  // A run that is broken off must leave nothing behind; Vitest ends its workers by this signal.
  const leave = () => process.exit(1);
  process.once('exit', endNow).once('SIGTERM', leave);
  const straight = await seedTwice(embedded.connection);
  const unlimited = await serverOn(embedded, { RATE_LIMITS: 'off', DATA_DIR: join(folder, 'unlimited') });
  const limited = await serverOn(embedded, { TRUSTED_PROXIES: '127.0.0.1', DATA_DIR: join(folder, 'limited') });
  servers.push(unlimited, limited);
  const admin = new pg.Client(embedded.connection);
  await admin.connect();
  const { rows } = await admin.query(
    `select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') ||
     ', synchronous_commit ' || current_setting('synchronous_commit') as told`,
  );
  return {
    postgresPid: embedded.pid,
    postgres: String(rows[0]?.told),
    straight,
    unlimited,
    limited,
    admin,
    async stop() {
      await Promise.all([unlimited.stop(), limited.stop(), admin.end()]);
      await embedded.stop();
      process.removeListener('exit', endNow).removeListener('SIGTERM', leave);
      remove();
    },
  };
}

/** Migrates and seeds the database of the servers, and copies it. @returns how the copy is reached */
async function seedTwice(connection: EmbeddedPostgres['connection']): Promise<pg.PoolConfig> {
  const db = openDatabase(connection);
  const deps = {
    db,
    mail: devMailbox,
    files: throwAwayFiles().store,
    clock: () => new Date(),
    config: testConfig(),
    log: openLog('silent'),
  };
  await migrate(db);
  const siteId = await addSite(deps, acme);
  if (siteId === null) throw new Error('a fresh database cannot hold the site already');
  await addArticles(deps, siteId, acmeArticles);
  await db.destroy();
  const elsewhere = new pg.Client({ ...connection, database: 'postgres' });
  await elsewhere.connect();
  await elsewhere.query(`create database straight template ${elsewhere.escapeIdentifier(connection.database)}`);
  await elsewhere.end();
  return { ...connection, database: 'straight' };
}

async function serverOn({ connection }: EmbeddedPostgres, environment: Record<string, string>): Promise<ServerProcess> {
  const { user, password, host, port, database } = connection;
  const who = password === undefined ? user : `${user}:${encodeURIComponent(password)}`;
  const address = `postgres://${who}@${encodeURIComponent(host)}:${port}/${database}`;
  const server = await serverProcess({ ...environment, DATABASE_URL: address });
  await server.start();
  return server;
}
