import { randomUUID } from 'node:crypto';
import { reconcileReceived } from '@helpslip/server/inbound/reconcile.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectedLog } from '../support/collected-log.ts';
import { messagesOf } from '../support/conversation.ts';
import { type FakeReceiving, passedBy } from '../support/fake-resend-received.ts';
import type { Helpslip } from '../support/helpslip.ts';
import {
  callWebhook,
  deliver,
  fetchFiles,
  keptMail,
  openReceiving,
  receivedEvent,
  replyTo,
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

const events = () => helpslip.deps.db.selectFrom('inbound_event').selectAll().orderBy('id').execute();
const eventOf = async ({ id }: { id: string }) => (await events()).find(({ email_id }) => email_id === id);
function wait(minutes: number): void {
  helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + minutes * 60_000).toISOString());
}

const deep = `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`;
const torture: [string, object][] = [
  ['20,000 nested parts of HTML', { text: null, html: deep }],
  ['100,000 headers', { headers: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x-${i}`, 'y'])) }],
  ['a line of 10 MB', { text: 'x'.repeat(10_000_000) }],
  ['ten thousand announcements of a quote', { text: 'On 1 May 2026 a@b.example wrote:\n'.repeat(10_000) }],
  [
    'NUL, half characters and control characters',
    { text: 'a\u0000b\ud800c\u001b[31m', subject: '\u0000\ud800', from: '\u0000ada@example.com' },
  ],
  ['junk in encoded words', { subject: '=?utf-8?q?=?= =?x-bogus?b?!!!?= =?utf-7?q?+ADw-?=' }],
  ['no From', { from: '', headers: {} }],
  ['a From of junk', { from: '<<>>,;:@"\\', headers: { from: '<<>>,;:@"\\' } }],
  ['a date in 1970', { created_at: '1970-01-01T00:00:00Z' }],
  ['a date in 2038', { created_at: '2038-01-19T03:14:08Z' }],
  ['a date that is none', { created_at: 'yesterday' }],
  ['no headers, no text, no subject', { headers: null, text: null, html: null, subject: null, message_id: null }],
  [
    'names of prototypes as headers',
    { headers: JSON.parse('{"__proto__":"x","constructor":"y","from":"ada@example.com"}') },
  ],
  ['a header of 5 MB', { headers: { from: 'ada@example.com', 'x-long': 'y '.repeat(2_500_000) } }],
  [
    'brackets that never close',
    { headers: { from: 'ada@example.com', 'authentication-results': `amazonses.com; ${'('.repeat(500_000)}` } },
  ],
];
test.each(torture)('R20: a mail with %s is taken in, and the next one flows', async (_, changes) => {
  const ticket = await helpslip.open();
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], ...changes });
  const next = provider.receive({ to: [replyTo(helpslip, ticket)], text: 'And I flow.' });
  const before = process.cpuUsage();
  await callWebhook(helpslip, receivedEvent({ ...mail, headers: {} }));
  await deliver(helpslip, next);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000_000).toBeLessThan(5);
  expect((await eventOf(mail))?.status).toBe('done');
  expect((await keptMail(helpslip, mail)).fate).not.toBeNull();
  expect((await messagesOf(helpslip, ticket)).at(-1)?.body).toBe('And I flow.');
});

test('R20: an answer of the provider that is larger than any mail is not read to its end', async () => {
  const mail = provider.receive({ text: 'x'.repeat(17 * 1024 * 1024) });
  await deliver(helpslip, mail);
  expect(await eventOf(mail)).toMatchObject({ status: 'failed', reason: 'fetch-too_large' });
});

test('R21: a mail that can never be worked is tried five times, fetched once, and then lies at the desk with a word in the log', async () => {
  const ticket = await helpslip.open();
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'never'; end $$;
    create trigger refuse before insert on message for each row when (new.body = 'Poison') execute function refuse()`.execute(
    helpslip.deps.db,
  );
  const before = provider.requests.length;
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text: 'Poison' });
  await deliver(helpslip, mail);
  const attempts = [(await eventOf(mail))?.attempts];
  for (let i = 0; i < 8; i++) {
    wait(120);
    await work(helpslip);
    attempts.push((await eventOf(mail))?.attempts);
  }
  expect(attempts.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 5]);
  expect(await eventOf(mail)).toMatchObject({ status: 'failed', reason: 'gave-up' });
  expect(provider.requests.length).toBe(before + 1);
  expect(await keptMail(helpslip, mail)).toMatchObject({ fate: null, text_body: 'Poison' });
  expect(
    log.lines.filter((line) => line.includes('"level":"error"') && line.includes('could not be worked')),
  ).toHaveLength(1);
  await sql`drop trigger refuse on message`.execute(helpslip.deps.db);
});

test('R21: work that dies with its process comes back after its lease, and not more than five times', async () => {
  const mail = provider.receive({});
  await callWebhook(helpslip, receivedEvent(mail));
  const now = helpslip.deps.clock();
  await helpslip.deps.db
    .updateTable('inbound_event')
    .set({ attempts: 5, leased_until: new Date(now.getTime() + 120_000) })
    .where('email_id', '=', mail.id)
    .execute();
  await work(helpslip);
  expect((await eventOf(mail))?.status).toBe('due');
  wait(6);
  await work(helpslip);
  expect(await eventOf(mail)).toMatchObject({ status: 'failed', reason: 'gave-up' });
});

test('R22: an id that is a path is refused, and nothing is asked of anybody', async () => {
  for (const email_id of [
    '../../domains',
    '..%2f..%2fdomains',
    '',
    null,
    7,
    {},
    'https://evil.example/x',
    `${crypto.randomUUID()}/../x`,
  ]) {
    const before = provider.requests.length;
    const call = `msg_${crypto.randomUUID()}`;
    await callWebhook(helpslip, { type: 'email.received', data: { email_id } }, { id: call });
    await work(helpslip);
    expect((await events()).find(({ key }) => key === call)).toMatchObject({ status: 'failed', reason: 'bad-id' });
    expect(provider.requests.length).toBe(before);
  }
});

test('R22: addresses in a mail or an event are never called, and the key goes to the provider alone', async () => {
  const ticket = await helpslip.open();
  const evil = { download_url: `${provider.url}/stolen`, url: `${provider.url}/stolen` };
  const before = provider.requests.length;
  const mail = provider.receive({
    to: [replyTo(helpslip, ticket)],
    attachments: [{ id: 'x', filename: 'a.pdf', content_type: 'application/pdf', size: 9, ...evil }],
    headers: { from: 'ada@example.com', 'authentication-results': passedBy('example.com') },
    ...{ raw: evil },
  });
  await deliver(helpslip, mail);
  await fetchFiles(helpslip);
  expect(provider.requests.slice(before).map(({ path }) => path)).toEqual([
    `/emails/receiving/${mail.id}?html_format=cid`,
    `/emails/receiving/${mail.id}/attachments/x`,
    '/files/x?signature=sealed',
  ]);
});

test('R22: a provider’s answer that points elsewhere is not followed', async () => {
  const elsewhere = await openReceiving();
  const mail = provider.receive({});
  provider.fail({ status: 302, headers: { Location: `${elsewhere.provider.url}/emails/receiving/${mail.id}` } });
  await deliver(helpslip, mail);
  provider.fail(null);
  expect(elsewhere.provider.requests).toEqual([]);
  expect((await eventOf(mail))?.status).toBe('due');
  await elsewhere.close();
});

test('R23: of a mail with two hundred files the text is kept, and staff are told what is not', async () => {
  const ticket = await helpslip.open();
  const files = Array.from({ length: 200 }, (_, i) => ({
    id: `f${i}`,
    filename: `part${i}.dat`,
    content_type: 'image/png',
    size: 150_000,
  }));
  const mail = provider.receive({
    to: [replyTo(helpslip, ticket)],
    text: 'See the pictures.',
    attachments: [
      { id: 'w', filename: 'winmail.dat', content_type: 'application/ms-tnef', size: 30_000_000 },
      ...files,
    ],
  });
  await deliver(helpslip, mail);
  expect((await messagesOf(helpslip, ticket)).at(-1)?.body).toBe('See the pictures.');
  const kept = await keptMail(helpslip, mail);
  expect(kept.files[0]).toEqual({ id: 'w', name: 'winmail.dat', type: 'application/ms-tnef', bytes: 30_000_000 });
  expect(kept).toMatchObject({ fate: 'appended', is_cut: true });
  expect(kept.files).toHaveLength(50);
});

test('a mail longer than a message is cut on its ticket and whole where it is kept', async () => {
  const ticket = await helpslip.open();
  const text = '🧵'.repeat(20_000);
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text });
  await deliver(helpslip, mail);
  const body = (await messagesOf(helpslip, ticket)).at(-1)?.body ?? '';
  expect([...body]).toHaveLength(10_000);
  expect(body.endsWith('[…]')).toBe(true);
  expect((await keptMail(helpslip, mail)).text_body).toBe(text);
});

test('while the provider is away or asks for patience, mail waits as long as it says, and no try is counted', async () => {
  const ticket = await helpslip.open();
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)] });
  for (const answer of [
    { status: 503 },
    { status: 429, headers: { 'Retry-After': '1800' } },
    { status: 500, body: '<html>' },
  ]) {
    provider.fail(answer);
    await deliver(helpslip, mail);
    const event = await eventOf(mail);
    expect(event).toMatchObject({ status: 'due', attempts: 0 });
    const waitMs = (event?.due_at.getTime() ?? 0) - helpslip.deps.clock().getTime();
    if (answer.status === 429) expect(waitMs).toBe(1_800_000);
    wait(60);
  }
  provider.fail(null);
  await work(helpslip);
  expect((await keptMail(helpslip, mail)).fate).toBe('appended');
});

test('R28: after 28 hours without a webhook the list fills the gap: nothing is lost and nothing is there twice', async () => {
  const { helpslip, provider, close } = await openReceiving();
  const ticket = await helpslip.open({ requester: { email: 'ada@example.com' } });
  const start = helpslip.deps.clock().getTime();
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const to = [replyTo(helpslip, ticket)];
  const count = 1_020;
  for (let i = 0; i < count; i++)
    provider.receive({ to, created_at: at(i), text: `Mail ${i}`, from: `p${i}@example.com`, headers: {} });
  helpslip.moveClockTo(at(28 * 60));
  for (const heard of provider.mails.slice(0, 5)) await callWebhook(helpslip, receivedEvent(heard));
  const twin = helpslip.twin();
  for (let turn = 0; turn < 4; turn++)
    await Promise.all([reconcileReceived(helpslip.deps), reconcileReceived(twin.deps)]);
  await Promise.all([work(helpslip), work(twin)]);
  for (const late of provider.mails.slice(-5)) await callWebhook(helpslip, receivedEvent(late));
  await work(helpslip);
  const bodies = (await messagesOf(helpslip, ticket)).slice(1).map(({ body }) => body);
  expect(bodies).toHaveLength(count);
  expect(new Set(bodies).size).toBe(count);
  const asked = provider.requests.length;
  expect(await reconcileReceived(helpslip.deps)).toBe(1);
  expect(provider.requests.length).toBe(asked + 1);
  await twin.close();
  await close();
}, 120_000);

test('R28: a list that cannot be read to its end is read on from where it stopped', async () => {
  const { helpslip, provider, close } = await openReceiving();
  for (let i = 0; i < 150; i++) provider.receive({ created_at: '2026-01-14T08:00:00.000Z' });
  provider.fail({ status: 500 });
  expect(await reconcileReceived(helpslip.deps)).toBe(0);
  provider.fail(null);
  await reconcileReceived(helpslip.deps);
  expect(await helpslip.deps.db.selectFrom('inbound_event').selectAll().execute()).toHaveLength(150);
  await close();
});

test('R28: where the place at which reading stopped is no more, the list is read from its beginning', async () => {
  const { helpslip, provider, close } = await openReceiving();
  const { db, clock } = helpslip.deps;
  const began = clock();
  await db
    .insertInto('inbound_sweep')
    .values({ looked_back_to: new Date(began.getTime() - 3_600_000), began_at: began, cursor: randomUUID() })
    .execute();
  provider.receive({ created_at: '2026-01-14T08:30:00.000Z' });
  for (let turn = 0; turn < 2; turn++) await reconcileReceived(helpslip.deps);
  expect(await db.selectFrom('inbound_event').selectAll().execute()).toHaveLength(1);
  expect(await db.selectFrom('inbound_sweep').select('cursor').executeTakeFirst()).toEqual({ cursor: null });
  await close();
});
