import { purge } from '@helpslip/server/jobs/purge.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip, WEDNESDAY_MORNING } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const post = (body: unknown, headers: Record<string, string>, on: Helpslip = helpslip, from?: string) =>
  on.call('POST', '/api/v1/tickets', { body, headers, ...(from ? { from } : {}) });

const ticketsOf = async (email: string) =>
  helpslip.deps.db.selectFrom('ticket').selectAll().where('requester_email', '=', email).execute();

const from = (email: string, subject = 'Charged twice') => newTicket({ subject, requester: { name: 'Ada', email } });

test('T1: ticket, message, access, event and idempotency row come from one transaction, and nothing is cached', async () => {
  const headers = newKey();
  const response = await post(from('t1@example.com'), headers);
  expect(response.status).toBe(201);
  expect(response.headers.get('Cache-Control')).toContain('no-store');
  const { rows } = await sql<{ written_by: string; kind: string }>`
    with own as (select id, xmin::text as written_by from ticket where requester_email = 't1@example.com')
    select 'ticket' as kind, written_by from own
    union all select 'message', message.xmin::text from message join own on own.id = ticket_id
    union all select 'access', ticket_access.xmin::text from ticket_access join own on own.id = ticket_id
    union all select 'event', event.xmin::text from event join own on own.id = ticket_id
    union all select 'key', idempotency.xmin::text from idempotency where key = ${headers['Idempotency-Key']}`.execute(
    helpslip.deps.db,
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['ticket', 'message', 'access', 'event', 'key']);
  expect(new Set(rows.map(({ written_by }) => written_by)).size).toBe(1);
});

test('T2: twenty posts of one key at once, on two processes, make one ticket', async () => {
  const twin = helpslip.twin();
  const headers = newKey();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => post(from('t2@example.com'), headers, i % 2 === 0 ? helpslip : twin)),
  );
  const receipts = new Set<string>();
  for (const answer of answers) {
    expect([201, 409]).toContain(answer.status);
    if (answer.status === 409) expect(answer.headers.get('Retry-After')).toBe('1');
    const receipt = answer.status === 201 ? answer : await post(from('t2@example.com'), headers, twin);
    expect(receipt.status).toBe(201);
    receipts.add(await receipt.text());
  }
  expect(receipts.size).toBe(1);
  expect(await ticketsOf('t2@example.com')).toHaveLength(1);
  await twin.close();
});

test('T3: a key that was used for another body is refused, and nothing changes', async () => {
  const headers = newKey();
  expect((await post(from('t3@example.com'), headers)).status).toBe(201);
  const before = await ticketsOf('t3@example.com');
  for (const other of [
    from('t3@example.com', 'Another subject'),
    from('mallory@example.com'),
    newTicket({ category: 'feedback' }),
  ]) {
    const response = await post(other, headers);
    expect(response.status).toBe(422);
    expect((await response.json()).code).toBe('idempotency-key-reused');
  }
  expect(await ticketsOf('t3@example.com')).toEqual(before);
  expect(await ticketsOf('mallory@example.com')).toEqual([]);
});

test('T3: the same content in another order of keys and another white space is the same request', async () => {
  const headers = newKey();
  const ticket = { ...from('t3b@example.com'), context: { plan: 'gold', theme: 'dark' } };
  const first = await post(ticket, headers);
  const { context, ...rest } = ticket;
  const raw = JSON.stringify({ context: { theme: context.theme, plan: context.plan }, ...rest }, null, 2);
  const second = await helpslip.call('POST', '/api/v1/tickets', { raw, headers });
  expect(second.status).toBe(201);
  expect(await second.text()).toBe(await first.text());
});

test('T4: without a key the answer says which header is missing and where to read of it', async () => {
  const response = await post(newTicket(), {});
  expect(response.status).toBe(400);
  const problem = await response.json();
  expect(problem.code).toBe('idempotency-key-missing');
  expect(problem.type).toBe('https://help.example.com/problems#idempotency-key-missing');
  expect((await helpslip.call('GET', '/problems')).status).toBe(200);
});

test('T5: keys that are no keys are refused, and a key in quotes is the key without them', async () => {
  for (const bad of [
    '',
    '""',
    'short',
    'x'.repeat(10_000),
    'a b c d e f g h',
    'schlüssel-schlüssel',
    '"unclosed-key-0001',
    'key-0000001, key-0000002',
  ]) {
    const response = await post(newTicket(), { 'Idempotency-Key': bad });
    expect([bad.slice(0, 30), response.status]).toEqual([bad.slice(0, 30), 400]);
    expect((await response.json()).code).toMatch(/^idempotency-key-/);
  }
  const { 'Idempotency-Key': bare } = newKey();
  const spellings = [bare, `"${bare}"`, ` ${bare.toUpperCase()} `];
  const receipts = await Promise.all(
    spellings.map(async (key) => (await post(from('t5@example.com'), { 'Idempotency-Key': key })).text()),
  );
  expect(new Set(receipts).size).toBe(1);
  expect(await ticketsOf('t5@example.com')).toHaveLength(1);
});

test('T7: a key is remembered for more than a day, and two days later it is free again', async () => {
  const headers = newKey();
  const first = await (await post(from('t7@example.com'), headers)).text();
  helpslip.moveClockTo('2026-01-15T10:00:00.000Z');
  await purge(helpslip.deps);
  expect(await (await post(from('t7@example.com'), headers)).text()).toBe(first);
  helpslip.moveClockTo('2026-01-16T10:00:00.000Z');
  await purge(helpslip.deps);
  const later = await post(from('t7@example.com'), headers);
  expect(later.status).toBe(201);
  expect(await ticketsOf('t7@example.com')).toHaveLength(2);
  helpslip.moveClockTo(WEDNESDAY_MORNING);
});

test('T8: a key replayed from another address gets the same receipt, with nothing of what was typed', async () => {
  const headers = newKey();
  const first = await post(from('t8@example.com'), headers);
  const replayed = await post(from('t8@example.com'), headers, helpslip, '192.0.2.200');
  const text = await replayed.text();
  expect(text).toBe(await first.text());
  expect(Object.keys(JSON.parse(text))).toEqual(['reference', 'token', 'trackUrl', 'status', 'promise']);
  expect(text).not.toMatch(/Ada|t8@|twice/);
});

test('one key on two sites is two keys', async () => {
  await sql`insert into site (key, name, calendar, identity_secret)
    select 'second', 'Second', calendar, 'x' from site where key = 'acme'`.execute(helpslip.deps.db);
  await sql`insert into category (site_id, key, name) select id, 'billing', 'Billing' from site where key = 'second'`.execute(
    helpslip.deps.db,
  );
  const headers = newKey();
  const here = await (await post(from('two@example.com'), headers)).json();
  const there = await (await post({ ...from('two@example.com'), site: 'second' }, headers)).json();
  expect(there.reference).not.toBe(here.reference);
  expect(there.token).not.toBe(here.token);
});

test('a repetition gets its receipt also when the owner has changed the form since', async () => {
  const headers = newKey();
  const ticket = { ...from('changed@example.com'), category: 'feedback' };
  const first = await (await post(ticket, headers)).text();
  await sql`update category set archived_at = now() where key = 'feedback'`.execute(helpslip.deps.db);
  const again = await post(ticket, headers);
  expect([again.status, await again.text()]).toEqual([201, first]);
  expect((await post(ticket, newKey())).status).toBe(422);
  await sql`update category set archived_at = null where key = 'feedback'`.execute(helpslip.deps.db);
});
