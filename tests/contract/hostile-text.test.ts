import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { filledWith } from '../support/whole-ticket.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const post = (body: unknown) => helpslip.call('POST', '/api/v1/tickets', { body, headers: newKey() });

async function viewOf(response: Response) {
  expect(response.status).toBe(201);
  const { reference, token } = await response.json();
  const seen = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(seen.headers.get('Content-Type')).toBe('application/json');
  expect(seen.headers.get('X-Content-Type-Options')).toBe('nosniff');
  return { reference, view: await seen.json() };
}

const storedOf = async (subject: string) => {
  const { db } = helpslip.deps;
  const ticket = await db
    .selectFrom('ticket')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const message = await db
    .selectFrom('message')
    .selectAll()
    .where('ticket_id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  return [
    ticket.subject,
    ticket.requester_name,
    ticket.fields.blade,
    ticket.fields['safety-code'],
    ticket.context.plan,
    message.body,
  ];
};

test('T17: what looks like markup or a template is stored as typed, and handed out as it is', async () => {
  const polyglots = [
    '<svg/onload=alert(1)>',
    '{{7*191}}',
    '$' + '{7*191}',
    '<%=7*191%>',
    '{%debug%}',
    'javascript:alert(1)',
    '"><img src=x onerror=alert(1)>',
    "';alert(1)//",
    '</script><script>alert(1)</script>',
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '\\x3cscript>',
    '=HYPERLINK("http://evil")',
  ];
  for (const text of polyglots) {
    const { view } = await viewOf(await post(filledWith(text)));
    expect([view.subject, view.messages[0].body, view.fields.at(-1).value]).toEqual([text, text, text]);
    expect(await storedOf(text)).toEqual(Array(6).fill(text));
  }
  await helpslip.settle();
  const letters = await helpslip.deps.db
    .selectFrom('delivery')
    .select(['text_body', 'html_body'])
    .where('status', '=', 'sent')
    .execute();
  expect(letters.length).toBeGreaterThan(0);
  for (const { text_body, html_body } of letters)
    expect(`${text_body}${html_body}`).not.toMatch(/alert|7\*|onload|debug|1337|evil/);
});

test('T50: SQL is text like any other', async () => {
  for (const text of [
    "'); select pg_sleep(5)--",
    "Robert'); drop table ticket;--",
    "' or '1'='1",
    '$1',
    '$$; select 1; $$',
    '\\',
    "\\'; --",
    '%',
    '_',
    '?',
    ':name',
  ]) {
    const { view } = await viewOf(await post(filledWith(text)));
    expect(view.subject).toBe(text);
    expect(await storedOf(text)).toEqual(Array(6).fill(text));
  }
});

test('T28: heaped marks, direction overrides, ten thousand emoji and mixed scripts are kept', async () => {
  const zalgo = `Z${'\u0335\u0301'.repeat(40)}`.normalize('NFC');
  for (const text of [
    zalgo,
    'abc\u202egpj.exe',
    '\u2066isolated\u2069',
    'раypal',
    '👩‍👩‍👧‍👦 family',
    'مرحبا hello 你好',
    'x'.repeat(200),
  ]) {
    const { view } = await viewOf(await post(filledWith(text)));
    expect([view.subject, view.messages[0].body]).toEqual([text, text]);
  }
  const emoji = '🎫'.repeat(10_000);
  const { view } = await viewOf(await post(newTicket({ message: emoji })));
  expect(view.messages[0].body).toBe(emoji);
  expect((await post(newTicket({ message: `${emoji}!` }))).status).toBe(422);
  expect((await post(newTicket({ subject: 'é'.repeat(300) }))).status).toBe(201);
  expect((await post(newTicket({ subject: 'é'.repeat(301) }))).status).toBe(422);
});

test('T52: a reference in the subject threads nothing', async () => {
  const first = await helpslip.open();
  for (const subject of [`Re: [${first.reference}]`, `AW: ${first.reference}`, first.reference.replaceAll('-', '')]) {
    const { reference } = await viewOf(await post(newTicket({ subject })));
    expect(reference).not.toBe(first.reference);
  }
  const seen = await helpslip.call('GET', `/api/v1/tickets/${first.reference}`, {
    headers: { Authorization: `Bearer ${first.token}` },
  });
  expect((await seen.json()).messages).toHaveLength(1);
});

test('T53: an address in other letters is another address', async () => {
  const { reference } = await helpslip.open({ requester: { email: 'paypal@example.com' } });
  const cyrillic = 'p\u0430ypal@example.com';
  expect((await post(newTicket({ requester: { email: cyrillic } }))).status).toBe(201);
  await helpslip.call('POST', `/api/v1/tickets/${reference}/access`, { body: { email: cyrillic } });
  const events = await helpslip.deps.db
    .selectFrom('event')
    .select('id')
    .where('kind', '=', 'access-requested')
    .execute();
  expect(events).toEqual([]);
});
