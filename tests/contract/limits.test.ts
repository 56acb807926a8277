import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CallOptions, type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

const PROXY = '10.0.0.5';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { TRUSTED_PROXIES: '10.0.0.0/8' } });
});
afterEach(() => helpslip.close());

const postTicket = (options: CallOptions = {}, on: Helpslip = helpslip) =>
  on.call('POST', '/api/v1/tickets', { body: newTicket(), ...options, headers: { ...newKey(), ...options.headers } });

const forwardedFor = (hops: string): CallOptions => ({ from: PROXY, headers: { 'X-Forwarded-For': hops } });

async function statusesOf(count: number, one: (i: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < count; i++) statuses.push((await one(i)).status);
  return statuses;
}

const times = (count: number, status: number): number[] => Array(count).fill(status);

test('T35: the eleventh ticket of a minute, and every one after it, is refused with when to come back', async () => {
  const statuses = await statusesOf(25, () => postTicket());
  expect(statuses).toEqual([...times(10, 201), ...times(15, 429)]);
  const refused = await postTicket();
  expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(refused.headers.get('RateLimit-Policy')).toBe('"tickets";q=10;w=60');
  expect(refused.headers.get('RateLimit')).toMatch(/^"tickets";r=0;t=\d+$/);
  const seconds = Number(refused.headers.get('Retry-After'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await refused.json()).code).toBe('limited');
  expect((await postTicket({ from: '192.0.2.77' })).status).toBe(201);
});

test('T35: two processes share the budget, and what it is counted by cannot be read', async () => {
  const twin = helpslip.twin();
  const statuses = await statusesOf(14, (i) => postTicket({}, i % 2 === 0 ? helpslip : twin));
  expect(statuses).toEqual([...times(10, 201), ...times(4, 429)]);
  const counters = await helpslip.deps.db.selectFrom('rate_limit').select('key').execute();
  expect(JSON.stringify(counters)).not.toContain('203.0.113');
  await twin.close();
});

test('T35: bodies that are refused draw from the budget too', async () => {
  const statuses = await statusesOf(12, () => postTicket({ body: {} }));
  expect(statuses).toEqual([...times(10, 422), ...times(2, 429)]);
});

test('T37: without a trusted proxy, an address that a client makes up changes nothing', async () => {
  const statuses = await statusesOf(12, (i) =>
    postTicket({
      headers: {
        'X-Forwarded-For': `198.51.100.${i}`,
        Forwarded: `for=198.51.100.${i}`,
        'X-Real-IP': `198.51.100.${i}`,
      },
    }),
  );
  expect(statuses).toEqual([...times(10, 201), ...times(2, 429)]);
});

test('T37: behind a trusted proxy the last hop that is none of ours counts, whatever stands before it', async () => {
  const statuses = await statusesOf(12, (i) => postTicket(forwardedFor(`192.0.2.${i}, 198.51.100.9, 10.1.2.3`)));
  expect(statuses).toEqual([...times(10, 201), ...times(2, 429)]);
  expect((await postTicket(forwardedFor('198.51.100.9, 198.51.100.10'))).status).toBe(201);
});

test('T37: values that are no addresses are thrown away', async () => {
  const values = [
    '<script>',
    'x'.repeat(10_000),
    '1.2.3.4.5',
    '-',
    ', ,',
    '"203.0.113.1"',
    "'; drop table ticket",
    '999.1.1.1',
    '[::1]:80',
    'unknown',
    'a'.repeat(5),
    '::g',
  ];
  const statuses = await statusesOf(values.length, (i) => postTicket(forwardedFor(values[i] ?? '')));
  expect(statuses).toEqual([...times(10, 201), ...times(2, 429)]);
});

test('T38: addresses of one /64 are one customer, and IPv4 in IPv6 is IPv4', async () => {
  const rotating = [
    '2001:db8:1:2::1',
    '2001:db8:1:2:ffff::9',
    '2001:0DB8:0001:0002:1:2:3:4',
    '2001:db8:1:2:a:b:c:d%eth0',
  ];
  const statuses = await statusesOf(12, (i) => postTicket({ from: rotating[i % rotating.length] ?? '' }));
  expect(statuses).toEqual([...times(10, 201), ...times(2, 429)]);
  expect((await postTicket({ from: '2001:db8:1:3::1' })).status).toBe(201);
  const mapped = await statusesOf(12, (i) => postTicket({ from: i % 2 === 0 ? '::ffff:192.0.2.9' : '192.0.2.9' }));
  expect(mapped).toEqual([...times(10, 201), ...times(2, 429)]);
});

test('E3: a flood of events is turned away without asking the database, while tickets are still taken', async () => {
  const events = { site: 'acme', visit: '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11', events: [{ kind: 'opened' }] };
  const flood = () => helpslip.call('POST', '/api/v1/events', { body: events });
  expect(await statusesOf(62, flood)).toEqual([...times(60, 202), ...times(2, 429)]);
  await helpslip.deps.db.transaction().execute(async (trx) => {
    // Whoever asks for a counter or writes an event now would wait for this lock, and not be done before it is let go.
    await sql`lock table rate_limit, visit, visit_event in access exclusive mode`.execute(trx);
    const answers = await Promise.all(Array.from({ length: 300 }, flood));
    expect(answers.map(({ status }) => status)).toEqual(times(300, 429));
  });
  const [, ticket] = await Promise.all([
    Promise.all(Array.from({ length: 100 }, flood)),
    postTicket({ from: '192.0.2.78' }),
  ]);
  expect(ticket.status).toBe(201);
});

test('M8: the thirty-first message of a minute on one ticket is refused, and other tickets are not touched', async () => {
  const [busy, calm] = [await helpslip.open(), await helpslip.open()];
  const say = (ticket: typeof busy, i: number) =>
    helpslip.call('POST', `/api/v1/tickets/${ticket.reference}/messages`, {
      body: { message: `Message ${i}` },
      headers: { Authorization: `Bearer ${ticket.token}`, ...newKey() },
      from: `192.0.2.${i}`,
    });
  expect(await statusesOf(33, (i) => say(busy, i))).toEqual([...times(30, 201), ...times(3, 429)]);
  expect((await say(calm, 1)).status).toBe(201);
});

test('M8: whoever has no access draws nothing from the budget of a ticket', async () => {
  const { reference, token } = await helpslip.open();
  const path = `/api/v1/tickets/${reference}/messages`;
  const say = (bearer: string, i: number) =>
    helpslip.call('POST', path, {
      body: { message: 'Hello' },
      headers: { Authorization: `Bearer ${bearer}`, ...newKey() },
      from: `192.0.2.${i}`,
    });
  expect(await statusesOf(35, (i) => say('charlies-own-guess-of-a-token', i))).toEqual(times(35, 404));
  expect((await say(token, 99)).status).toBe(201);
});

test('while the database cannot count, each process counts in memory', async () => {
  await sql`alter table rate_limit rename to rate_limit_gone`.execute(helpslip.deps.db);
  const statuses = await statusesOf(13, () => postTicket());
  expect(statuses).toEqual([...times(10, 201), ...times(3, 429)]);
});
