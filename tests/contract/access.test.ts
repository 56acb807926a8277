import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const STATE = ['openedAt', 'promise', 'reference', 'status', 'updatedAt'];
const look = (reference: string, token?: string) =>
  helpslip.call('GET', `/api/v1/tickets/${reference}`, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
const keysOf = (value: object) => Object.keys(value).sort();

async function idOf(reference: string): Promise<number> {
  const stored = parseReference(reference) ?? '';
  const row = await helpslip.deps.db
    .selectFrom('ticket')
    .select('id')
    .where('reference', '=', stored)
    .executeTakeFirstOrThrow();
  return row.id;
}

test('G8: a token in the address opens nothing', async () => {
  const { reference, token } = await helpslip.open();
  for (const query of [`token=${token}`, `t=${token}`, `access_token=${token}`, `Authorization=Bearer%20${token}`]) {
    expect(keysOf(await (await look(`${reference}?${query}`)).json())).toEqual(STATE);
  }
  const cookie = await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers: { Cookie: `token=${token}` } });
  expect(keysOf(await cookie.json())).toEqual(STATE);
  for (const header of [
    `Basic ${token}`,
    token,
    `Bearer ${token} `.repeat(2),
    `Bearer "${token}"`,
    'Bearer ',
    `Bearer ${'x'.repeat(5_000)}`,
  ]) {
    const response = await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers: { Authorization: header } });
    expect([header.slice(0, 20), response.status]).toEqual([header.slice(0, 20), 404]);
  }
});

test('who acts by the link in a letter has proven the address; who looks, or has the token of the browser, has not', async () => {
  const { reference, token } = await helpslip.open();
  await helpslip.settle();
  const ticketId = await idOf(reference);
  const letter = await helpslip.deps.db
    .selectFrom('delivery')
    .select('text_body')
    .where('ticket_id', '=', ticketId)
    .where('letter', '=', 'ticket-received')
    .executeTakeFirstOrThrow();
  const mailed = /[#&]t=([\w-]+)/.exec(letter.text_body ?? '')?.[1] ?? '';
  const isProven = async () => {
    const row = await helpslip.deps.db
      .selectFrom('ticket')
      .select('requester_proven_at')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    return row.requester_proven_at !== null;
  };
  const say = (by: string) =>
    helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
      body: { message: 'One thing more.' },
      headers: { Authorization: `Bearer ${by}`, ...newKey() },
    });
  expect((await look(reference, mailed)).status).toBe(200);
  expect((await say(token)).status).toBe(201);
  expect(await isProven()).toBe(false);
  expect((await say(mailed)).status).toBe(201);
  expect(await isProven()).toBe(true);
});

test('G9: a token opens its own ticket and no other, and none once it is revoked', async () => {
  const [own, other] = [await helpslip.open(), await helpslip.open()];
  const unknown = await (await look('0000000000', own.token)).json();
  const foreign = await look(other.reference, own.token);
  expect(foreign.status).toBe(404);
  const { requestId, ...problem } = await foreign.json();
  expect({ ...problem, requestId: unknown.requestId }).toEqual(unknown);
  expect(requestId).not.toBe(unknown.requestId);
  expect((await look(own.reference, own.token)).status).toBe(200);
  const ticketId = await idOf(own.reference);
  await helpslip.deps.db
    .updateTable('ticket_access')
    .set({ revoked_at: helpslip.deps.clock() })
    .where('ticket_id', '=', ticketId)
    .execute();
  expect((await look(own.reference, own.token)).status).toBe(404);
  const say = await helpslip.call('POST', `/api/v1/tickets/${own.reference}/messages`, {
    body: { message: 'Still me' },
    headers: { Authorization: `Bearer ${own.token}`, ...newKey() },
  });
  expect(say.status).toBe(404);
});

test('G9: what is stored of a token does not open anything', async () => {
  const { reference, token } = await helpslip.open();
  const rows = await helpslip.deps.db.selectFrom('ticket_access').selectAll().execute();
  const stored = JSON.stringify(
    rows.map(({ token_hash }) => [
      token_hash.toString('hex'),
      token_hash.toString('base64url'),
      token_hash.toString('utf8'),
    ]),
  );
  expect(stored).not.toContain(token);
  for (const { token_hash } of rows) {
    expect((await look(reference, token_hash.toString('base64url'))).status).toBe(404);
  }
  const results = await helpslip.deps.db.selectFrom('idempotency').select('result').execute();
  expect(JSON.stringify(results)).not.toContain(token);
});

test('a link is mailed only to the address of the ticket, and the answer is the same for everybody', async () => {
  const { reference } = await helpslip.open({ ...newTicket(), requester: { email: 'owner-of-it@example.com' } });
  await helpslip.settle();
  const answers: string[] = [];
  for (const [typed, email] of [
    [reference, 'Owner-Of-It@example.com'],
    [reference, 'charlie@example.com'],
    ['0000000000', 'owner-of-it@example.com'],
    ['nonsense', 'owner-of-it@example.com'],
  ] as const) {
    const response = await helpslip.call('POST', `/api/v1/tickets/${typed}/access`, { body: { email } });
    answers.push(`${response.status} ${await response.text()}`);
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^202 /);
  await helpslip.settle();
  const letters = await helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .where('letter', '=', 'access-link')
    .execute();
  expect(letters.map(({ recipient }) => recipient)).toEqual(['owner-of-it@example.com']);
  const token = /#r=[^&\s]+&t=([\w-]+)/.exec(letters[0]?.text_body ?? '')?.[1];
  expect((await look(reference, token)).status).toBe(200);
});
