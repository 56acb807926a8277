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

async function codeOf(response: Response): Promise<[number, string]> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const { code } = await response.json();
  return [response.status, code];
}

test('the whole body that these cases change is taken as it is', async () => {
  expect((await post(whole())).status).toBe(201);
});

test('T9: what is no JSON is malformed, and JSON of another shape is invalid', async () => {
  const good = JSON.stringify(newTicket());
  for (const raw of [
    '',
    ' ',
    '{"a":',
    `${good}x`,
    `${good}${good}`,
    `\ufeff${good}`,
    '{"a":NaN}',
    `${good}// note`,
    "{'a':1}",
    'undefined',
  ]) {
    expect([raw.slice(0, 20), ...(await codeOf(await postRaw(raw)))]).toEqual([raw.slice(0, 20), 400, 'malformed']);
  }
  for (const raw of ['[]', 'null', '"x"', '12', 'true', '{}', '[{}]']) {
    expect([raw, ...(await codeOf(await postRaw(raw)))]).toEqual([raw, 422, 'invalid']);
  }
});

test('T10: bytes that are no UTF-8, and halves of surrogate pairs, are refused and never repaired', async () => {
  const around = JSON.stringify(newTicket({ message: 'AROUND' })).split('AROUND');
  for (const bytes of [[0xff], [0xfe], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80]]) {
    const raw = Buffer.concat([Buffer.from(around[0] ?? ''), Buffer.from(bytes), Buffer.from(around[1] ?? '')]);
    expect(await codeOf(await postRaw(raw))).toEqual([400, 'malformed']);
  }
  for (const half of ['\\ud800', '\\udc00x', 'a\\ud83d']) {
    expect(await codeOf(await postRaw(around.join(half)))).toEqual([400, 'malformed']);
    expect(await codeOf(await postRaw(JSON.stringify(newTicket()).replace('"site"', `"${half}":1,"site"`)))).toEqual([
      400,
      'malformed',
    ]);
  }
});

test('T25: each text as a list, object, number, truth value or null is refused', async () => {
  for (const wrong of [[], ['a'], {}, { a: 1 }, 12, true, null]) {
    for (const [where, body] of withTextEverywhere(wrong)) {
      if (where === 'fields.blade' && wrong === null) continue;
      const response = await post(body);
      expect([where, wrong, response.status]).toEqual([where, wrong, 422]);
    }
  }
  expect((await postRaw(JSON.stringify(whole()).replace('"saw"', '1e309'))).status).toBe(422);
});

test('T25: nesting of thirty thousand levels is refused as any other wrong shape', async () => {
  const deep = '['.repeat(30_000) + ']'.repeat(30_000);
  expect((await postRaw(deep)).status).toBe(422);
  expect((await postRaw(JSON.stringify(whole()).replace('"gold"', deep))).status).toBe(422);
  const objects = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  expect((await postRaw(objects)).status).toBe(422);
});

test('a body full of faults gets a short answer', async () => {
  const context = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, 1]));
  const response = await post(whole({ context }));
  expect(response.status).toBe(422);
  expect((await response.text()).length).toBeLessThan(16_384);
});

test('T31: a body with a content encoding is refused unread', async () => {
  for (const encoding of ['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip', 'zstd']) {
    expect(await codeOf(await postRaw(new Uint8Array([0x1f, 0x8b, 8]), { 'Content-Encoding': encoding }))).toEqual([
      415,
      'unsupported-type',
    ]);
  }
});

test('T32: no type but JSON in UTF-8 is read', async () => {
  const raw = JSON.stringify(newTicket());
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/jsonp',
    'text/json',
    'application/json;charset=latin1',
  ]) {
    expect([type, ...(await codeOf(await postRaw(raw, { 'Content-Type': type })))]).toEqual([
      type,
      415,
      'unsupported-type',
    ]);
  }
  const typeless = new Request('https://help.example.com/api/v1/tickets', {
    method: 'POST',
    headers: newKey(),
    body: new TextEncoder().encode(raw),
  });
  expect(typeless.headers.get('Content-Type')).toBeNull();
  expect((await helpslip.app.request(typeless)).status).toBe(415);
  for (const type of ['Application/JSON', 'application/json; charset=UTF-8', 'application/json;charset="utf-8"']) {
    expect((await postRaw(raw, { 'Content-Type': type })).status).toBe(201);
  }
});
