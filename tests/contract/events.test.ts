import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

const EVENTS = '/api/v1/events';
const VISIT = '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());
beforeEach(async () => {
  await helpslip.deps.db.deleteFrom('visit').execute();
});

const post = (events: unknown, more: object = {}) =>
  helpslip.call('POST', EVENTS, { body: { site: 'acme', visit: VISIT, events, ...more } });
const kept = () => helpslip.deps.db.selectFrom('visit_event').selectAll().orderBy('id').execute();
const searched = (query: string) => ({ kind: 'searched', query, found: [] });

test('E1: a batch of fifty is kept, one of fifty-one and one of none are refused', async () => {
  expect((await post(Array(50).fill({ kind: 'opened' }))).status).toBe(202);
  expect(await kept()).toHaveLength(50);
  expect((await post(Array(51).fill({ kind: 'opened' }))).status).toBe(422);
  expect((await post([])).status).toBe(422);
  expect(await kept()).toHaveLength(50);
});

test('E4: what a beacon or a form sends is refused by its type', async () => {
  const raw = JSON.stringify({ site: 'acme', visit: VISIT, events: [{ kind: 'opened' }] });
  for (const type of [
    'text/plain',
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ]) {
    expect((await helpslip.call('POST', EVENTS, { raw, headers: { 'Content-Type': type } })).status).toBe(415);
  }
  expect(await kept()).toEqual([]);
});

test('E5: of one visit no more than five hundred events are kept, at whatever pace they come', async () => {
  const batches = Array.from({ length: 14 }, () => post(Array(50).fill({ kind: 'opened' })));
  for (const answer of await Promise.all(batches)) expect(answer.status).toBe(202);
  expect(await kept()).toHaveLength(500);
});

test('E6: kinds, keys and shapes that the contract does not know are refused, and nothing of their batch is kept', async () => {
  const good = { kind: 'opened' };
  const bad = [
    { kind: 'deleted' },
    { kind: 'constructor' },
    { kind: '__proto__' },
    {},
    null,
    'opened',
    [good],
    { ...good, admin: true },
    { kind: 'searched', query: { $ne: '' }, found: [] },
    { kind: 'searched', query: 'x', found: ['1; drop table visit'] },
    { kind: 'searched', query: 'x', found: Array(21).fill('1') },
    { kind: 'helped', article: '0' },
    { kind: 'helped', article: '-1' },
    { kind: 'helped', article: '1e3' },
    { kind: 'helped', article: 7 },
    { kind: 'category-picked', category: 'Bad Key' },
    searched('a\0b'),
    searched('x'.repeat(201)),
  ];
  for (const event of bad) {
    expect([event, (await post([good, event])).status]).toEqual([event, 422]);
  }
  expect(
    (
      await helpslip.call('POST', EVENTS, {
        raw: `{"site":"acme","visit":"${VISIT}","events":[{"kind":"opened","__proto__":{"x":1}}]}`,
      })
    ).status,
  ).toBe(422);
  expect((await post([good], { visit: 'not-a-uuid' })).status).toBe(422);
  expect((await post([good], { site: 'nobody' })).status).toBe(404);
  expect(await kept()).toEqual([]);
});

test('E7: the time of an event is the time of the server, less at most an hour', async () => {
  const hour = 3_600_000;
  for (const ago of [-1, hour + 1, 1.5, '1970', null, 1e300]) {
    expect([ago, (await post([{ kind: 'opened', ago }])).status]).toEqual([ago, 422]);
  }
  for (const at of [0, '1970-01-01T00:00:00Z', '9999-12-31', null]) {
    expect((await post([{ kind: 'opened', at }])).status).toBe(422);
  }
  expect(
    (
      await helpslip.call('POST', EVENTS, {
        raw: `{"site":"acme","visit":"${VISIT}","events":[{"kind":"opened","ago":NaN}]}`,
      })
    ).status,
  ).toBe(400);
  expect((await post([{ kind: 'opened' }, { kind: 'opened', ago: hour }])).status).toBe(202);
  expect((await kept()).map(({ at }) => at.toISOString())).toEqual([
    '2026-01-14T09:00:00.000Z',
    '2026-01-14T08:00:00.000Z',
  ]);
});

test('E8: a search is kept as typed, whatever it looks like', async () => {
  const queries = ['<script>alert(1)</script>', '=HYPERLINK("http://evil","x")', "' or 1=1 --", '@SUM(1)', '{{7*7}}'];
  expect((await post(queries.map(searched))).status).toBe(202);
  expect((await kept()).map(({ query }) => query)).toEqual(queries);
});

test('E8: addresses, cards, phone numbers and tokens in a search are not kept', async () => {
  const typed = [
    'mail ada@example.com please',
    'card 4111 1111 1111 1111',
    'call +49 30 1234567',
    'key sk_live_a1B2c3D4e5F6g7H8i9J0',
    'ada@example.com,grace@example.org',
  ];
  expect((await post(typed.map(searched))).status).toBe(202);
  expect((await kept()).map(({ query }) => query)).toEqual([
    'mail [e-mail] please',
    'card [card]',
    'call [phone]',
    'key [token]',
    expect.stringMatching(/^\[e-mail\]/),
  ]);
  expect(JSON.stringify(await kept())).not.toMatch(/@example|4111|1234567|sk_live/);
});

test('one visitor who presses "this helped" many times counts once', async () => {
  const list = async () => (await (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json()).articles;
  const [pinned, first, second, third] = await list();
  expect((await post(Array(50).fill({ kind: 'helped', article: third.id }))).status).toBe(202);
  for (const visit of ['0b7e1f0a-1f60-4f07-8a3e-3f0a35f2d101', '0b7e1f0a-1f60-4f07-8a3e-3f0a35f2d102']) {
    expect((await post([{ kind: 'helped', article: second.id }], { visit })).status).toBe(202);
  }
  const order = (await list()).map(({ id }: { id: string }) => id);
  expect(order.slice(0, 4)).toEqual([pinned.id, second.id, third.id, first.id]);
});
