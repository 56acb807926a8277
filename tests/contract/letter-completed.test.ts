import { changeStatus } from '@helpslip/server/tickets/change-status.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { parseReference } from '@helpslip/shared/reference';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast } from '../support/cast.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { letterSent, lettersSent } from '../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip();
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

async function openAndTell(): Promise<string> {
  const { reference } = await helpslip.open();
  await helpslip.settle();
  return parseReference(reference) ?? '';
}
const toAda = async () => (await lettersSent(helpslip, { to: 'ada@example.com' })).map(({ letter }) => letter);

test('a ticket that is completed without a word is told by a letter of its own', async () => {
  const reference = await openAndTell();
  await replyToTicket(helpslip.deps, cast.mara.staff.id, reference, { message: 'The second one is on its way back.' });
  await helpslip.settle();
  await changeStatus(helpslip.deps, cast.mara.staff.id, reference, 'completed');
  expect(await toAda()).toEqual(['ticket-received', 'agent-replied', 'ticket-completed']);
  const letter = await letterSent(helpslip, { letter: 'ticket-completed' });
  expect(letter.text).toMatch(/^Hello Ada Lovelace,\n\nYour request to Acme Tools is completed\./);
  expect(letter.text).toContain('Mara Agent, Acme Tools');
  expect(letter.text).not.toMatch(/October|invoice/);
  expect(letter.isAutomatic).toBe(true);
});

test('a reply that completes the ticket is one letter, which says so', async () => {
  const reference = await openAndTell();
  await replyToTicket(helpslip.deps, cast.mara.staff.id, reference, {
    message: 'It is paid back.',
    isCompleting: true,
  });
  expect(await toAda()).toEqual(['ticket-received', 'agent-replied']);
  const { text } = await letterSent(helpslip, { letter: 'agent-replied' });
  expect(text).toContain('With this reply the request is completed.');
});

test('a reply that leaves the ticket open does not say that it is completed', async () => {
  const reference = await openAndTell();
  await replyToTicket(helpslip.deps, cast.mara.staff.id, reference, { message: 'Which invoice?' });
  expect((await letterSent(helpslip, { letter: 'agent-replied' })).text).not.toContain('completed');
});

test('to set a ticket to waiting, or to reopen it, is told nobody', async () => {
  const reference = await openAndTell();
  await changeStatus(helpslip.deps, cast.mara.staff.id, reference, 'waiting');
  await changeStatus(helpslip.deps, cast.mara.staff.id, reference, 'open');
  expect(await toAda()).toEqual(['ticket-received']);
});
