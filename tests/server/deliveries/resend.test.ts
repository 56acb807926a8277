import { afterEach, expect, test, vi } from 'vitest';
import { makeCast } from '../../support/cast.ts';
import { collectedLog } from '../../support/collected-log.ts';
import { resendHouse, turn } from '../../support/mail-house.ts';

type House = Awaited<ReturnType<typeof resendHouse>>;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

// Days of turns take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let house: House;
afterEach(() => house.close());

/** Lets time pass in small steps until a letter has left the state `due`. */
async function untilOver(step = MINUTE): Promise<void> {
  for (let turns = 0; turns < 5_000; turns++) {
    await turn(house.helpslip);
    if ((await house.deliveries()).every(({ status }) => status !== 'due')) return;
    house.pass(step);
  }
  throw new Error('a letter is still due after 5,000 turns');
}

test.each(['accept-then-hang', 'accept-then-reset'] as const)(
  'O5: the provider does %s, and is asked again with the same key and the same words: one letter',
  async (act) => {
    house = await resendHouse({ deadlineMs: 300 });
    const { helpslip, resend } = house;
    await makeCast(helpslip);
    const triesOf = (id: string) => resend.tries.filter(({ key }) => key === id);
    resend.usual = (_, key) => (triesOf(key).length < 2 ? act : 'accept');
    await helpslip.open();
    await turn(helpslip);
    // What the letters would say has changed meanwhile; the letters have not.
    await helpslip.deps.db.updateTable('site').set({ name: 'Another Name' }).execute();
    await untilOver();

    const deliveries = await house.deliveries();
    expect(deliveries).toHaveLength(3);
    for (const { id, status, reason, provider_id, composed } of deliveries) {
      expect([status, reason, composed]).toEqual(['sent', null, null]);
      expect(triesOf(id)).toHaveLength(3);
      expect(new Set(triesOf(id).map(({ letter }) => JSON.stringify(letter))).size).toBe(1);
      expect(resend.delivered.filter(({ key }) => key === id).map((one) => one.id)).toEqual([provider_id]);
    }
    expect(resend.delivered).toHaveLength(3);
  },
);

test('O6: after 26 hours without the provider a letter whose first end is unknown is not sent blindly, but shown', async () => {
  house = await resendHouse();
  const { helpslip, resend } = house;
  resend.script = ['accept-then-reset'];
  resend.usual = 'reset';
  await helpslip.open();
  await turn(helpslip);
  house.pass(30 * MINUTE);
  await turn(helpslip);
  house.pass(25.5 * HOUR);
  const before = resend.tries.length;
  resend.usual = 'accept';
  await turn(helpslip);
  await turn(helpslip);

  expect(resend.tries).toHaveLength(before);
  expect(resend.delivered).toHaveLength(1);
  expect((await house.deliveries())[0]).toMatchObject({ status: 'maybe-sent', reason: 'tried-too-long-ago' });
});

test('O7: Retry-After is waited for, and by all letters', async () => {
  house = await resendHouse();
  const { helpslip, resend } = house;
  resend.script = [{ status: 429, name: 'rate_limit_exceeded', headers: { 'Retry-After': '30' } }];
  await helpslip.open({ requester: { email: 'a@example.com' } });
  await turn(helpslip);
  await helpslip.open({ requester: { email: 'b@example.com' } });
  for (let second = 0; second < 29; second++) {
    house.pass(SECOND);
    await turn(helpslip);
  }
  expect(resend.tries).toHaveLength(1);
  house.pass(2 * SECOND);
  await helpslip.settle();
  expect(resend.delivered).toHaveLength(2);
});

test('O7: at ten times the rate never more than two letters leave in any second, by two processes together, and replies leave first', async () => {
  house = await resendHouse({ perSecond: 2 });
  const { helpslip, resend } = house;
  const cast = await makeCast(helpslip);
  const receipts = [];
  for (let i = 0; i < 60; i++) receipts.push(await helpslip.open({ requester: { email: `person-${i}@example.com` } }));
  const [{ reference } = { reference: '' }] = receipts;
  const seen = await cast.mara.desk.page(`/admin/tickets/${reference}`);
  const { status } = await cast.mara.desk.post(`/admin/tickets/${reference}/reply`, {
    message: 'It is paid back.',
    seen: seen.querySelector('[name=seen]')?.getAttribute('value') ?? '',
  });
  expect(status).toBe(303);

  const twin = helpslip.twin();
  for (let quarter = 0; quarter < 40; quarter++) {
    await Promise.all([turn(helpslip), turn(twin)]);
    house.pass(250);
  }
  await twin.close();
  const times = resend.tries.map(({ at }) => at);
  const inSecondFrom = (from: number) => times.filter((at) => at >= from && at < from + SECOND).length;
  expect(Math.max(...times.map(inSecondFrom))).toBe(2);
  expect(times.length).toBeGreaterThan(16);
  expect(resend.tries[0]?.letter.subject).toContain('Reply');
});

test('somebody who waits for a link does not wait for a backlog', async () => {
  house = await resendHouse({ perSecond: 2 });
  const { helpslip, resend } = house;
  const first = await helpslip.open();
  for (let i = 0; i < 10; i++) await helpslip.open({ requester: { email: `person-${i}@example.com` } });
  await turn(helpslip);
  house.pass(SECOND);
  const asked = await helpslip.call('POST', `/api/v1/tickets/${first.reference}/access`, {
    body: { email: 'ada@example.com' },
  });
  expect(asked.status).toBe(202);
  await turn(helpslip);
  expect(resend.delivered.at(-1)?.letter).toMatchObject({
    to: 'ada@example.com',
    text: expect.stringContaining('link'),
  });
  expect(resend.delivered).toHaveLength(2);
});

test.each([
  [400, 'validation_error'],
  [403, 'invalid_api_key'],
  [422, 'missing_required_field'],
])('O8: %i is final: no second try, seen at the desk, and the ticket stays as it was', async (status, name) => {
  house = await resendHouse();
  const { helpslip, resend } = house;
  resend.usual = (letter) => (letter.to === 'ada@example.com' ? { status, name } : 'accept');
  const { reference, token } = await helpslip.open();
  await untilOver();
  house.pass(72 * HOUR);
  await helpslip.settle();

  expect(resend.tries.filter(({ letter }) => letter.to === 'ada@example.com')).toHaveLength(1);
  const cast = await makeCast(helpslip);
  const page = await cast.olga.desk.page('/admin/letters?status=failed');
  expect(page.querySelector('.queue tbody')?.textContent).toContain(reference);
  expect(page.querySelector('.queue .failed')?.textContent).toBe('Failed');
  const view = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect([view.status, (await view.json()).status]).toEqual([200, 'queued']);
});

test('O9: with the quota of the day used up letters wait for midnight, one warning is given, and nobody hammers', async () => {
  const log = collectedLog();
  house = await resendHouse({ log });
  const { helpslip, resend } = house;
  resend.usual = { status: 429, name: 'daily_quota_exceeded' };
  for (let i = 0; i < 5; i++) await helpslip.open({ requester: { email: `person-${i}@example.com` } });
  for (let minutes = 0; minutes < 14 * 60; minutes += 10) {
    await turn(helpslip);
    house.pass(10 * MINUTE);
  }
  expect(resend.tries.length).toBeLessThanOrEqual(5);
  expect(log.lines.filter((line) => line.includes('"level":"warn"'))).toHaveLength(1);
  expect((await house.deliveries()).map(({ status }) => status)).toEqual(Array(5).fill('due'));

  const before = resend.tries.length;
  resend.usual = 'accept';
  house.pass(HOUR + 1);
  await helpslip.settle();
  expect(resend.tries.length - before).toBe(5);
  expect(resend.delivered).toHaveLength(5);
});

test('a provider that is down is asked ever more seldom, by one letter at a time, until it is back', {
  timeout: 60_000,
}, async () => {
  house = await resendHouse();
  const { helpslip, resend } = house;
  resend.usual = { status: 500, name: 'internal_server_error' };
  for (let i = 0; i < 30; i++) await helpslip.open({ requester: { email: `person-${i}@example.com` } });
  await turn(helpslip);
  const first = resend.tries.length;
  for (let seconds = 0; seconds < 3_600; seconds += 5) {
    house.pass(5 * SECOND);
    await turn(helpslip);
  }
  expect(first).toBeLessThanOrEqual(10);
  expect(resend.tries.length - first).toBeLessThan(30);
  resend.usual = 'accept';
  await untilOver();
  expect(resend.delivered).toHaveLength(30);
  expect((await house.deliveries()).every(({ status }) => status === 'sent')).toBe(true);
});

test('a key that the provider knows with other words is not tried again, but shown', async () => {
  house = await resendHouse();
  house.resend.usual = { status: 409, name: 'invalid_idempotent_request' };
  await house.helpslip.open();
  await untilOver();
  expect(house.resend.tries).toHaveLength(1);
  expect((await house.deliveries())[0]).toMatchObject({ status: 'maybe-sent', reason: 'key-known' });
});

test('a letter that the provider cannot digest does not stop the others, and is given up after two days', {
  timeout: 60_000,
}, async () => {
  house = await resendHouse();
  const { helpslip, resend } = house;
  resend.usual = ({ to }) => (to === 'poison@example.com' ? { status: 503, name: 'application_error' } : 'accept');
  await helpslip.open({ requester: { email: 'poison@example.com' } });
  await turn(helpslip);
  for (let round = 0; round < 20; round++) {
    await helpslip.open({ requester: { email: `person-${round}@example.com` } });
    for (let i = 0; i < 6; i++) {
      await turn(helpslip);
      house.pass(30 * MINUTE);
    }
  }
  const standings = await house.deliveries();
  expect(standings.filter(({ status }) => status === 'sent')).toHaveLength(20);
  expect(standings.find(({ recipient }) => recipient === 'poison@example.com')).toMatchObject({
    status: 'failed',
    reason: 'provider-down',
  });
});
