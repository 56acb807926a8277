import { mkdirSync } from 'node:fs';
import type { ServerType } from '@hono/node-server';
import type pg from 'pg';
import { buildApp } from './app.ts';
import { addSiteFromFile } from './cli/site-file.ts';
import { type Config, ConfigFault, readConfig } from './config.ts';
import { startEmbedded } from './db/embedded/start-embedded.ts';
import { keepBuild } from './db/kept-builds.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/pool.ts';
import type { Deps } from './deps.ts';
import { openFileStore } from './files/open-file-store.ts';
import { listen } from './http-server.ts';
import { type RunningJobs, runJobs } from './jobs/run-jobs.ts';
import { type Log, openLog } from './log.ts';
import { openMailer } from './mail/open-mailer.ts';
import { keptSecret } from './secret.ts';
import { setUpLink } from './staff/set-up.ts';
import { widgetFiles } from './web/widget-build.ts';

const DRAIN_MS = 25_000;

try {
  const config = readConfig(process.env, keptSecret);
  const log = openLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true });
  const database = await connect(config, log);
  try {
    await start(config, log, database);
  } catch (fault) {
    await database.stop();
    throw fault;
  }
} catch (fault) {
  console.error(wordsFor(fault));
  process.exit(1);
}

/** What a person at the terminal needs: for what they can mend a sentence, for the rest the whole fault. */
function wordsFor(fault: unknown): unknown {
  if (fault instanceof ConfigFault) return fault.message;
  const isPortTaken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
  return isPortTaken ? 'This port is in use by another program. Stop it, or set PORT to another one.' : fault;
}

async function start(config: Config, log: Log, database: ConnectedDatabase): Promise<void> {
  const deps: Deps = {
    db: openDatabase(database.connection),
    mail: openMailer(config),
    files: openFileStore(config),
    clock: () => new Date(),
    config,
    log,
  };
  await migrate(deps.db);
  await keepBuild(deps.db, widgetFiles(), deps.clock());
  if (config.seedFile) await addSiteFromFile(deps, config.seedFile);
  let areJobsWell = () => false;
  const server = await listen(
    buildApp(deps, () => areJobsWell()),
    config,
  );
  const jobs = runJobs(deps);
  areJobsWell = jobs.areWell;
  await greet(deps);
  stopOnSignal(deps, server, jobs, database.stop);
}

interface ConnectedDatabase {
  connection: pg.PoolConfig;
  stop(): Promise<void>;
}

/** The owner's PostgreSQL where DATABASE_URL names one, else our own in the data directory. */
async function connect(config: Config, log: Log): Promise<ConnectedDatabase> {
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl }, stop: async () => {} };
  return startEmbedded({
    dataDir: config.dataDir,
    log: { info: (text) => console.log(text), warn: (text) => log.warn({}, text) },
    onLost: (fault) => {
      log.error({ reason: fault.message }, 'the database is lost');
      process.exit(1);
    },
  });
}

async function greet(deps: Deps): Promise<void> {
  const { baseUrl } = deps.config;
  console.log(
    `\nHelpslip is ready.\n  Widget  ${baseUrl}/widget.js\n  Desk    ${baseUrl}/admin\n  Follow  ${baseUrl}/t`,
  );
  if (deps.mail.isDevMailbox) console.log(`  Letters stay on this machine: ${baseUrl}/admin/letters`);
  const link = await setUpLink(deps);
  if (link) console.log(`\nNobody works at the desk yet. Open this link once to become the owner:\n  ${link}\n`);
}

/** Stops once: no new connections, requests under way are answered, jobs end their turn, then the database. */
function stopOnSignal(deps: Deps, server: ServerType, jobs: RunningJobs, stopDatabase: () => Promise<void>): void {
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    deps.log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    const closed = new Promise((done) => server.close(done));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await Promise.all([closed, jobs.stop()]);
    await deps.db.destroy();
    await stopDatabase();
    process.exit(0);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
