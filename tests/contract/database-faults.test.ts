import { openDatabase } from '@helpslip/server/db/pool.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterEach(() => helpslip.close());

const post = (on: Helpslip, headers = newKey()) => on.call('POST', '/api/v1/tickets', { body: newTicket(), headers });

async function expectNotNow(response: Response): Promise<void> {
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect((await response.json()).code).toBe('unavailable');
}

/** Ends the installation's other connections, all or those that wait for a lock. @returns how many */
async function terminate(condition = 'true'): Promise<number> {
  const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and ${sql.raw(condition)}`.execute(helpslip.deps.db);
  return rows.length;
}

test('F8: with every idle backend terminated, the server lives and serves again', async () => {
  const twin = helpslip.twin();
  await Promise.all(Array.from({ length: 10 }, () => post(twin)));
  expect(await terminate()).toBeGreaterThan(0);
  for (let i = 0; i < 10; i++) {
    const response = await post(twin);
    if (response.status !== 201) await expectNotNow(response);
  }
  expect((await post(twin)).status).toBe(201);
  await twin.close();
});

test('F8: with every backend terminated at its work, each request is answered "not now" and can be sent again', async () => {
  const twin = helpslip.twin();
  const keys = Array.from({ length: 5 }, newKey);
  await helpslip.deps.db.transaction().execute(async (trx) => {
    await sql`lock table ticket in access exclusive mode`.execute(trx);
    let answered = 0;
    const waiting = Promise.all(keys.map((key) => post(twin, key).finally(() => answered++)));
    await vi.waitFor(async () => {
      await terminate("wait_event_type = 'Lock'");
      expect(answered).toBe(5);
    });
    for (const answer of await waiting) await expectNotNow(answer);
  });
  for (const key of keys) expect((await post(twin, key)).status).toBe(201);
  expect(await helpslip.deps.db.selectFrom('ticket').select('id').execute()).toHaveLength(5);
  await twin.close();
});

test('F11: while a table is locked, a post is answered "not now" within the lock timeout, and kept once it is free', async () => {
  const twin = helpslip.twin({ db: openDatabase({ ...helpslip.poolConfig, lock_timeout: 150 }) });
  const key = newKey();
  await helpslip.deps.db.transaction().execute(async (trx) => {
    await sql`lock table ticket in access exclusive mode`.execute(trx);
    await expectNotNow(await post(twin, key));
    await expectNotNow(await twin.call('GET', '/api/v1/tickets/0000000000'));
    expect((await twin.call('GET', '/healthz')).status).toBe(200);
    expect((await twin.call('GET', '/api/v1/sites/acme/config')).status).toBe(200);
  });
  expect((await post(twin, key)).status).toBe(201);
  expect(await helpslip.deps.db.selectFrom('ticket').select('id').execute()).toHaveLength(1);
  await twin.close();
});

test('F11: with no connection free, a request is answered "not now" instead of waiting for ever', async () => {
  const twin = helpslip.twin({ db: openDatabase({ ...helpslip.poolConfig, max: 1, connectionTimeoutMillis: 150 }) });
  await twin.deps.db.connection().execute(async () => {
    await expectNotNow(await post(twin));
    expect((await twin.call('GET', '/readyz')).status).toBe(503);
  });
  expect((await post(twin)).status).toBe(201);
  expect((await twin.call('GET', '/readyz')).status).toBe(200);
  await twin.close();
});

test('F7: with the database gone, everything that needs it says when to come back', async () => {
  const twin = helpslip.twin({ db: openDatabase({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' }) });
  for (const [method, path] of [
    ['GET', '/api/v1/sites/acme/config'],
    ['GET', '/api/v1/sites/acme/articles'],
    ['GET', '/api/v1/tickets/0000000000'],
  ] as const) {
    await expectNotNow(await twin.call(method, path));
  }
  await expectNotNow(await post(twin));
  const event = { site: 'acme', visit: '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11', events: [{ kind: 'opened' }] };
  await expectNotNow(await twin.call('POST', '/api/v1/events', { body: event }));
  expect((await twin.call('GET', '/healthz')).status).toBe(200);
  expect((await twin.call('GET', '/readyz')).status).toBe(503);
  await twin.close();
});

test('F18: a migration that adds columns fails no request of a process that is at work', async () => {
  const { reference, token } = await helpslip.open();
  const view = () =>
    helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers: { Authorization: `Bearer ${token}` } });
  const say = () =>
    helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
      body: { message: 'Hi' },
      headers: { Authorization: `Bearer ${token}`, ...newKey() },
    });
  const all = async () => [
    (await post(helpslip)).status,
    (await say()).status,
    (await view()).status,
    (await helpslip.call('GET', '/api/v1/sites/acme/config')).status,
    (await helpslip.call('GET', '/api/v1/sites/acme/articles')).status,
  ];
  expect(await all()).toEqual([201, 201, 200, 200, 200]);
  for (const table of [
    'site',
    'category',
    'ticket',
    'message',
    'event',
    'idempotency',
    'article',
    'ticket_access',
    'delivery',
  ]) {
    await sql`alter table ${sql.table(table)} add column added_later text not null default 'x'`.execute(
      helpslip.deps.db,
    );
  }
  expect(await all()).toEqual([201, 201, 200, 200, 200]);
  await helpslip.settle();
  expect(
    await helpslip.deps.db.selectFrom('delivery').select('status').where('status', '=', 'sent').execute(),
  ).toHaveLength(3);
});
