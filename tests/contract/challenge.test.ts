import { randomUUID } from 'node:crypto';
import type { Challenge, Problem } from '@helpslip/shared/problem';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { formOf, helpPage, sendForm, WRITTEN } from '../support/help.ts';
import { type Helpslip, newTicket, openHelpslip, someAddress, WEDNESDAY_MORNING } from '../support/helpslip.ts';
import { solve } from '../support/solve.ts';

let helpslip: Helpslip;
const opened: Helpslip[] = [];
beforeEach(async () => {
  helpslip = await openHelpslip();
  opened.push(helpslip);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const afterMinutes = (minutes: number) =>
  helpslip.moveClockTo(new Date(Date.parse(WEDNESDAY_MORNING) + minutes * 60_000).toISOString());

function send(key: string, solution?: string, house = helpslip, site = 'acme'): Promise<Response> {
  return house.call('POST', '/api/v1/tickets', {
    body: newTicket({ site }),
    headers: { 'Idempotency-Key': key, ...(solution ? { 'Challenge-Solution': solution } : {}) },
    from: someAddress(),
  });
}

async function flood(count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let done = 0; done < count; done += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(randomUUID())));
    statuses.push(...answers.map(({ status }) => status));
  }
  return statuses;
}

async function challengeIn(response: Response): Promise<Challenge> {
  const { code, challenge, status }: Problem = await response.json();
  expect([response.status, status, code]).toEqual([403, 403, 'challenge-required']);
  if (!challenge) throw new Error('no challenge came along');
  return challenge;
}

test('a burst of 200 tickets from many addresses is asked for proof of work, an ordinary visitor passes, and it ends', async () => {
  expect((await send(randomUUID())).status).toBe(201);
  const statuses = await flood(200);
  expect(statuses.slice(0, 40)).toEqual(Array(40).fill(201));
  expect(statuses.slice(-100)).toEqual(Array(100).fill(403));

  const key = randomUUID();
  const challenge = await challengeIn(await send(key));
  expect((await send(key, solve(challenge))).status).toBe(201);
  // Two minutes on, the flood is over; it is still asked, so that it does not flicker.
  afterMinutes(2);
  expect((await send(randomUUID())).status).toBe(403);
  afterMinutes(8);
  expect((await send(randomUUID())).status).toBe(201);
});

test('every process asks once one has seen the burst, and no other site does', async () => {
  await flood(100);
  const twin = helpslip.twin();
  try {
    expect((await send(randomUUID(), undefined, twin)).status).toBe(403);
  } finally {
    await twin.close();
  }
  const tries = await helpslip.deps.db.selectFrom('site_burst').select('site_id').execute();
  expect(tries).toEqual([{ site_id: helpslip.siteId }]);
});

test('T34 without a solution, with a wrong, a foreign, an old and a spent one there is a fresh challenge, and no ticket', async () => {
  await flood(100);
  const before = await tickets();
  const challenge = await challengeIn(await send(randomUUID()));
  const solution = solve(challenge);
  const said = JSON.parse(Buffer.from(solution, 'base64').toString());
  const worded = (changes: object) => Buffer.from(JSON.stringify({ ...said, ...changes })).toString('base64');
  const wrong = [
    'x',
    'e30=',
    worded({ number: said.number - 1 }),
    worded({ number: -1 }),
    worded({ salt: said.salt.replace('site=acme', 'site=demo') }),
    worded({ salt: said.salt.replace(/expires=\d+/, 'expires=99999999999') }),
    worded({ signature: '0'.repeat(64) }),
    worded({ algorithm: 'SHA-1' }),
    'A'.repeat(5_000),
  ];
  for (const one of wrong) {
    const again = await challengeIn(await send(randomUUID(), one));
    expect(again.challenge).not.toBe(challenge.challenge);
  }
  expect(await tickets()).toBe(before);
  expect((await send(randomUUID(), solution)).status).toBe(201);
  await challengeIn(await send(randomUUID(), solution));
  const late = solve(await challengeIn(await send(randomUUID())));
  await flood(20);
  afterMinutes(4);
  await flood(40);
  afterMinutes(8);
  await flood(40);
  afterMinutes(11);
  await challengeIn(await send(randomUUID(), late));
});

test('whoever lost the answer sends the same once more, spent solution and all, and gets the same receipt', async () => {
  await flood(100);
  const key = randomUUID();
  const solution = solve(await challengeIn(await send(key)));
  const first = await (await send(key, solution)).json();
  expect(await (await send(key, solution)).json()).toEqual(first);
  expect(await (await send(key)).json()).toEqual(first);
});

test('T34 the form without script needs no challenge: what comes during a burst is held, not refused', async () => {
  await flood(100);
  const path = '/help/acme/write/billing';
  const form = formOf((await helpPage(helpslip, path)).page);
  afterMinutes(0.2);
  const response = await sendForm(helpslip, path, { ...form, ...WRITTEN });
  expect(response.status).toBe(303);
  const [last] = await helpslip.deps.db
    .selectFrom('ticket')
    .select(['status', 'held_for'])
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  expect(last).toEqual({ status: 'held', held_for: ['burst'] });
});

test('T34 where nobody can look for a burst the ticket is held, and not lost', async () => {
  await sql`drop table site_pace`.execute(helpslip.deps.db);
  expect((await send(randomUUID())).status).toBe(201);
  const rows = await helpslip.deps.db.selectFrom('ticket').select(['status', 'held_for']).execute();
  expect(rows).toEqual([{ status: 'held', held_for: ['unchecked'] }]);
});

test('what happens to challenges is counted', async () => {
  await flood(100);
  await send(randomUUID(), solve(await challengeIn(await send(randomUUID()))));
  await send(randomUUID(), 'nonsense');
  const metrics = await (await helpslip.call('GET', '/metrics')).text();
  expect(metrics).toMatch(/helpslip_challenges\{outcome="asked"\} \d\d/);
  expect(metrics).toContain('helpslip_challenges{outcome="solved"} 1');
  expect(metrics).toContain('helpslip_challenges{outcome="wrong"} 1');
});

const tickets = async () => (await helpslip.deps.db.selectFrom('ticket').select('id').execute()).length;
