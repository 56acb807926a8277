import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '@helpslip/server/db/embedded/start-embedded.ts';
import { migrate } from '@helpslip/server/db/migrate.ts';
import { openDatabase } from '@helpslip/server/db/pool.ts';
import type { Deps } from '@helpslip/server/deps.ts';
import { openLog } from '@helpslip/server/log.ts';
import { devMailbox } from '@helpslip/server/mail/dev-mailbox.ts';
import { formatReference } from '@helpslip/shared/reference';
import type pg from 'pg';
import { testConfig } from '../../support/helpslip.ts';
import { serverProcess } from '../../support/server-process.ts';
import { throwAwayFiles } from '../../support/throw-away-files.ts';
import { BIG, BIG_OWNER, fillBigData } from './big-data.ts';

/** The built server over a database with a year of tickets, and its owner signed in. */
export interface BigDesk {
  connection: pg.PoolConfig;
  deps: Deps;
  ownerId: string;
  agentId: string;
  /** Of a ticket in the middle of the year, with a visit before it. */
  reference: string;
  middleId: number;
  /** How much there is, in a sentence. */
  told: string;
  /** Fetches a page that must be there. @returns its bytes */
  get(path: string): Promise<number>;
  close(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined };

/**
 * DESK_DATA_DIR names a folder to keep the data in, and to find it in again: filling takes longer than measuring.
 * @param share of the whole size
 */
export async function openBigDesk(share: number): Promise<BigDesk> {
  const kept = process.env.DESK_DATA_DIR;
  const folder = kept ?? newFolder();
  const embedded = await startEmbedded({ dataDir: folder, log: quiet });
  const db = openDatabase({ ...embedded.connection, statement_timeout: 600_000, query_timeout: 600_000 });
  const server = await serverProcess({
    DATABASE_URL: addressOf(embedded.connection),
    DATA_DIR: join(folder, 'server'),
  });
  const close = async () => {
    await server.stop();
    await db.destroy();
    await embedded.stop();
    if (kept) return;
    for (const left of [embedded.connection.host, folder])
      rmSync(left, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    const deps = {
      db,
      mail: devMailbox,
      files: throwAwayFiles().store,
      clock: () => new Date(),
      config: testConfig(),
      log: openLog('silent'),
    };
    const facts = await filled(deps, share);
    await server.start();
    const cookie = await signIn(server.url);
    const get = async (path: string) => {
      const response = await fetch(server.url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
      return text.length;
    };
    return { connection: embedded.connection, deps, ...facts, get, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

function newFolder(): string {
  const cache = resolve(import.meta.dirname, '../../../.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'desk-'));
}

async function filled(deps: Deps, share: number) {
  const { db } = deps;
  await migrate(db);
  const tickets = BIG.tickets * share;
  const [articles, visitEvents] = [BIG.articles * share, BIG.visitEvents * share];
  const isThere = await db.selectFrom('ticket').select('id').limit(1).executeTakeFirst();
  if (!isThere) await fillBigData(deps, { tickets, articles, visitEvents }, (line) => console.log(line));
  const people = await db.selectFrom('staff').select(['id', 'role']).orderBy('name').execute();
  const middle = await db
    .selectFrom('ticket')
    .select(['id', 'reference'])
    .where('visit_id', 'is not', null)
    .orderBy('id')
    .offset(Math.round(tickets / 4))
    .limit(1)
    .executeTakeFirstOrThrow();
  return {
    ownerId: people.find(({ role }) => role === 'owner')?.id ?? '',
    agentId: people.find(({ role }) => role === 'agent')?.id ?? '',
    reference: formatReference(middle.reference),
    middleId: middle.id,
    told: `${tickets} tickets, ${articles} answers, ${visitEvents} events of visits; three sites.`,
  };
}

function addressOf({ user, password, host, port, database }: EmbeddedPostgres['connection']): string {
  const who = password === undefined ? user : `${user}:${encodeURIComponent(password)}`;
  return `postgres://${who}@${encodeURIComponent(host)}:${port}/${database}`;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/admin/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: BIG_OWNER.email, password: BIG_OWNER.password }).toString(),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (response.status !== 303) throw new Error(`not signed in: ${response.status}`);
  return cookies.join('; ');
}
