import { openFromMail } from '@helpslip/server/inbound/decide-on-mail.ts';
import { composeLetter } from '@helpslip/server/notifications/compose.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { requestAccess } from '@helpslip/server/tickets/request-access.ts';
import { parseReference } from '@helpslip/shared/reference';
import { afterEach, expect, test } from 'vitest';
import { makeCast } from '../support/cast.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { deliver, keptMail, openReceiving, RECEIVING } from '../support/inbound.ts';
import { letterSent, lettersSent } from '../support/letters.ts';

let helpslip: Helpslip;
afterEach(() => helpslip.close());

async function conversation(environment: Record<string, string> = {}): Promise<string> {
  helpslip = await openHelpslip({ environment });
  const { mara } = await makeCast(helpslip);
  const { reference } = await helpslip.open();
  await helpslip.settle();
  const stored = parseReference(reference) ?? '';
  await requestAccess(helpslip.deps, stored, 'ada@example.com');
  await helpslip.settle();
  await replyToTicket(helpslip.deps, mara.staff.id, stored, { message: 'Paid back.' });
  await helpslip.settle();
  return stored;
}

test('O1: automatic letters say that they are, and those that a person wrote do not', async () => {
  await conversation();
  for (const { letter, isAutomatic, headers, text, html } of await lettersSent(helpslip)) {
    const marks = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
    expect([letter, isAutomatic]).toEqual([letter, letter !== 'agent-replied']);
    if (isAutomatic) expect(headers).toMatchObject(marks);
    else for (const name of Object.keys(marks)) expect(headers).not.toHaveProperty(name);
    expect(headers).not.toHaveProperty('List-Unsubscribe');
    expect(text.length).toBeGreaterThan(40);
    expect(html).toMatch(/^<!doctype html>/);
  }
});

test('every letter has an id of its own, and all about one ticket refer to one root', async () => {
  await conversation();
  const letters = await lettersSent(helpslip);
  const ids = letters.map(({ headers }) => headers['Message-ID']);
  expect(new Set(ids).size).toBe(letters.length);
  expect(new Set(letters.map(({ headers }) => headers.References)).size).toBe(1);
  expect(ids).not.toContain(letters[0]?.headers.References);
});

test('replies come to the address of the ticket where mail is received, and staff answer at the desk', async () => {
  const stored = await conversation(RECEIVING);
  const rows = await helpslip.deps.db.selectFrom('delivery').selectAll().execute();
  const replyTo = new Map<string, string | undefined>();
  for (const row of rows) replyTo.set(row.letter, (await composeLetter(helpslip.deps, row))?.replyTo);
  const ours = expect.stringMatching(
    new RegExp(`^reply\\+${stored.toLowerCase()}\\.[0-9a-z]{20}@reply\\.acme\\.example$`),
  );
  expect(Object.fromEntries(replyTo)).toEqual({
    'ticket-received': undefined,
    'new-ticket': undefined,
    'access-link': ours,
    'agent-replied': ours,
  });
});

test('a sender without a name gets that of the site', async () => {
  await conversation({ MAIL_FROM: 'support@acme.example' });
  const row = await helpslip.deps.db
    .selectFrom('delivery')
    .selectAll()
    .where('letter', '=', 'agent-replied')
    .executeTakeFirstOrThrow();
  expect((await composeLetter(helpslip.deps, row))?.from).toBe('"Acme Tools" <support@acme.example>');
});

test('the letter that mails a fresh link carries one that opens the conversation', async () => {
  await conversation();
  const { text } = await letterSent(helpslip, { letter: 'access-link' });
  const [, reference = '', token = ''] = /#r=([0-9A-Z-]+)&t=([\w-]+)/.exec(text) ?? [];
  const view = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect((await view.json()).subject).toBe('Charged twice');
});

test('O1, R27: what came by mail is answered as such, by an id that is made of plain signs', async () => {
  const house = await openReceiving();
  helpslip = house.helpslip;
  const { mara } = await makeCast(helpslip);
  const ids = ['<plain.1+x@mail.example>', '<a b\r\nBcc: v@x.org@mail.example>', `<${'x'.repeat(300)}@mail.example>`];
  for (const [i, message_id] of ids.entries()) {
    const from = `ada-${i}@example.com`;
    const mail = house.provider.receive({ to: ['help@acme.example'], from, headers: { from }, message_id });
    await deliver(helpslip, mail);
    const { id } = await keptMail(helpslip, mail);
    await openFromMail(helpslip.deps, mara.staff, String(id), { site: 'acme', category: 'billing' });
  }
  const [plain, folded, long] = (await lettersSent(helpslip, { letter: 'ticket-received' })).map(
    ({ headers }) => headers,
  );
  expect(plain).toMatchObject({ 'Auto-Submitted': 'auto-replied', 'In-Reply-To': ids[0] });
  expect(plain?.References).toMatch(/^<ticket\.\S+> <plain\.1\+x@mail\.example>$/);
  for (const headers of [folded, long]) {
    expect(headers).not.toHaveProperty('In-Reply-To');
    expect(Object.values(headers ?? {}).join('\n')).not.toMatch(/\r|Bcc|xxx/);
  }
  await house.provider.close();
});
