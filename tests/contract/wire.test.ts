import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { head, openWire, statusOf, type Wire } from '../support/wire.ts';

const CONFIG = '/api/v1/sites/acme/config';

let helpslip: Helpslip;
let wire: Wire;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  wire = await openWire(helpslip);
});
afterAll(async () => {
  await wire.close();
  await helpslip.close();
  printed.mockRestore();
});
const printed = vi.spyOn(console, 'error');
afterEach(() => expect(printed).not.toHaveBeenCalled());

const countTickets = () => helpslip.deps.db.selectFrom('ticket').select('id').execute();
const isRefused = (status: number) => status >= 400 && status < 500;

test('C5: sixty kilobytes of blanks and commas in a header are refused', async () => {
  for (const filler of [' '.repeat(60_000), ','.repeat(60_000), `${'a, '.repeat(20_000)}`]) {
    for (const name of ['Access-Control-Request-Headers', 'Accept-Language', 'If-None-Match']) {
      const answer = await wire.say(
        head(`OPTIONS ${CONFIG}`, 'Access-Control-Request-Method: GET', `${name}: x${filler}x`),
      );
      expect(statusOf(answer)).toBe(431);
    }
  }
  const justFits = await wire.say(head(`OPTIONS ${CONFIG}`, `Access-Control-Request-Headers: x${', '.repeat(7_000)}x`));
  expect(statusOf(justFits)).toBe(204);
});

test('C9: TRACE echoes nothing, and a method in lower case is none', async () => {
  for (const method of ['TRACE', 'PUT', 'QUERY', 'PROPFIND']) {
    const answer = await wire.say(head(`${method} ${CONFIG}`, 'X-Canary: canary-1b'));
    expect([method, statusOf(answer)]).toEqual([method, expect.toSatisfy(isRefused)]);
    expect(answer).not.toContain('canary-1b');
  }
  expect(await wire.say(head(`PUT ${CONFIG}`))).toMatch(/^Allow: GET, HEAD\r$/im);
  expect(statusOf(await wire.say(head(`get ${CONFIG}`)))).toBe(400);
  const headOnly = await wire.say(head(`HEAD ${CONFIG}`));
  expect(statusOf(headOnly)).toBe(200);
  expect(headOnly.split('\r\n\r\n')[1]).toBe('');
});

test('C11: whatever Host says, no address in an answer changes', async () => {
  const body = JSON.stringify(newTicket());
  const hosts = [
    ['Host: evil.example', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: http'],
    ['Host: evil.example:8443', 'Forwarded: host=evil.example'],
    ['Host: '],
    ['Host: a/b'],
    ['Host: evil.example@help.example.com'],
    ['Host: help.example.com', 'Host: evil.example'],
  ];
  for (const headers of hosts) {
    const lines = [
      ...headers,
      'Connection: close',
      'Content-Type: application/json',
      `Idempotency-Key: ${newKey()['Idempotency-Key']}`,
    ];
    const answer = await wire.say(
      `${['POST /api/v1/tickets HTTP/1.1', ...lines, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`,
    );
    expect([201, 400]).toContain(statusOf(answer));
    expect(answer).not.toContain('evil');
    if (statusOf(answer) === 201) expect(answer).toContain('"trackUrl":"https://help.example.com/t#r=');
  }
  expect(await wire.say(head('GET http://evil.example/api/v1/sites/nobody/config'))).not.toContain('evil');
  expect(statusOf(await wire.say('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400);
});

test('G7: no spelling of a path leads past the policy of the route that answers it', async () => {
  const signIn = /^Location: \/admin\/sign-in/im;
  const tails = [
    '..%2f..%2fadmin',
    '%2e%2e/%2e%2e/admin',
    '../../../admin',
    '..%5c..%5cadmin',
    ';a=b',
    '%00',
    '%252e%252e%252fadmin',
    '..%252fadmin',
    '%c0%ae%c0%ae/admin',
    '\u00e9',
    '?reference[]=x',
  ];
  const paths = [
    ...tails.map((tail) => `/api/v1/tickets/${tail}`),
    '//admin',
    '/./admin',
    '/admin/.',
    '/%61dmin',
    '/ADMIN',
    '/admin%2f',
    '/admin;x',
    '/api/..;/admin',
    '/\\admin',
    '/admin/../admin',
    '*',
    '/..%2fadmin',
  ];
  for (const path of paths) {
    const answer = await wire.say(Buffer.from(head(`GET ${path}`), 'latin1'));
    const isTurnedAway = isRefused(statusOf(answer)) || (statusOf(answer) === 303 && signIn.test(answer));
    expect([path, statusOf(answer), isTurnedAway]).toEqual([path, statusOf(answer), true]);
    expect(answer).not.toMatch(/<table|Sign out/i);
  }
});

test('T29: a body of one byte too many is refused by its length, and the rest of it is not waited for', async () => {
  const before = (await countTickets()).length;
  const post = (...headers: string[]) =>
    `${['POST /api/v1/tickets HTTP/1.1', 'Host: help.example.com', 'Content-Type: application/json', `Idempotency-Key: ${newKey()['Idempotency-Key']}`, ...headers].join('\r\n')}\r\n\r\n`;
  for (const length of [65_537, 10_000_000_000]) {
    const answer = await wire.say(post(`Content-Length: ${length}`), '{"site":"acme"');
    expect(statusOf(answer)).toBe(413);
    expect(answer).toMatch(/^Connection: close\r$/im);
    expect(answer).toContain('"code":"too-large"');
  }
  const chunk = `8000\r\n${' '.repeat(0x8000)}\r\n`;
  expect(statusOf(await wire.say(post('Transfer-Encoding: chunked'), ...Array(200).fill(chunk)))).toBe(413);
  expect((await countTickets()).length).toBe(before);
});

test('T29: a body of exactly 64 KB is read', async () => {
  const body = JSON.stringify(newTicket()).padEnd(65_536, ' ');
  const answer = await wire.say(
    head(
      'POST /api/v1/tickets',
      'Content-Type: application/json',
      `Idempotency-Key: ${newKey()['Idempotency-Key']}`,
      'Content-Length: 65536',
    ),
    body,
  );
  expect(statusOf(answer)).toBe(201);
});

test('a length that is given twice, or beside chunks, is refused before anything is read', async () => {
  const body = JSON.stringify(newTicket());
  for (const framing of [
    [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'],
    [`Content-Length: ${body.length}`, 'Content-Length: 5'],
    ['Transfer-Encoding: xchunked'],
  ]) {
    expect(
      statusOf(await wire.say(head('POST /api/v1/tickets', 'Content-Type: application/json', ...framing), body)),
    ).toBe(400);
  }
});

test('clients that hang up in mid-request harm nobody, and are not logged as faults of ours', async () => {
  const faults: string[] = [];
  const twin = helpslip.twin({
    log: {
      debug: () => {},
      info: () => {},
      warn: (_, text) => faults.push(text),
      error: (_, text) => faults.push(text),
    },
  });
  const own = await openWire(twin);
  for (const cut of [
    'POST /api/v1/ti',
    head(
      'POST /api/v1/tickets',
      'Content-Type: application/json',
      'Idempotency-Key: aborted-request-1',
      'Content-Length: 500',
    ),
  ]) {
    for (let i = 0; i < 5; i++) await own.sayAndHangUp(`${cut}${cut.includes('\r\n') ? '{"site":' : ''}`);
  }
  expect(statusOf(await own.say(head(`GET ${CONFIG}`)))).toBe(200);
  await own.close();
  await twin.close();
  expect(faults).toEqual([]);
});
