import type { LetterName } from '@helpslip/server/db/schema.ts';
import { planStaffLetter } from '@helpslip/server/notifications/plan-staff-letter.ts';
import { watchPromises } from '@helpslip/server/promises/watch-promises.ts';
import { addStaff, hashOfPassword } from '@helpslip/server/staff/add-staff.ts';
import { askFollowUps } from '@helpslip/server/tickets/ask-follow-ups.ts';
import { assignTicket } from '@helpslip/server/tickets/assign-ticket.ts';
import { changeStatus } from '@helpslip/server/tickets/change-status.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { requestAccess } from '@helpslip/server/tickets/request-access.ts';
import type { NewTicketInput, TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { newKey } from '../support/helpslip.ts';
import type { Stage } from '../support/stage.ts';
import { at } from './content.ts';

export interface WrittenLetter {
  name: string;
  html: string;
}

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' };

/** Lets a week go by at the demo shop, in which every letter there is gets written. */
export async function everyLetter(stage: Stage): Promise<WrittenLetter[]> {
  const { deps } = stage;
  const passwordHash = await hashOfPassword('a windy day in Hamburg');
  const staff = (name: string, role: 'owner' | 'agent') =>
    deps.db
      .transaction()
      .execute((trx) => addStaff(trx, { name, email: `${name}@northwind.example`, role, passwordHash }, deps.clock()));
  const olga = await staff('Olga', 'owner');
  const mara = await staff('Mara', 'agent');

  stage.moveClockTo(at('10:00'));
  const grinder = await open(stage, {
    category: 'product',
    subject: 'Grinder flashes red',
    message: 'It flashes slowly when I switch it on, and it does not grind. I have cleaned the chute already.',
    fields: { product: 'g2', light: 'red-slow' },
  });
  const thanked = await open(stage, {
    category: 'feedback',
    subject: 'The tasting on Saturday',
    message: 'Nobody was at the counter for twenty minutes, and then it was over.',
    requester: { name: 'Jonas Petersen', email: 'jonas@example.com' },
    fields: { mood: 'bad', about: 'shop' },
  });
  const late = await open(stage, {
    category: 'delivery',
    subject: 'Parcel has not moved since Friday',
    message: 'The tracking says Hamburg since Friday evening.',
    requester: { name: 'Meike Hansen', email: 'meike@example.com' },
    fields: { trouble: 'late' },
  });
  await stage.settle();

  stage.moveClockTo(at('10:20'));
  await assignTicket(deps, olga.id, grinder.stored, mara.id);
  await stage.settle();
  await replyToTicket(deps, mara.id, grinder.stored, {
    message:
      'Slowly flashing means that the burrs are blocked. Please take the upper one out by hand and brush out what is below it.\n\nIf it still flashes then, we send you a padded box and have a look at it here.',
  });
  await stage.settle();
  stage.moveClockTo(at('11:00'));
  await say(stage, grinder, 'It was a coffee bean, stuck upright. It grinds again. Thank you!');
  await requestAccess(deps, grinder.stored, ADA.email);
  await stage.settle();
  stage.moveClockTo(at('12:00'));
  await changeStatus(deps, mara.id, grinder.stored, 'completed');
  await stage.settle();

  stage.moveClockTo(at('14:20'));
  await watchPromises(deps);
  await stage.settle();
  stage.moveClockTo(at('17:00'));
  await watchPromises(deps);
  await stage.settle();
  await replyToTicket(deps, mara.id, late.stored, { message: 'It is on its way again, and comes tomorrow.' });

  stage.moveClockTo(at('12:30', 21));
  await askFollowUps(deps);
  await stage.settle();
  const site = await deps.db.selectFrom('site').select('id').executeTakeFirstOrThrow();
  for (const [letter, by, to] of [
    ['invite', 'Olga', { email: 'jana@northwind.example', name: null, staffId: null }],
    ['password-reset', null, { email: mara.email, name: mara.name, staffId: mara.id }],
    ['password-changed', null, { email: mara.email, name: mara.name, staffId: mara.id }],
    ['test-letter', null, { email: olga.email, name: olga.name, staffId: olga.id }],
  ] as const) {
    await planStaffLetter(deps, deps.db, { letter, siteId: site.id, to, by });
  }
  await stage.settle();
  const rows = await deps.db
    .selectFrom('delivery')
    .leftJoin('ticket', 'ticket.id', 'delivery.ticket_id')
    .select(['letter', 'html_body', 'ticket.reference'])
    .where('html_body', 'is not', null)
    .orderBy('delivery.created_at')
    .execute();
  const first = (letter: LetterName, of?: Opened) =>
    rows.find((row) => row.letter === letter && (!of || row.reference === of.stored))?.html_body ?? null;
  const named: [string, string | null][] = [
    ['ticket-received', first('ticket-received', grinder)],
    ['ticket-received-thanks', first('ticket-received', thanked)],
    ['agent-replied', first('agent-replied', grinder)],
    ['ticket-completed', first('ticket-completed', grinder)],
    ['follow-up', first('follow-up', grinder)],
    ['running-late', first('running-late', late)],
    ['access-link', first('access-link', grinder)],
    ['new-ticket', first('new-ticket', thanked)],
    ['assigned', first('assigned', grinder)],
    ['requester-replied', first('requester-replied', grinder)],
    ['promise-at-risk', first('promise-at-risk', late)],
    ['invite', first('invite')],
    ['password-reset', first('password-reset')],
    ['password-changed', first('password-changed')],
    ['test-letter', first('test-letter')],
  ];
  return named.map(([name, html]) => ({ name, html: html ?? '' }));
}

interface Opened extends TicketReceipt {
  stored: string;
}

type Written = Pick<NewTicketInput, 'category' | 'subject' | 'message' | 'fields'> & {
  requester?: NewTicketInput['requester'];
};

async function open(stage: Stage, ticket: Written): Promise<Opened> {
  const answer = await fetch(`${stage.url}/api/v1/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...newKey() },
    body: JSON.stringify({ site: 'demo', requester: ADA, locale: 'en-GB', timeZone: 'Europe/Berlin', ...ticket }),
  });
  const receipt: TicketReceipt = await answer.json();
  if (answer.status !== 201) throw new Error(`not opened: ${JSON.stringify(receipt)}`);
  return { ...receipt, stored: parseReference(receipt.reference) ?? '' };
}

async function say(stage: Stage, { reference, token }: Opened, message: string): Promise<void> {
  await fetch(`${stage.url}/api/v1/tickets/${reference}/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...newKey() },
    body: JSON.stringify({ message }),
  });
}
