import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@helpslip/server/db/schema.ts';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { fakeResend } from '../../support/fake-resend.ts';
import { newTicket } from '../../support/helpslip.ts';
import { type ServerProcess, serverProcess } from '../../support/server-process.ts';
import { acme } from '../../support/site.ts';
import { tries } from '../../support/tries.ts';

const KILLS = tries(15, 6);
/** Below what a site may send in an hour, so that each ticket has its letter. */
const TICKETS = 150;

test('two servers on one database, killed at random while letters leave: each delivery has one effect', {
  timeout: 300_000,
}, async () => {
  const database = await freshDatabase();
  const resend = await fakeResend();
  // A provider as it is on a bad day: now and then it takes a letter and says nothing, or takes none.
  resend.usual = () => {
    const luck = Math.random();
    if (luck < 0.1) return 'accept-then-reset';
    return luck < 0.15 ? { status: 500, name: 'internal_server_error' } : 'accept';
  };
  const settings = {
    DATABASE_URL: addressOf(database.poolConfig),
    SECRET: 'a-secret-that-both-of-these-servers-share',
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: 'Acme <support@acme.example>',
    MAIL_PER_SECOND: '20',
    RATE_LIMITS: 'off',
    SEED_FILE: siteFile(),
  };
  const servers = [await serverProcess(settings), await serverProcess(settings)];
  for (const server of servers) await server.start();

  for (let kill = 0; kill < KILLS; kill++) {
    await Promise.all(Array.from({ length: TICKETS / KILLS }, (_, i) => openTicket(servers, i)));
    const before = resend.tries.length;
    const some = 1 + Math.floor(Math.random() * 4);
    await until(async () => resend.tries.length >= before + some || (await dueOf(database.db)) === 0);
    const victim = servers[kill % 2];
    await victim?.kill(false);
    await victim?.start();
  }
  await until(async () => (await unplannedOf(database.db)) + (await dueOf(database.db)) === 0);

  const deliveries = await database.db.selectFrom('delivery').select(['id', 'status', 'reason']).execute();
  expect(deliveries).toHaveLength(TICKETS);
  expect(deliveries.filter(({ status }) => status !== 'sent')).toEqual([]);
  const effects = resend.delivered.map(({ key }) => key);
  expect(new Set(effects).size).toBe(effects.length);
  expect(effects.sort()).toEqual(deliveries.map(({ id }) => id).sort());
  expect(resend.tries.length).toBeGreaterThan(TICKETS);

  for (const server of servers) {
    expect(await server.stop()).toBe(0);
    rmSync(server.dataDir, { recursive: true, force: true });
  }
  await resend.close();
  await database.drop();
});

/** Posts until some server has it, with one key, as the widget does. */
async function openTicket(servers: ServerProcess[], client: number): Promise<void> {
  const key = randomUUID();
  for (let attempt = client; ; attempt++) {
    const server = servers[attempt % servers.length];
    const response = await fetch(`${server?.url}/api/v1/tickets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(newTicket({ requester: { email: `${key}@example.com` } })),
    }).catch(() => null);
    if (response?.status === 201) return;
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((again) => setTimeout(again, 25));
}

async function dueOf(db: Kysely<Database>): Promise<number> {
  return (await db.selectFrom('delivery').select('id').where('status', '=', 'due').execute()).length;
}

async function unplannedOf(db: Kysely<Database>): Promise<number> {
  return (await db.selectFrom('event').select('id').where('planned_at', 'is', null).execute()).length;
}

function addressOf({ connectionString, host, port, user, password, database }: pg.PoolConfig): string {
  if (connectionString) return connectionString;
  const address = new URL('postgres://localhost');
  address.username = user ?? '';
  address.password = typeof password === 'string' ? password : '';
  address.port = String(port ?? '');
  address.pathname = `/${database}`;
  // Where it listens on a socket, its folder stands in place of a host.
  address.searchParams.set('host', host ?? 'localhost');
  return address.href;
}

function siteFile(): string {
  const { calendar, categories } = acme;
  const file = join(mkdtempSync(join(tmpdir(), 'helpslip-site-')), 'site.json');
  writeFileSync(file, JSON.stringify({ key: 'acme', name: 'Acme', calendar, categories: categories.slice(0, 1) }));
  return file;
}
