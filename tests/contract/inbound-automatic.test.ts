import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import type { TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Person } from '../support/cast.ts';
import { messagesOf, rowOf, shownTo } from '../support/conversation.ts';
import { type FakeReceiving, passedBy } from '../support/fake-resend-received.ts';
import type { Helpslip } from '../support/helpslip.ts';
import { callWebhook, deliver, keptMail, openReceiving, receivedEvent, replyTo, work } from '../support/inbound.ts';

let helpslip: Helpslip;
let provider: FakeReceiving;
let close: () => Promise<void>;
let mara: Person;
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving());
  mara = await addPerson(helpslip, { name: 'Mara Agent', role: 'agent', siteIds: [helpslip.siteId] });
});
afterAll(() => close());

const checked = { from: 'ada@example.com', 'authentication-results': passedBy('example.com') };
const answer = (ticket: TicketReceipt, message: string) =>
  replyToTicket(helpslip.deps, mara.staff.id, parseReference(ticket.reference) ?? '', { message, isCompleting: true });
const lettersTo = (recipient: string) =>
  helpslip.deps.db.selectFrom('delivery').selectAll().where('recipient', '=', recipient).execute();

test('R7: the same mail under two ids of the provider is one message', async () => {
  const ticket = await helpslip.open();
  const first = provider.receive({ to: [replyTo(helpslip, ticket)] });
  const again = provider.receive({ ...first, id: crypto.randomUUID(), created_at: '2026-01-14T09:00:01.000Z' });
  await deliver(helpslip, first);
  await deliver(helpslip, again);
  expect(await messagesOf(helpslip, ticket)).toHaveLength(2);
  expect(await keptMail(helpslip, again)).toMatchObject({ fate: 'dropped', reason: 'duplicate' });
});

test('R7: another mail that takes an earlier one’s Message-ID is not lost', async () => {
  const ticket = await helpslip.open();
  const first = provider.receive({ to: [replyTo(helpslip, ticket)] });
  const other = provider.receive({ ...first, id: crypto.randomUUID(), text: 'Something else altogether.' });
  await deliver(helpslip, first);
  await deliver(helpslip, other);
  expect(await messagesOf(helpslip, ticket)).toHaveLength(3);
});

const signs: [string, Record<string, string>, string][] = [
  ['Auto-Submitted: auto-replied', { 'auto-submitted': 'auto-replied' }, 'auto-submitted'],
  [
    'Auto-Submitted: auto-generated with a comment',
    { 'auto-submitted': 'auto-generated (vacation)' },
    'auto-submitted',
  ],
  ['X-Auto-Response-Suppress', { 'x-auto-response-suppress': 'DR, RN, NRN, OOF, AutoReply' }, 'auto-reply-header'],
  ['Precedence: auto_reply', { precedence: 'auto_reply' }, 'bulk'],
  ['Precedence: bulk', { precedence: 'bulk' }, 'bulk'],
  ['X-Autoreply', { 'x-autoreply': 'yes' }, 'auto-reply-header'],
  ['X-Autorespond', { 'x-autorespond': '' }, 'auto-reply-header'],
  ['an empty Return-Path', { 'return-path': '<>' }, 'no-return-path'],
];
test.each(signs)(
  'R14: a mail with %s is kept and marked, brings nothing back and gets no answer',
  async (_, headers, reason) => {
    const ticket = await helpslip.open();
    await answer(ticket, 'Solved, I think.');
    await helpslip.settle();
    const before = await lettersTo('ada@example.com');
    const mail = provider.receive({
      to: [replyTo(helpslip, ticket)],
      headers: { ...checked, ...headers },
      text: 'I am away.',
    });
    await deliver(helpslip, mail);
    await helpslip.settle();
    expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'noted', reason });
    expect((await messagesOf(helpslip, ticket)).at(-1)).toMatchObject({
      kind: 'note',
      author: 'machine',
      body: 'I am away.',
    });
    expect(await shownTo(helpslip, ticket)).not.toContain('I am away.');
    expect(await rowOf(helpslip, ticket)).toMatchObject({ status: 'completed', requester_proven_at: null });
    expect(await lettersTo('ada@example.com')).toHaveLength(before.length);
  },
);

test.each([
  ['List-Id alone', { 'list-id': '<customers.example.com>', precedence: 'list' }],
  ['Auto-Submitted: no', { 'auto-submitted': 'no' }],
])('R14: with %s a mail is still a person’s', async (_, headers) => {
  const ticket = await helpslip.open();
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], headers: { ...checked, ...headers } });
  await deliver(helpslip, mail);
  expect((await keptMail(helpslip, mail)).fate).toBe('appended');
});

test('R16: a responder without any sign answers at once, a thousand times: it is not listened to after three', async () => {
  const requester = { email: 'robot@responder.example' };
  const ticket = await helpslip.open({ requester });
  const { id } = await rowOf(helpslip, ticket);
  const before = await helpslip.deps.db.selectFrom('ticket').selectAll().execute();
  await helpslip.settle();
  for (let letter = 0; letter < 10; letter++) {
    const mails = Array.from({ length: 100 }, (_, i) =>
      provider.receive({
        from: requester.email,
        headers: { from: requester.email, 'authentication-results': passedBy('responder.example') },
        to: [replyTo(helpslip, ticket)],
        text: `Thank you for your mail number ${letter * 100 + i}.`,
      }),
    );
    await Promise.all(mails.map((mail) => callWebhook(helpslip, receivedEvent(mail))));
    await work(helpslip);
    await answer(ticket, `Letter ${letter}`);
    await helpslip.settle();
  }
  const automatic = (await lettersTo(requester.email)).filter(
    ({ is_automatic, status }) => is_automatic && status !== 'suppressed',
  );
  expect(automatic.length).toBeLessThanOrEqual(3);
  expect(await helpslip.deps.db.selectFrom('ticket').selectAll().execute()).toHaveLength(before.length);
  const said = (await messagesOf(helpslip, ticket)).filter(({ via }) => via === 'mail');
  expect(said).toHaveLength(3);
  const muted = await helpslip.deps.db
    .selectFrom('event')
    .selectAll()
    .where('ticket_id', '=', id)
    .where('kind', '=', 'mail-muted')
    .execute();
  expect(muted.map(({ detail }) => detail)).toEqual([{ sender: requester.email }]);
  const shown = await mara.desk.page(`/admin/tickets/${ticket.reference}`);
  expect(shown.querySelector('.timeline')?.textContent).toContain('answers every letter at once');
}, 120_000);

test('R16: a responder that says the same each time is not listened to either, at whatever pace', async () => {
  const ticket = await helpslip.open({ requester: { email: 'slow@responder.example' } });
  const fates: (string | null)[] = [];
  for (let hour = 1; hour <= 6; hour++) {
    const mail = provider.receive({
      from: 'slow@responder.example',
      headers: { from: 'slow@responder.example', 'authentication-results': passedBy('responder.example') },
      to: [replyTo(helpslip, ticket)],
      created_at: `2026-01-14T0${hour}:00:00.000Z`,
      text: 'Your message is important to us.',
    });
    await deliver(helpslip, mail);
    fates.push((await keptMail(helpslip, mail)).reason);
  }
  expect(fates).toEqual([null, null, null, 'muted', 'muted', 'muted']);
});

test('R16: a person who writes often and at their own pace is heard, also when somebody else uses their name', async () => {
  const ticket = await helpslip.open();
  for (let i = 0; i < 40; i++) {
    const forged = provider.receive({
      headers: { from: 'ada@example.com' },
      to: [replyTo(helpslip, ticket)],
      text: 'Spam',
    });
    await deliver(helpslip, forged);
  }
  for (let minute = 10; minute < 20; minute++) {
    const mail = provider.receive({
      to: [replyTo(helpslip, ticket)],
      created_at: `2026-01-14T08:${minute}:00.000Z`,
      text: `Thought ${minute}`,
    });
    await deliver(helpslip, mail);
    expect((await keptMail(helpslip, mail)).fate).toBe('appended');
  }
});

/** A letter as it arrives elsewhere. */
async function arriving(
  letter: { subject: string | null; text_body: string | null; headers: Record<string, string> | null },
  to: string,
) {
  const from = 'Acme Tools <help@acme.example>';
  return {
    from,
    to: [to],
    subject: letter.subject ?? '',
    text: letter.text_body,
    message_id: letter.headers?.['Message-ID'] ?? '',
    headers: { ...lowerCased(letter.headers ?? {}), from, 'authentication-results': passedBy('acme.example') },
  };
}
const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

test('R17: two installations that write to each other are quiet after one letter', async () => {
  const other = await openReceiving({
    INBOUND_DOMAIN: 'reply.beta.example',
    MAIL_FROM: 'help@beta.example',
    SECRET: 'the-other-house-has-another-secret-0123',
  });
  await helpslip.open({ requester: { email: 'help@reply.beta.example' } });
  await helpslip.settle();
  const letters = await lettersTo('help@reply.beta.example');
  expect(letters).toHaveLength(1);
  for (const letter of letters) {
    const mail = other.provider.receive(await arriving(letter, 'help@reply.beta.example'));
    await deliver(other.helpslip, mail);
    expect(await keptMail(other.helpslip, mail)).toMatchObject({ fate: 'dropped', reason: 'auto-submitted' });
  }
  await other.helpslip.settle();
  expect(await other.helpslip.deps.db.selectFrom('delivery').selectAll().execute()).toEqual([]);
  await other.close();
});

test('R18: our own letter that comes back is dropped and counted, also where its Message-ID was changed on the way', async () => {
  const ticket = await helpslip.open({ requester: { email: 'loop@example.com' } });
  await answer(ticket, 'Here is what to do.');
  await helpslip.settle();
  const letters = await lettersTo('loop@example.com');
  const byHand = letters.find(({ is_automatic }) => !is_automatic);
  if (!byHand) throw new Error('no letter by a person');
  for (const message_id of [byHand.headers?.['Message-ID'] ?? '', '<0106019d@eu-west-1.amazonses.com>']) {
    const mail = provider.receive({ ...(await arriving(byHand, replyTo(helpslip, ticket))), message_id });
    await deliver(helpslip, mail);
    expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'dropped', reason: 'own-mail' });
  }
  expect(await messagesOf(helpslip, ticket)).toHaveLength(2);
  const metrics = await (await helpslip.call('GET', '/metrics')).text();
  expect(metrics).toContain('helpslip_inbound{stage="dropped-own-mail"} 2');
});

test('a requester who gives an address of ours for their own gets no automatic letter', async () => {
  const ticket = await helpslip.open();
  for (const email of [replyTo(helpslip, ticket), 'acme@reply.acme.example', 'Help@acme.example']) {
    await helpslip.open({ requester: { email } });
    await helpslip.settle();
    expect((await lettersTo(email)).map(({ status, reason }) => [status, reason])).toEqual([
      ['suppressed', 'own-address'],
    ]);
  }
});

test('an automatic mail that belongs to no ticket waits for nobody', async () => {
  const mail = provider.receive({
    to: ['help@reply.acme.example'],
    headers: { ...checked, 'auto-submitted': 'auto-replied' },
  });
  await deliver(helpslip, mail);
  expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'dropped', reason: 'auto-submitted' });
});
