import { assignTicket } from '@helpslip/server/tickets/assign-ticket.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { parseReference } from '@helpslip/shared/reference';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../support/cast.ts';
import { say } from '../support/conversation.ts';
import { documentOf } from '../support/desk.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { letterSent, lettersSent } from '../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip();
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const stored = (reference: string) => parseReference(reference) ?? '';
const addressesOf = (letters: { to: string }[]) => letters.map(({ to }) => to).sort();

test('a new ticket is told to the staff of its site who want to know, and to nobody else', async () => {
  await addPerson(helpslip, { name: 'Silent Sam', role: 'agent', siteIds: [helpslip.siteId] });
  await helpslip.deps.db
    .updateTable('site_staff')
    .set({ wants_letters: false })
    .where('staff_id', 'in', (from) => from.selectFrom('staff').select('id').where('name', '=', 'Silent Sam'))
    .execute();
  await helpslip.open();
  const letters = await lettersSent(helpslip, { letter: 'new-ticket' });
  expect(addressesOf(letters)).toEqual([cast.mara.staff.email, cast.olga.staff.email]);
  expect(letters[0]?.text).toMatch(/^Hello (?:Olga|Mara)/);
});

test('a new ticket of a category that names somebody is told to them alone', async () => {
  const { db } = helpslip.deps;
  await db
    .updateTable('category')
    .set({ default_assignee_id: cast.mara.staff.id })
    .where('key', '=', 'billing')
    .execute();
  await helpslip.open();
  expect(addressesOf(await lettersSent(helpslip, { letter: 'new-ticket' }))).toEqual([cast.mara.staff.email]);
  await db.deleteFrom('site_staff').where('staff_id', '=', cast.mara.staff.id).execute();
  await helpslip.open({ requester: { email: 'grace@example.com' } });
  expect((await lettersSent(helpslip, { letter: 'new-ticket' })).at(-1)?.to).toBe(cast.olga.staff.email);
});

test('who is given a ticket is told by whom, and who takes it is not', async () => {
  const { reference } = await helpslip.open();
  await assignTicket(helpslip.deps, cast.olga.staff.id, stored(reference), cast.mara.staff.id);
  const letter = await letterSent(helpslip, { letter: 'assigned' });
  expect(letter.to).toBe(cast.mara.staff.email);
  expect(letter.text).toContain('Olga Owner gave you this request.');
  expect(letter.subject).toBe(`Yours now: request ${reference}, Billing`);
  await assignTicket(helpslip.deps, cast.olga.staff.id, stored(reference), cast.olga.staff.id);
  await assignTicket(helpslip.deps, cast.olga.staff.id, stored(reference), null);
  expect(await lettersSent(helpslip, { letter: 'assigned' })).toHaveLength(1);
});

test('what the requester adds is told to the one who has the ticket', async () => {
  const receipt = await helpslip.open();
  await replyToTicket(helpslip.deps, cast.mara.staff.id, stored(receipt.reference), { message: 'Which invoice?' });
  await say(helpslip, receipt, 'The one of October.');
  const letter = await letterSent(helpslip, { letter: 'requester-replied' });
  expect(letter.to).toBe(cast.mara.staff.email);
  expect(letter.text).toContain('The one of October.');
  expect(letter.text).toContain(`https://help.example.com/admin/tickets/${receipt.reference}`);
});

test('O4: in a letter to staff nothing that was typed is markup, in a header, or can become a link', async () => {
  const bait = '<a href="https://evil.example">x</a> www.evil.example https://evil.example/pay me@evil.example';
  await helpslip.open({ subject: bait, message: bait, requester: { name: bait, email: 'ada@example.com' } });
  for (const letter of await lettersSent(helpslip, { letter: 'new-ticket' })) {
    const page = documentOf(letter.html);
    expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      expect.stringContaining('https://help.example.com/admin/tickets/'),
    ]);
    expect(letter.html).not.toContain('<a href="https://evil');
    for (const part of [letter.text, page.body.textContent ?? '']) {
      expect(part).toContain('<a href=');
      expect(part).not.toMatch(/evil\.example|www\.evil|https:\/\/evil|me@evil/);
      expect(part.replaceAll('\u2060', '')).toContain(bait);
    }
    expect([letter.subject, ...Object.values(letter.headers)].join('\n')).not.toContain('evil');
  }
});

test('letters to staff do not count against the letters that a requester may get, nor the other way round', async () => {
  for (let i = 0; i < 6; i++) await helpslip.open({ requester: { email: cast.mara.staff.email } });
  const letters = await lettersSent(helpslip, { to: cast.mara.staff.email });
  const sent = (name: string) => letters.filter(({ letter, status }) => letter === name && status === 'sent').length;
  expect(sent('new-ticket')).toBe(6);
  expect(sent('ticket-received')).toBe(3);
});

test('a letter that waited until it is true no more is held back', async () => {
  const { reference } = await helpslip.open();
  await replyToTicket(helpslip.deps, cast.mara.staff.id, stored(reference), { message: 'Done.', isCompleting: true });
  const letters = await lettersSent(helpslip);
  const outcome = letters.map(({ letter, status, reason }) => [letter, status, reason]);
  expect(outcome).toContainEqual(['agent-replied', 'sent', null]);
  expect(outcome).toContainEqual(['ticket-received', 'suppressed', 'true-no-more']);
  expect(outcome).toContainEqual(['new-ticket', 'suppressed', 'true-no-more']);
});
