import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { placeFor } from '@helpslip/server/db/embedded/home.ts';
import { isPostgresOf, runningPostmaster } from '@helpslip/server/db/embedded/postmaster.ts';
import { type EmbeddedPostgres, startEmbedded } from '@helpslip/server/db/embedded/start-embedded.ts';
import pg from 'pg';
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type PostgresOwner, startOwner } from '../../../support/postgres-owner.ts';

// A first start writes and syncs a thousand files, which a busy disk makes long.
vi.setConfig({ testTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const quiet = { info: () => undefined, warn: () => undefined };
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'helpslip-embedded-'));
  folders.push(folder);
  return folder;
}

// Most tests begin where an earlier start ended, in one folder; those about a first start take a new one.
let dataDir: string;
const settled = newFolder();
beforeEach(() => {
  dataDir = settled;
});

afterAll(() => {
  for (const folder of folders) {
    const left = runningPostmaster(path.join(folder, 'postgres'));
    if (left) process.kill(left.pid, 'SIGQUIT');
    rmSync(placeFor(folder).socketDirectory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
});

/** Started here, and stopped when the test is over. */
async function start(options: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbedded({ dataDir, log: quiet, ...options });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function owner(account?: typeof NOBODY): Promise<PostgresOwner> {
  const started = await startOwner(dataDir, account);
  onTestFinished(() => started.kill());
  return started;
}

function reportOf({ report }: PostgresOwner) {
  if ('refused' in report) throw new Error(report.refused);
  return report.started;
}

async function ask<Row extends pg.QueryResultRow>(connection: pg.ClientConfig, text: string): Promise<Row[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('starts with durable settings, on a socket in a private folder and nowhere else', async () => {
  const { connection } = await start();
  const rows = await ask<{ name: string; setting: string }>(
    connection,
    `select name, setting from pg_settings
     where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'TimeZone', 'server_encoding')`,
  );
  expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    TimeZone: 'UTC',
  });
  expect(connection).toMatchObject({ database: 'helpslip', port: 5432 });
  expect(statSync(connection.host).mode & 0o777).toBe(0o700);
  expect(await ask(connection, "select lower('ÉÄ') as small")).toEqual([{ small: 'éä' }]);
});

test('keeps what was written over a stop and a start, and makes its database once', async () => {
  dataDir = newFolder();
  const said: string[] = [];
  const log = { ...quiet, info: (message: string) => said.push(message) };
  const first = await startEmbedded({ dataDir, log });
  await ask(first.connection, 'drop table if exists slip; create table slip as select 7 as number');
  await first.stop();
  expect(isPostgresOf(first.pid, path.join(dataDir, 'postgres'))).toBe(false);
  const second = await start({ log });
  expect(await ask(second.connection, 'select number from slip')).toEqual([{ number: 7 }]);
  expect(said).toEqual([`Making a database in ${path.join(dataDir, 'postgres')} (once).`]);
});

test('takes over the PostgreSQL of an owner that was killed', async () => {
  const killed = await owner();
  const { pid, connection } = reportOf(killed);
  await ask(connection, 'drop table if exists slip; create table slip as select 7 as number');
  await killed.kill();
  const next = await start();
  expect(next.pid).toBe(pid);
  expect(await ask(next.connection, 'select number from slip')).toEqual([{ number: 7 }]);
  await next.stop();
  expect(isPostgresOf(pid, path.join(dataDir, 'postgres'))).toBe(false);
});

test('recovers what was written when owner and PostgreSQL were both killed', async () => {
  const killed = await owner();
  const { pid, connection } = reportOf(killed);
  await ask(connection, 'drop table if exists slip; create table slip as select generate_series(1, 1000) as number');
  process.kill(pid, 'SIGKILL');
  await killed.kill();
  const next = await start();
  expect(next.pid).not.toBe(pid);
  expect(await ask(next.connection, 'select count(*)::int as kept from slip')).toEqual([{ kept: 1000 }]);
});

test('starts PostgreSQL again when it dies under a living owner, at the same address', async () => {
  const postgres = await start();
  const { connection, pid } = postgres;
  await ask(connection, 'drop table if exists slip; create table slip as select 7 as number');
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(
    async () => expect(await ask(connection, 'select number from slip')).toEqual([{ number: 7 }]),
    10_000,
  );
  await vi.waitFor(() => expect(postgres.pid).not.toBe(pid), 10_000);
  expect(postgres.connection).toEqual(connection);
});

test('refuses a second owner by the name of the first, and leaves the first alone', async () => {
  const { connection, pid } = await start();
  await expect(startEmbedded({ dataDir, log: quiet })).rejects.toThrow(
    `Another Helpslip (process ${process.pid}) is using DATA_DIR ${dataDir}; stop it, or set another DATA_DIR.`,
  );
  const other = await owner();
  expect(other.report).toEqual({ refused: expect.stringContaining(`(process ${process.pid})`) });
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(isPostgresOf(pid, path.join(dataDir, 'postgres'))).toBe(true);
});

test('lets exactly one of two first starts win', async () => {
  dataDir = newFolder();
  const both = await Promise.all([owner(), owner()]);
  const winners = both.filter(({ report }) => 'started' in report);
  const refused = both.flatMap(({ report }) => ('refused' in report ? [report.refused] : []));
  expect(winners).toHaveLength(1);
  expect(refused).toEqual([expect.stringContaining(`Another Helpslip (process ${winners[0]?.process.pid})`)]);
});

test('is not fooled by a pid file whose number now belongs to somebody else', async () => {
  const first = await startEmbedded({ dataDir, log: quiet });
  await first.stop();
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  writeFileSync(
    pidFile,
    `${process.pid}\n${path.join(dataDir, 'postgres')}\n1\n5432\n${first.connection.host}\n\n1 1\nready\n`,
  );
  if (isRoot) chownSync(pidFile, statSync(path.join(dataDir, 'postgres')).uid, 0);
  const second = await start();
  expect(second.pid).not.toBe(process.pid);
  expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(String(second.pid));
});

test('starts afresh when a first start was broken off', async () => {
  dataDir = newFolder();
  mkdirSync(path.join(dataDir, 'postgres.new-999999', 'base'), { recursive: true });
  await start({ settings: { fsync: 'off' } });
  expect(statSync(path.join(dataDir, 'postgres.new-999999'), { throwIfNoEntry: false })).toBeUndefined();
});

test('says so when the data directory was made by another version', async () => {
  await (await startEmbedded({ dataDir, log: quiet })).stop();
  const versionFile = path.join(dataDir, 'postgres', 'PG_VERSION');
  const version = readFileSync(versionFile, 'utf8');
  writeFileSync(versionFile, '17\n');
  onTestFinished(() => writeFileSync(versionFile, version));
  await expect(startEmbedded({ dataDir, log: quiet })).rejects.toThrow(
    /was made by PostgreSQL 17, .* PostgreSQL 18.*DATABASE_URL/,
  );
});

test.runIf(isRoot)('as root, keeps its files in a folder that only root can enter, under another account', async () => {
  dataDir = newFolder();
  const { connection, pid } = await start({ settings: { fsync: 'off' } });
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(dataDir, 'postgres')).uid).not.toBe(0);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\t[1-9]/m);
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.skipIf(isRoot && !canReachUs(NOBODY))('as an ordinary user, keeps its socket beside its files', async () => {
  dataDir = newFolder();
  if (isRoot) chownSync(dataDir, NOBODY.uid, NOBODY.gid);
  const started = await owner(isRoot ? NOBODY : undefined);
  const { connection, pid } = reportOf(started);
  expect(connection.host).toBe(path.join(dataDir, 'postgres-socket'));
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await started.stop();
  expect(isPostgresOf(pid, path.join(dataDir, 'postgres'))).toBe(false);
});

/** A checkout in the home folder of root is out of everybody else's reach, and so is the program that they would run. */
function canReachUs(account: typeof NOBODY): boolean {
  const look = `require('node:fs').accessSync(${JSON.stringify(import.meta.filename)})`;
  return spawnSync(process.execPath, ['-e', look], { ...account, cwd: '/' }).status === 0;
}
