import { randomBytes } from 'node:crypto';
import { formatReference, makeReference, parseReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, openHelpslip, someAddress } from '../support/helpslip.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PLACES = 9;

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip();
});
afterAll(() => helpslip.close());

const look = (reference: string, from: string) =>
  helpslip.call('GET', `/api/v1/tickets/${encodeURIComponent(reference)}`, { from });
const someReference = () => formatReference(makeReference(randomBytes(PLACES)));

/** A reference that differs in one random place, with the check character it must have. */
function neighbour(reference: string, place: number, letter: number): string {
  const places = [...reference.slice(0, PLACES)].map((character) => ALPHABET.indexOf(character));
  places[place] = letter;
  return makeReference(Uint8Array.from(places));
}

test('G4: no neighbour of a reference is another ticket', async () => {
  const open = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const tickets = await Promise.all(Array.from({ length: 20 }, () => open.open()));
  const own = parseReference(tickets[0]?.reference ?? '') ?? '';
  const guesses = Array.from({ length: PLACES * ALPHABET.length }, (_, i) =>
    neighbour(own, i % PLACES, Math.floor(i / PLACES)),
  ).filter((guess) => guess !== own);
  expect(guesses).toHaveLength(PLACES * (ALPHABET.length - 1));
  const answers = await Promise.all(guesses.map((guess) => open.call('GET', `/api/v1/tickets/${guess}`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  await open.close();
});

test('G4: after ten misses an address sees nothing more, not even what it could have seen', async () => {
  const { reference, token } = await helpslip.open();
  const from = someAddress();
  const statuses: number[] = [];
  for (let i = 0; i < 14; i++) statuses.push((await look(i % 2 === 0 ? someReference() : 'not-one', from)).status);
  expect(statuses).toEqual([...Array(10).fill(404), ...Array(4).fill(429)]);
  const refused = await look(reference, from);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  const page = await helpslip.call('GET', `/t?reference=${reference}`, { from });
  expect(page.status).toBe(429);
  const withToken = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    from,
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(withToken.status).toBe(429);
  expect((await look(reference, someAddress())).status).toBe(200);
});

test('G4: wrong tokens are misses as wrong references are', async () => {
  const { reference } = await helpslip.open();
  const from = someAddress();
  const statuses: number[] = [];
  for (let i = 0; i < 13; i++) {
    const headers = { Authorization: `Bearer ${randomBytes(24).toString('base64url')}` };
    statuses.push((await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers, from })).status);
  }
  expect(statuses).toEqual([...Array(10).fill(404), ...Array(3).fill(429)]);
});

test('G4: once many addresses together have missed too often, one miss is enough to be turned away', async () => {
  const { reference } = await helpslip.open();
  const [guesser, visitor] = [someAddress(), someAddress()];
  expect((await look(someReference(), guesser)).status).toBe(404);
  expect((await look(reference, guesser)).status).toBe(200);
  await sql`update rate_limit set points = 601 where starts_with(key, 'all-misses')`.execute(helpslip.deps.db);
  expect((await look(reference, guesser)).status).toBe(429);
  expect((await look(reference, visitor)).status).toBe(200);
  await sql`delete from rate_limit where starts_with(key, 'all-misses')`.execute(helpslip.deps.db);
  expect((await look(reference, guesser)).status).toBe(200);
});
