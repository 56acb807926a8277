import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectedLog } from '../support/collected-log.ts';
import { messagesOf } from '../support/conversation.ts';
import type { FakeReceiving } from '../support/fake-resend-received.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import {
  callWebhook,
  openReceiving,
  receivedEvent,
  replyTo,
  signatureOf,
  WEBHOOK_SECRET,
  work,
} from '../support/inbound.ts';

let helpslip: Helpslip;
let provider: FakeReceiving;
let close: () => Promise<void>;
const log = collectedLog();
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving({}, { log }));
});
afterAll(() => close());

const event = { type: 'email.sent', created_at: '2026-01-14T09:00:00.000Z', data: { email_id: 'x' } };
const events = () => helpslip.deps.db.selectFrom('inbound_event').selectAll().orderBy('id').execute();

test('R1: a signed call is kept before it is answered, and worked by a job', async () => {
  const mail = provider.receive({});
  const response = await callWebhook(helpslip, receivedEvent(mail));
  expect(response.status).toBe(202);
  const kept = (await events()).find(({ email_id }) => email_id === mail.id);
  expect(kept).toMatchObject({ status: 'due', kind: 'email.received', attempts: 0 });
  expect(JSON.parse(kept?.payload ?? '')).toEqual(receivedEvent(mail));
  expect(provider.requests).toEqual([]);
  await work(helpslip);
  expect((await events()).find(({ email_id }) => email_id === mail.id)?.status).toBe('done');
});

test('R1: what cannot be kept is not answered with a 2xx', async () => {
  await sql`alter table inbound_event rename to inbound_event_gone`.execute(helpslip.deps.db);
  expect((await callWebhook(helpslip, event)).status).toBe(500);
  await sql`alter table inbound_event_gone rename to inbound_event`.execute(helpslip.deps.db);
  expect((await callWebhook(helpslip, event)).status).toBe(202);
});

const raw = JSON.stringify(event);
const good = () => signatureOf(helpslip, raw, 'msg_1');
const seconds = (from: number) => String(Math.floor(helpslip.deps.clock().getTime() / 1000) + from);
const forgeries: [string, () => Record<string, string>][] = [
  ['no signature', () => ({ 'svix-id': 'msg_1', 'svix-timestamp': seconds(0) })],
  ['no headers at all', () => ({})],
  ['an empty signature', () => ({ ...good(), 'svix-signature': '' })],
  ['an empty v1 signature', () => ({ ...good(), 'svix-signature': 'v1,' })],
  ['a truncated signature', () => ({ ...good(), 'svix-signature': good()['svix-signature']?.slice(0, -6) ?? '' })],
  ['another version of signature', () => ({ ...good(), 'svix-signature': `v2,${good()['svix-signature']?.slice(3)}` })],
  [
    'the signature of another secret',
    () => signatureOf(helpslip, raw, 'msg_1', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'),
  ],
  ['the signature of another id', () => ({ ...good(), 'svix-id': 'msg_2' })],
  ['the signature of another instant', () => ({ ...good(), 'svix-timestamp': seconds(1) })],
  ['an instant that is no number', () => ({ ...good(), 'svix-timestamp': '1e9' })],
  ['no id', () => ({ ...good(), 'svix-id': '' })],
  ['an id of 10,000 characters', () => ({ ...good(), 'svix-id': 'x'.repeat(10_000) })],
];
test.each(forgeries)('R2: %s is refused with 401, and nothing is kept', async (_, headers) => {
  const before = (await events()).length;
  const response = await helpslip.call('POST', '/webhooks/resend', { raw, headers: headers() });
  expect(response.status).toBe(401);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect((await response.json()).code).toBe('unsigned');
  expect(await events()).toHaveLength(before);
});

test('R2: without a secret there is no such route, whatever the call is signed with', async () => {
  const deaf = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  for (const secret of [WEBHOOK_SECRET, `whsec_${Buffer.alloc(24).toString('base64')}`]) {
    expect((await callWebhook(deaf, event, { secret })).status).toBe(404);
  }
  expect(await deaf.deps.db.selectFrom('inbound_event').selectAll().execute()).toEqual([]);
  await deaf.close();
});

test('R2: a call that is more than five minutes old or early is refused, by the clock of the server', async () => {
  for (const [minutes, status] of [
    [4, 202],
    [6, 401],
    [-4, 202],
    [-6, 401],
  ] as const) {
    const headers = signatureOf(helpslip, raw, `msg_at_${minutes}`);
    const now = helpslip.deps.clock();
    helpslip.moveClockTo(new Date(now.getTime() + minutes * 60_000).toISOString());
    expect((await helpslip.call('POST', '/webhooks/resend', { raw, headers })).status).toBe(status);
    helpslip.moveClockTo(now.toISOString());
  }
});

test('R3: one byte changed, or the same JSON written anew, is refused', async () => {
  expect((await callWebhook(helpslip, raw, { sent: raw.replace('email.sent', 'email.sens') })).status).toBe(401);
  expect((await callWebhook(helpslip, raw, { sent: `${raw} ` })).status).toBe(401);
  expect((await callWebhook(helpslip, raw, { sent: JSON.stringify(event, null, 1) })).status).toBe(401);
  expect(
    (await callWebhook(helpslip, raw, { sent: Buffer.concat([Buffer.from(raw), Buffer.from([0xff])]) })).status,
  ).toBe(401);
});

test('R5: the same call a hundred times at once, on two processes, is kept once', async () => {
  const twin = helpslip.twin();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => callWebhook(i % 2 ? helpslip : twin, event, { id: 'msg_again' })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect((await events()).filter(({ key }) => key === 'msg_again')).toHaveLength(1);
  await twin.close();
});

test('R5: a mail that is told of a hundred times at once, and worked by two processes, is one message', async () => {
  const twin = helpslip.twin();
  const ticket = await helpslip.open();
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)] });
  await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      callWebhook(i % 2 ? helpslip : twin, receivedEvent(mail), { id: `msg_told_${i % 10}` }),
    ),
  );
  await Promise.all([work(helpslip), work(twin), work(helpslip), work(twin)]);
  expect(await messagesOf(helpslip, ticket)).toHaveLength(2);
  expect((await events()).filter(({ email_id }) => email_id === mail.id).map(({ status }) => status)).toEqual(
    Array(10).fill('done'),
  );
  await twin.close();
});

test('R6: while one secret takes over from another, either may have signed', async () => {
  const both = `${WEBHOOK_SECRET} whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD`;
  const changing = await openHelpslip({ environment: { RATE_LIMITS: 'off', RESEND_WEBHOOK_SECRET: both } });
  for (const secret of both.split(' ')) expect((await callWebhook(changing, event, { secret })).status).toBe(202);
  const headers = signatureOf(changing, raw, 'msg_two');
  const old = signatureOf(changing, raw, 'msg_two', 'whsec_dGhpcyBvbmUgaXMgbm90IHVzZWQgYW55IG1vcmU=');
  const two = { ...headers, 'svix-signature': `${old['svix-signature']} ${headers['svix-signature']}` };
  expect((await changing.call('POST', '/webhooks/resend', { raw, headers: two })).status).toBe(202);
  await changing.close();
});

test('R6: ten thousand signatures are refused without looking at each', async () => {
  const headers = { ...good(), 'svix-signature': Array(10_000).fill(good()['svix-signature']).join(' ') };
  expect((await helpslip.call('POST', '/webhooks/resend', { raw, headers })).status).toBe(401);
});

test('R8: an event of a kind nobody knows, and a body that nobody can read, are kept and told in the log', async () => {
  for (const payload of [{ type: 'domain.created', data: {} }, 'no JSON', '[]', '{"type":"__proto__"}', '{"type":7}']) {
    expect((await callWebhook(helpslip, payload)).status).toBe(202);
  }
  await work(helpslip);
  const last = (await events()).slice(-5);
  expect(last.map(({ status }) => status)).toEqual(Array(5).fill('done'));
  expect(last.map(({ reason }) => reason)).toEqual(['unknown-kind', ...Array(4).fill('unreadable')]);
  expect(log.lines.join('\n')).toContain('domain.created');
});

test('R29: a call whose headers cannot be right is refused before its body is read', async () => {
  let isRead = false;
  const body = new ReadableStream(
    {
      pull(controller) {
        isRead = true;
        controller.enqueue(new Uint8Array(1024));
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request('http://x/webhooks/resend', { method: 'POST', body, duplex: 'half' } as RequestInit);
  const response = await helpslip.app.request(request, undefined, {
    incoming: { socket: { remoteAddress: '203.0.113.7' } },
  });
  expect(response.status).toBe(401);
  expect(isRead).toBe(false);
});

test('a body larger than any event is refused', async () => {
  expect((await callWebhook(helpslip, JSON.stringify({ type: 'x', data: 'x'.repeat(600_000) }))).status).toBe(413);
});
