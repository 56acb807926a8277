import { formatReference } from '@helpslip/shared/reference';
import type { Selectable } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { derivedToken, hashToken } from '../ids.ts';
import type { OutgoingLetter } from '../mail/mailer.ts';
import { greetingName } from './greeting-name.ts';
import { accessLink } from './letters/access-link.tsx';
import { agentReplied } from './letters/agent-replied.tsx';
import type { LetterFacts, LetterText } from './letters/letter.tsx';
import { ticketReceived } from './letters/ticket-received.tsx';

/** Each letter by its name: facts in, subject, text and HTML out. */
const letters: Record<Database['delivery']['letter'], (facts: LetterFacts) => LetterText | Promise<LetterText>> = {
  'ticket-received': ticketReceived,
  'agent-replied': agentReplied,
  'access-link': accessLink,
};

/** Writes a delivery's letter from the ticket as it stands now. The same delivery always carries the same link. */
export async function composeLetter(deps: Deps, delivery: Selectable<Database['delivery']>): Promise<OutgoingLetter> {
  const facts = await factsFor(deps, delivery);
  const { subject, text, html } = await letters[delivery.letter](facts);
  const host = new URL(deps.config.baseUrl).hostname;
  return {
    id: delivery.id,
    from: deps.config.mailFrom,
    to: delivery.recipient,
    subject,
    text,
    html,
    headers: {
      'Message-ID': `<${delivery.id}@${host}>`,
      References: `<ticket.${facts.reference}@${host}>`,
      ...(delivery.is_automatic ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
  };
}

async function factsFor(deps: Deps, delivery: Selectable<Database['delivery']>): Promise<LetterFacts> {
  const { db, config, clock } = deps;
  const row = await db
    .selectFrom('ticket')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .select([
      'ticket.id',
      'reference',
      'requester_name',
      'promised_at',
      'time_zone',
      'locale',
      'site.name as site_name',
      'calendar',
      'contacts',
      'brand',
    ])
    .where('ticket.id', '=', delivery.ticket_id)
    .executeTakeFirstOrThrow();
  const reply = await db
    .selectFrom('event')
    .innerJoin('message', 'message.id', 'event.message_id')
    .leftJoin('staff', 'staff.id', 'message.staff_id')
    .select(['body', 'staff.name'])
    .where('event.id', '=', delivery.event_id)
    .where('author', '=', 'staff')
    .executeTakeFirst();
  const token = derivedToken(config.secret, `letter:${delivery.id}`);
  await db
    .insertInto('ticket_access')
    .values({ token_hash: hashToken(token), ticket_id: row.id, created_at: clock() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const reference = formatReference(row.reference);
  return {
    siteName: row.site_name,
    brandColor: row.brand.color,
    name: greetingName(row.requester_name),
    reference,
    trackUrl: `${config.baseUrl}/t#r=${reference}&t=${token}`,
    promisedAt: row.promised_at,
    timeZone: row.time_zone ?? row.calendar.timeZone,
    locale: row.locale ?? 'en',
    contacts: row.contacts,
    reply: reply ? { body: reply.body, by: reply.name ?? row.site_name } : null,
  };
}
