import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Person } from '../support/cast.ts';
import type { FakeReceiving } from '../support/fake-resend-received.ts';
import type { Helpslip } from '../support/helpslip.ts';
import { callWebhook, openReceiving, work } from '../support/inbound.ts';

let helpslip: Helpslip;
let provider: FakeReceiving;
let close: () => Promise<void>;
let olga: Person;
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving());
  olga = await addPerson(helpslip, { name: 'Olga Owner', role: 'owner', siteIds: [helpslip.siteId] });
});
afterAll(() => close());

/** A ticket whose first letter the provider has taken under an id. */
async function lettered(email: string) {
  const ticket = await helpslip.open({ requester: { email } });
  await helpslip.settle();
  const providerId = crypto.randomUUID();
  const delivery = await helpslip.deps.db
    .updateTable('delivery')
    .set({ provider_id: providerId })
    .where('recipient', '=', email)
    .where('letter', '=', 'ticket-received')
    .returning(['id', 'ticket_id'])
    .executeTakeFirstOrThrow();
  return { ticket, providerId, delivery };
}

async function report(type: string, email: string, data: object): Promise<void> {
  const common = { created_at: '2026-01-14T09:00:00.000Z', to: [email], from: 'help@acme.example', subject: 'x' };
  await callWebhook(helpslip, { type, created_at: common.created_at, data: { ...common, ...data } });
  await work(helpslip);
}

const suppressed = (email: string) =>
  helpslip.deps.db.selectFrom('suppression').selectAll().where('mailbox_key', '=', email).executeTakeFirst();
const deliveryOf = (id: string) =>
  helpslip.deps.db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const bounce = (type: string) => ({ bounce: { type, subType: 'General', message: 'The recipient does not exist.' } });

test('R25: a mailbox that does not exist gets no automatic letter again; the delivery and the ticket say why', async () => {
  const email = 'gone@example.com';
  const { ticket, providerId, delivery } = await lettered(email);
  await report('email.bounced', email, { email_id: providerId, ...bounce('Permanent') });
  expect(await suppressed(email)).toMatchObject({ reason: 'bounced', site_id: null });
  expect(await deliveryOf(delivery.id)).toMatchObject({ status: 'failed', reason: 'bounced' });
  const page = await olga.desk.page(`/admin/tickets/${ticket.reference}`);
  expect(page.querySelector('.timeline')?.textContent).toContain('there is no such mailbox');
  expect(page.querySelector('.timeline')?.textContent).toContain('The recipient does not exist.');

  await helpslip.open({ requester: { email: 'Gone+again@example.com' } });
  await helpslip.settle();
  const next = await helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .where('recipient', '=', 'Gone+again@example.com')
    .executeTakeFirstOrThrow();
  expect(next).toMatchObject({ status: 'suppressed', reason: 'suppressed-bounced' });
});

test.each(['Transient', 'Undetermined', ''])(
  'R25: a bounce that may pass (%s) leaves the mailbox alone',
  async (type) => {
    const email = `full-${type || 'none'}@example.com`.toLowerCase();
    const { providerId, delivery } = await lettered(email);
    await report('email.bounced', email, { email_id: providerId, ...bounce(type) });
    expect(await suppressed(email)).toBeUndefined();
    expect(await deliveryOf(delivery.id)).toMatchObject({ status: 'failed', reason: 'not-delivered' });
  },
);

test('R25: who complains gets no automatic letter again, also where the mailbox had bounced before', async () => {
  const email = 'angry@example.com';
  const { providerId, delivery } = await lettered(email);
  await report('email.complained', email, { email_id: providerId });
  expect(await suppressed(email)).toMatchObject({ reason: 'complained' });
  expect(await deliveryOf(delivery.id)).toMatchObject({ status: 'sent', reason: 'complained' });

  const bouncing = 'both@example.com';
  await report('email.bounced', bouncing, { email_id: crypto.randomUUID(), ...bounce('Permanent') });
  await report('email.complained', bouncing, { email_id: crypto.randomUUID() });
  expect(await suppressed(bouncing)).toMatchObject({ reason: 'complained' });
});

test('R25: what the provider held back itself is known here too', async () => {
  await report('email.suppressed', 'held@example.com', {
    suppressed: { type: 'OnAccountSuppressionList', message: 'Bounced before' },
  });
  expect(await suppressed('held@example.com')).toMatchObject({ reason: 'bounced' });
});

test('a report that comes before the provider’s answer has been written down finds its letter a little later', async () => {
  const email = 'early@example.com';
  const { delivery, providerId } = await lettered(email);
  const { db, clock } = helpslip.deps;
  await db.updateTable('delivery').set({ provider_id: null, status: 'due' }).where('id', '=', delivery.id).execute();
  await report('email.bounced', email, { email_id: providerId, ...bounce('Permanent') });
  expect(await suppressed(email)).toMatchObject({ reason: 'bounced' });
  await db
    .updateTable('delivery')
    .set({ provider_id: providerId, status: 'sent' })
    .where('id', '=', delivery.id)
    .execute();
  helpslip.moveClockTo(new Date(clock().getTime() + 120_000).toISOString());
  await work(helpslip);
  expect(await deliveryOf(delivery.id)).toMatchObject({ status: 'failed', reason: 'bounced' });
});

test('a report told twice is one fact on the ticket', async () => {
  const email = 'twice@example.com';
  const { providerId, delivery } = await lettered(email);
  for (let i = 0; i < 2; i++) await report('email.bounced', email, { email_id: providerId, ...bounce('Permanent') });
  const told = await helpslip.deps.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', 'letter-bounced')
    .where('ticket_id', '=', delivery.ticket_id ?? 0)
    .execute();
  expect(told).toHaveLength(1);
});

test('a letter that arrived, or waits on its way, changes nothing; neither does a report of a letter that is none of ours', async () => {
  const email = 'well@example.com';
  const { providerId, delivery } = await lettered(email);
  const before = await deliveryOf(delivery.id);
  for (const type of ['email.sent', 'email.delivered', 'email.delivery_delayed'])
    await report(type, email, { email_id: providerId });
  await report('email.failed', email, { email_id: crypto.randomUUID(), failed: { reason: 'x' } });
  expect(await deliveryOf(delivery.id)).toEqual(before);
  expect(await suppressed(email)).toBeUndefined();
});

test('a report of junk is put aside and nothing is asked of anybody', async () => {
  for (const data of [
    { to: 'x@y.example' },
    { to: ['no address', '@', 'x'.repeat(5_000), '\u0000@x.example'] },
    { bounce: 'x' },
    {
      to: ['\u0000@x.example', '"a b"@x.example'],
      bounce: { type: 'Permanent', subType: '\u0000', message: '\ud800' },
    },
  ]) {
    await report('email.bounced', 'junk@example.com', { ...data, email_id: '../x' });
  }
  expect(provider.requests).toEqual([]);
  const { length } = await helpslip.deps.db
    .selectFrom('inbound_event')
    .selectAll()
    .where('status', '=', 'due')
    .where('email_id', 'is', null)
    .execute();
  expect(length).toBe(0);
});
