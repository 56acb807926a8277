import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '../support/cast.ts';
import { messagesOf, rowOf, shownTo } from '../support/conversation.ts';
import { type FakeReceiving, passedBy } from '../support/fake-resend-received.ts';
import type { Helpslip } from '../support/helpslip.ts';
import { deliver, keptMail, openReceiving, replyTo } from '../support/inbound.ts';

let helpslip: Helpslip;
let provider: FakeReceiving;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ helpslip, provider, close } = await openReceiving());
  await addPerson(helpslip, {
    name: 'Mara Agent',
    role: 'agent',
    siteIds: [helpslip.siteId],
    email: 'mara@acme.example',
  });
});
afterAll(() => close());

const from = (address: string, verdict = 'pass') => ({
  from: address,
  headers: {
    from: address,
    'return-path': `<${address}>`,
    'authentication-results': passedBy(address.split('@')[1] ?? '', verdict),
  },
});
const complete = (id: number) =>
  helpslip.deps.db
    .updateTable('ticket')
    .set({ status: 'completed', completed_at: helpslip.deps.clock() })
    .where('id', '=', id)
    .execute();
const eventsOf = async (id: number) =>
  (await helpslip.deps.db.selectFrom('event').selectAll().where('ticket_id', '=', id).orderBy('id').execute()).slice(1);

test('R9: a reply to the ticket’s own address from a requester whose domain stands by it is theirs, and brings the ticket back', async () => {
  const ticket = await helpslip.open();
  const { id, requester_proven_at: before } = await rowOf(helpslip, ticket);
  expect(before).toBeNull();
  await complete(id);
  const text = 'It came back.\n\nOn Wed, 14 Jan 2026 at 10:00, Acme Tools <help@acme.example> wrote:\n> Solved?';
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text });
  await deliver(helpslip, mail);

  const [, reply] = await messagesOf(helpslip, ticket);
  expect(reply).toMatchObject({ kind: 'message', author: 'requester', via: 'mail', body: 'It came back.' });
  expect(reply?.quoted).toContain('> Solved?');
  expect(await shownTo(helpslip, ticket)).toContain('It came back.');
  const row = await rowOf(helpslip, ticket);
  expect(row).toMatchObject({ status: 'queued', completed_at: null });
  expect(row.requester_proven_at).not.toBeNull();
  expect(await eventsOf(id)).toMatchObject([{ kind: 'requester-replied', actor: 'requester', message_id: reply?.id }]);
  expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'appended', verdict: 'proven', message_id: reply?.id });
});

test('R9: the address may come back in capitals, and the requester may write with a plus-tag', async () => {
  const ticket = await helpslip.open();
  const mail = provider.receive({
    ...from('Ada+shop@Example.com'),
    received_for: [replyTo(helpslip, ticket).toUpperCase()],
  });
  await deliver(helpslip, mail);
  expect((await keptMail(helpslip, mail)).fate).toBe('appended');
});

test('R9: a domain without DMARC whose own DKIM signature is good stands by its mail too', async () => {
  const ticket = await helpslip.open();
  const mail = provider.receive({ ...from('ada@example.com', 'none'), to: [replyTo(helpslip, ticket)] });
  await deliver(helpslip, mail);
  expect((await keptMail(helpslip, mail)).fate).toBe('appended');
});

const results = (value: unknown) => ({ headers: { from: 'ada@example.com', 'authentication-results': value } });
const fail = passedBy('example.com', 'fail');
const evil =
  'amazonses.com; spf=pass smtp.mailfrom=evil.example; dkim=pass header.i=@evil.example; dmarc=none header.from=example.com';
const unproven: [string, object, string][] = [
  ['no check at all', { headers: { from: 'ada@example.com' } }, 'unproven'],
  ['a failed check', results(fail), 'failed'],
  [
    'a check by a server that is not the receiving one',
    results(passedBy('example.com').replace('amazonses.com', 'mx.evil.example')),
    'unproven',
  ],
  ['a pass of its own beside the real fail', results(JSON.stringify([passedBy('example.com'), fail])), 'failed'],
  ['the same as a list', results([fail, passedBy('example.com')]), 'failed'],
  ['a pass for another domain', results(passedBy('evil.example')), 'unproven'],
  ['a DKIM signature of another domain and no DMARC', results(evil), 'unproven'],
  [
    'a pass slipped into what its server calls itself',
    results(evil.replace('smtp.mailfrom', 'helo=x; dmarc=pass header.from=example.com; y')),
    'unproven',
  ],
  [
    'a pass slipped into a quoted address',
    results(fail.replace('someone@', '"a) ; dmarc=pass header.from=example.com ("@')),
    'unproven',
  ],
  [
    'a quote that hides the real verdict',
    results(fail.replace('helo=mail.example.com', 'helo=x; dkim=pass "')),
    'unproven',
  ],
  [
    'two From headers',
    {
      headers: {
        from: JSON.stringify(['ada@example.com', 'eve@evil.example']),
        'authentication-results': passedBy('example.com'),
      },
    },
    'unproven',
  ],
  [
    'two addresses in one From',
    { ...results(passedBy('example.com')), from: 'ada@example.com, eve@evil.example' },
    'unproven',
  ],
  [
    'a From that only looks like hers',
    { ...results(passedBy('evil.example')), from: '"ada@example.com" <ada@evil.example>' },
    'unproven',
  ],
];
test.each(unproven)(
  'R9, R12: with %s, who writes as the requester is taken for somebody else',
  async (_, changes, verdict) => {
    const ticket = await helpslip.open();
    const { id } = await rowOf(helpslip, ticket);
    await complete(id);
    const mail = provider.receive({
      from: 'ada@example.com',
      ...changes,
      to: [replyTo(helpslip, ticket)],
      text: 'Change my bank account.',
    });
    await deliver(helpslip, mail);
    expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'noted', verdict });
    const [, note] = await messagesOf(helpslip, ticket);
    expect(note).toMatchObject({ kind: 'note', author: 'third-party', via: 'mail', body: 'Change my bank account.' });
    expect(await shownTo(helpslip, ticket)).toHaveLength(1);
    expect(await rowOf(helpslip, ticket)).toMatchObject({ status: 'completed', requester_proven_at: null });
  },
);

test('R10: neither a subject nor what a mail says it replies to puts it on a ticket', async () => {
  const ticket = await helpslip.open();
  await helpslip.settle();
  const letters = await helpslip.deps.db.selectFrom('delivery').selectAll().execute();
  const mail = provider.receive({
    to: ['help@reply.acme.example'],
    subject: `Re: [${ticket.reference}] Charged twice`,
    headers: {
      'authentication-results': passedBy('example.com'),
      from: 'ada@example.com',
      'in-reply-to': letters.map(({ headers }) => headers?.['Message-ID'] ?? '').join(' '),
      references: letters.map(({ headers }) => headers?.References ?? '').join(' '),
    },
  });
  await deliver(helpslip, mail);
  expect(await keptMail(helpslip, mail)).toMatchObject({
    fate: 'quarantined',
    reason: 'no-reply-address',
    ticket_id: null,
  });
  expect(await messagesOf(helpslip, ticket)).toHaveLength(1);
  expect(await helpslip.deps.db.selectFrom('delivery').selectAll().execute()).toHaveLength(letters.length);
});

test('R10: an address whose seal is wrong, cut, or of another ticket puts it on none', async () => {
  const [ticket, other] = [await helpslip.open(), await helpslip.open()];
  const address = replyTo(helpslip, ticket);
  const seal = (whole: string) => whole.slice(17, 37);
  for (const wrong of [
    address.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0')),
    address.replace(seal(address), seal(replyTo(helpslip, other))),
    address.replace(/\..{20}@/, '@'),
    address.replace(/.@/, '@'),
    address.replace('reply.acme.example', 'reply.evil.example'),
  ]) {
    expect(wrong).not.toBe(address);
    const mail = provider.receive({ to: [wrong] });
    await deliver(helpslip, mail);
    expect((await keptMail(helpslip, mail)).fate).toBe('quarantined');
  }
  expect(await messagesOf(helpslip, ticket)).toHaveLength(1);
});

test.each([
  ['mara@acme.example', 'staff-address'],
  ['help@acme.example', 'own-address'],
  ['support@reply.acme.example', 'own-address'],
  ['eve@evil.example', 'third-party'],
])('R12: mail from %s is shown to staff alone, whatever its domain says of it', async (address, reason) => {
  for (const verdict of ['pass', 'fail']) {
    const ticket = await helpslip.open();
    await helpslip.settle();
    const before = await helpslip.deps.db.selectFrom('delivery').selectAll().execute();
    const mail = provider.receive({
      ...from(address, verdict),
      to: [replyTo(helpslip, ticket)],
      text: 'I speak for Acme.',
    });
    await deliver(helpslip, mail);
    await helpslip.settle();
    expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'noted', reason });
    expect((await messagesOf(helpslip, ticket))[1]).toMatchObject({
      kind: 'note',
      author: 'third-party',
      sender: address,
      staff_id: null,
    });
    expect(await shownTo(helpslip, ticket)).toHaveLength(1);
    expect(await rowOf(helpslip, ticket)).toMatchObject({ status: 'queued', answered_at: null });
    const after = await helpslip.deps.db.selectFrom('delivery').selectAll().execute();
    const news = after.filter(({ id }) => !before.some((letter) => letter.id === id));
    // Staff hear of it once, at their own addresses; nobody else does.
    expect(news.map(({ letter, recipient, staff_id }) => [letter, recipient, staff_id !== null])).toEqual([
      ['requester-replied', 'mara@acme.example', true],
    ]);
  }
});

test('R13: a hundred addresses in Cc and To gain nothing, and nobody is mailed', async () => {
  const ticket = await helpslip.open();
  await helpslip.settle();
  const count = (table: 'delivery' | 'ticket_access' | 'suppression') =>
    helpslip.deps.db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow();
  const before = [await count('ticket_access')];
  const crowd = Array.from({ length: 100 }, (_, i) => `person${i}@crowd.example`);
  const mail = provider.receive({ to: crowd, cc: crowd, received_for: [replyTo(helpslip, ticket)] });
  await deliver(helpslip, mail);
  await helpslip.settle();
  expect((await keptMail(helpslip, mail)).fate).toBe('appended');
  expect([await count('ticket_access')]).toEqual(before);
  const mailed = await helpslip.deps.db.selectFrom('delivery').select('recipient').execute();
  expect(mailed.filter(({ recipient }) => recipient.endsWith('crowd.example'))).toEqual([]);
  const fromCrowd = provider.receive({ ...from('person7@crowd.example'), to: [replyTo(helpslip, ticket)] });
  await deliver(helpslip, fromCrowd);
  expect((await keptMail(helpslip, fromCrowd)).fate).toBe('noted');
});

test('staff hear once a day of mail that nobody stands by, also where the ticket waits or is completed', async () => {
  const ticket = await helpslip.open();
  const { id } = await rowOf(helpslip, ticket);
  const heard = async () => {
    await helpslip.settle();
    const letters = await helpslip.deps.db.selectFrom('delivery').selectAll().where('ticket_id', '=', id).execute();
    return letters.filter(({ letter }) => letter === 'requester-replied');
  };
  for (let i = 0; i < 5; i++) {
    await deliver(
      helpslip,
      provider.receive({ headers: { from: 'ada@example.com' }, to: [replyTo(helpslip, ticket)], text: `Again ${i}` }),
    );
  }
  const letters = await heard();
  expect(letters.map(({ recipient }) => recipient)).toEqual(['mara@acme.example']);
  expect(letters[0]?.text_body).toContain('nothing shows that the requester wrote it');
  expect(letters[0]?.text_body).not.toContain('Again');
});

test('R24: a reply of nothing but quote and signature is kept, marked as empty, and brings nothing back', async () => {
  const ticket = await helpslip.open();
  const { id } = await rowOf(helpslip, ticket);
  await complete(id);
  const text = 'On Wed, 14 Jan 2026, Acme <help@acme.example> wrote:\n> Solved?\n\n-- \nAda Lovelace\nAnalyst';
  const mail = provider.receive({ to: [replyTo(helpslip, ticket)], text });
  await deliver(helpslip, mail);
  expect(await keptMail(helpslip, mail)).toMatchObject({ fate: 'noted', reason: 'empty', text_body: text });
  expect((await messagesOf(helpslip, ticket))[1]).toMatchObject({ kind: 'note', author: 'requester', body: '' });
  expect((await rowOf(helpslip, ticket)).status).toBe('completed');
});

test('R27: what a subject hides is one plain line in what is kept', async () => {
  const subject = `x\r\nBcc: v@x.example ${'y'.repeat(10_000)}`;
  const mail = provider.receive({ subject, to: ['nobody@reply.acme.example'] });
  await deliver(helpslip, mail);
  const kept = await keptMail(helpslip, mail);
  expect(kept.subject).toMatch(/^x Bcc: v@x\.example y+$/);
  expect([...kept.subject]).toHaveLength(300);
});
