import { type Selectable, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

type Delivery = Pick<Selectable<Database['delivery']>, 'ticket_id' | 'event_id'>;
export type LetterTicket = Awaited<ReturnType<typeof ticketOfLetter>>;

/** The ticket that a letter is about, with its site, as it stands now. */
export function ticketOfLetter({ db }: Deps, { ticket_id }: Delivery) {
  return db
    .selectFrom('ticket')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .leftJoin('staff as assignee', 'assignee.id', 'ticket.assignee_id')
    .select((column) => [
      'ticket.id',
      'ticket.site_id',
      'reference',
      'ticket.status',
      'subject',
      'context',
      'requester_name',
      'requester_email',
      'promised_at',
      'new_promised_at',
      'opened_in_hours',
      'answered_at',
      'assignee_id',
      'feedback',
      'time_zone',
      'locale',
      'site.key as site_key',
      'site.name as site_name',
      'site.locales as site_locales',
      'calendar',
      'contacts',
      'brand',
      'promise_settings',
      'policies',
      'category.key as category_key',
      'category.name as category_name',
      'category.thanks',
      'assignee.name as assignee_name',
      column
        .selectFrom('message')
        .innerJoin('staff', 'staff.id', 'message.staff_id')
        .whereRef('message.ticket_id', '=', 'ticket.id')
        .where('message.kind', '=', 'message')
        .orderBy('message.id', 'desc')
        .limit(1)
        .select('staff.name')
        .as('replier_name'),
    ])
    .where('ticket.id', '=', ticket_id)
    .executeTakeFirstOrThrow();
}

export type LetterEvent = Awaited<ReturnType<typeof eventOfLetter>>;

/** What happened that a letter tells of, with what was said. */
export function eventOfLetter({ db }: Deps, { event_id }: Delivery) {
  return db
    .selectFrom('event')
    .leftJoin('message', 'message.id', 'event.message_id')
    .leftJoin('staff', 'staff.id', 'event.staff_id')
    .select([
      'event.kind',
      'event.detail',
      'event.message_id',
      'message.body',
      'message.author',
      'staff.name as staff_name',
      sql<boolean>`coalesce(event.detail ->> 'left' = 'completed', false)`.as('is_completing'),
    ])
    .where('event.id', '=', event_id)
    .executeTakeFirst();
}
