import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { whole, withTextEverywhere } from '../support/whole-ticket.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const post = (body: unknown) => helpslip.call('POST', '/api/v1/tickets', { body, headers: newKey() });
const postRaw = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  helpslip.call('POST', '/api/v1/tickets', { raw, headers: { ...newKey(), ...headers } });

test('T11: NUL is refused in each text, with a pointer to where it is', async () => {
  for (const [where, body] of withTextEverywhere('a\0b')) {
    const response = await post(body);
    expect([where, response.status]).toEqual([where, 422]);
    const { errors } = await response.json();
    expect(errors[0].pointer).toBe(`/${where.replaceAll('.', '/')}`);
  }
  for (const body of [
    whole({ 'a\0b': 1 }),
    whole({ context: { 'a\0b': 'x' } }),
    whole({ fields: { 'model\0': 'saw' } }),
  ]) {
    expect((await post(body)).status).toBe(422);
  }
  expect((await helpslip.call('GET', '/api/v1/tickets/7KM%0093PQXZ2')).status).toBe(404);
  expect((await helpslip.call('GET', '/t/%00.css')).status).toBe(404);
});

test('T12, T13: control characters and line ends are refused in a name and a subject', async () => {
  for (const evil of ['\u0007', '\u001b[31m', '\u0085', '\u009b', '\u2028', '\u2029', '\r\nBcc: v@x', '\n', '\u007f']) {
    expect((await post(whole({ subject: `A${evil}B` }))).status).toBe(422);
    expect((await post(whole({ requester: { name: `A${evil}B`, email: 'ada@example.com' } }))).status).toBe(422);
    expect((await post(whole({ requester: { email: `a${evil}@example.com` } }))).status).toBe(422);
  }
});

test('T23: keys that the contract does not know are refused at every depth, by name', async () => {
  for (const key of ['status', 'assignee', 'is_admin', 'id', 'created_at', 'site_id', 'priority', 'verified']) {
    const response = await post(whole({ [key]: 'completed' }));
    expect([key, response.status]).toEqual([key, 422]);
    expect((await response.json()).errors).toEqual([{ pointer: `/${key}`, detail: 'This key is not known here.' }]);
    const inner = await post(whole({ requester: { email: 'ada@example.com', [key]: true } }));
    expect((await inner.json()).errors[0].pointer).toBe(`/requester/${key}`);
  }
});

test('T24: names that live on prototypes are refused, and no prototype is touched', async () => {
  const good = JSON.stringify(whole());
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    for (const [place, with_] of [
      ['{"site"', `{"${name}":{"polluted":1},"site"`],
      ['"requester":{', `"requester":{"${name}":{"polluted":1},`],
      ['"fields":{', `"fields":{"${name}":"x",`],
      ['"context":{', `"context":{"${name}":"x",`],
    ] as const) {
      const raw = good.replace(place, with_);
      expect(raw).not.toBe(good);
      expect([name, place, (await postRaw(raw)).status]).toEqual([name, place, 422]);
    }
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('T24: of a key that stands there twice, what is checked is what is stored', async () => {
  const raw = JSON.stringify(newTicket({ subject: 'Twice the address' })).replace(
    '"email":',
    '"email":"first@example.com","email":',
  );
  expect((await postRaw(raw)).status).toBe(201);
  const row = await helpslip.deps.db
    .selectFrom('ticket')
    .selectAll()
    .where('subject', '=', 'Twice the address')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ requester_email: 'ada@example.com', requester_email_key: 'ada@example.com' });
});

test('T27: a message of which nothing would be seen is refused', async () => {
  for (const empty of [
    '',
    '   ',
    '\t\n',
    '\u200b',
    '\u2060',
    '\u3164',
    '\u2800',
    '\ufeff\u00ad\u200d',
    '\u{e0001}',
    '\ufe0f',
  ]) {
    expect((await post(whole({ message: empty }))).status).toBe(422);
    expect((await post(whole({ subject: empty }))).status).toBe(422);
  }
});
