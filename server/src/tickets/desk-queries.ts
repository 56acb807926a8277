import type { Field, FieldValues, PromiseSettings, TicketStatus } from '@helpslip/shared/contract';
import type { Feedback } from '@helpslip/shared/feedback';
import { formatReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import type { EventKind, MessageWay, StoredStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { filledFields, heldBy } from './queries.ts';

/** A ticket as its site's staff see it, without the conversation. */
export interface DeskTicket {
  id: number;
  siteId: number;
  siteName: string;
  timeZone: string;
  reference: string;
  status: StoredStatus;
  /** What made it look like spam, when it came; null where nothing did. */
  heldFor: string[] | null;
  subject: string;
  categoryKey: string;
  categoryName: string;
  fields: { label: string; value: string }[];
  context: Record<string, string>;
  page: string | null;
  locale: string | null;
  requesterTimeZone: string | null;
  visitId: string | null;
  requesterName: string | null;
  requesterEmail: string;
  requesterEmailKey: string;
  requesterProvenAt: Date | null;
  feedback: Feedback | null;
  assigneeId: string | null;
  assigneeName: string | null;
  promisedAt: Date | null;
  atRiskAt: Date | null;
  promiseKept: boolean | null;
  /** The time that was told after the promise was broken. */
  newPromisedAt: Date | null;
  /** How many of the site's own replies the promise was taken from; null when it is the category's target. */
  promiseReplies: number | null;
  openedInHours: boolean | null;
  promiseSettings: PromiseSettings;
  openedAt: Date;
  updatedAt: Date;
  answeredAt: Date | null;
  completedAt: Date | null;
}

/**
 * One ticket, for one of its site's staff; of one that was merged, the one that holds its words.
 * @param reference as stored
 * @throws Refusal `not-found`, alike for an unknown reference and a site that is not theirs
 */
export async function deskTicket({ db }: Deps, staffId: string, reference: string): Promise<DeskTicket> {
  const row = await db
    .selectFrom('ticket')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .leftJoin('staff', 'staff.id', 'ticket.assignee_id')
    .select([
      'ticket.id',
      'ticket.site_id as siteId',
      'site.name as siteName',
      sql<string>`site.calendar ->> 'timeZone'`.as('timeZone'),
      'reference',
      'ticket.status',
      'held_for as heldFor',
      'subject',
      'category.key as categoryKey',
      'category.name as categoryName',
      'category.fields as asked',
      'ticket.fields as values',
      'context',
      'page',
      'locale',
      'time_zone as requesterTimeZone',
      'visit_id as visitId',
      'requester_name as requesterName',
      'requester_email as requesterEmail',
      'requester_email_key as requesterEmailKey',
      'requester_proven_at as requesterProvenAt',
      'feedback',
      'assignee_id as assigneeId',
      'staff.name as assigneeName',
      'promised_at as promisedAt',
      'at_risk_at as atRiskAt',
      'promise_kept as promiseKept',
      'new_promised_at as newPromisedAt',
      'promise_replies as promiseReplies',
      'opened_in_hours as openedInHours',
      'site.promise_settings as promiseSettings',
      'opened_at as openedAt',
      'ticket.updated_at as updatedAt',
      'answered_at as answeredAt',
      'completed_at as completedAt',
    ])
    .where('ticket.id', '=', heldBy(reference))
    .where('site_staff.staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no ticket with this number on a site of yours.');
  const { asked, values, ...ticket } = row;
  return { ...ticket, reference: formatReference(row.reference), fields: fieldsShown(asked, values) };
}

/** What was filled in, also where the category no longer asks for it. */
function fieldsShown(asked: Field[], values: FieldValues): { label: string; value: string }[] {
  const gone = Object.entries(values).filter(([key]) => !asked.some((field) => field.key === key));
  return [
    ...filledFields(asked, values),
    ...gone.map(([label, value]) => ({ label, value: Array.isArray(value) ? value.join(', ') : String(value) })),
  ];
}

/** One fact of a ticket's history, with what was said where something was. */
export interface TimelineEntry {
  id: number;
  kind: EventKind;
  actor: 'requester' | 'staff' | 'system';
  staffName: string | null;
  /** Who got the ticket, of an `assigned` one; null for nobody. */
  assigneeName: string | null;
  detail: Record<string, string>;
  /** What was said, where something was. */
  messageId: number | null;
  body: string | null;
  /** How it was said; null where nothing was. */
  via: MessageWay | null;
  /** What a mail quoted and signed, folded away. */
  quoted: string | null;
  /** The mail that it came by. */
  mailId: number | null;
  /** Where it was first: a ticket that was merged into this one. */
  mergedFrom: { reference: string; subject: string } | null;
  at: Date;
}

const LONGEST_TIMELINE = 500;

/** The history of a ticket that the caller may see, with those merged into it, oldest first; of a very long one its last 500 entries. */
export async function timeline({ db }: Deps, ticketId: number): Promise<TimelineEntry[]> {
  const newestFirst = await db
    .selectFrom('event')
    .innerJoin('ticket', 'ticket.id', 'event.ticket_id')
    .leftJoin('message', 'message.id', 'event.message_id')
    .leftJoin('inbound_mail', 'inbound_mail.message_id', 'message.id')
    .leftJoin('staff', 'staff.id', 'event.staff_id')
    .leftJoin('staff as assignee', (join) => join.on('assignee.id', '=', sql<string>`event.detail ->> 'to'`))
    .select([
      'event.id',
      'event.kind',
      'event.actor',
      'staff.name as staffName',
      'assignee.name as assigneeName',
      'event.detail',
      'event.message_id as messageId',
      'message.body',
      'message.via',
      'message.quoted',
      'inbound_mail.id as mailId',
      'event.at',
      'ticket.merged_into_id',
      'ticket.reference',
      'ticket.subject',
    ])
    .where(
      'event.ticket_id',
      'in',
      sql<number>`(select id from ticket where id = ${ticketId} or merged_into_id = ${ticketId})`,
    )
    .where('event.kind', '!=', 'merged')
    .orderBy('event.id', 'desc')
    .limit(LONGEST_TIMELINE)
    .execute();
  return newestFirst.reverse().map(({ merged_into_id: mergedIntoId, reference, subject, ...entry }) => ({
    ...entry,
    mergedFrom: mergedIntoId === null ? null : { reference: formatReference(reference), subject },
  }));
}

export interface OtherTicket {
  reference: string;
  subject: string;
  status: TicketStatus;
  siteId: number;
  siteName: string;
  openedAt: Date;
}

/** The latest other tickets from the same mailbox, on sites that the person works for. */
export async function otherTickets(
  { db }: Deps,
  staffId: string,
  { id, requesterEmailKey }: Pick<DeskTicket, 'id' | 'requesterEmailKey'>,
): Promise<OtherTicket[]> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .select([
      'reference',
      'subject',
      'status',
      'ticket.site_id as siteId',
      'site.name as siteName',
      'opened_at as openedAt',
    ])
    .where('staff_id', '=', staffId)
    .where('requester_email_key', '=', requesterEmailKey)
    .where('ticket.id', '!=', id)
    .where('merged_into_id', 'is', null)
    .where('ticket.status', 'in', ['queued', 'assigned', 'waiting', 'completed'])
    .$narrowType<{ status: TicketStatus }>()
    .orderBy('ticket.id', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => ({ ...row, reference: formatReference(row.reference) }));
}

/** What came along with a ticket that was merged into another. */
export interface MergedTicket {
  reference: string;
  subject: string;
  categoryName: string;
  fields: { label: string; value: string }[];
  page: string | null;
  visitId: string | null;
}

/** The tickets that were merged into one that the caller may see. */
export async function mergedTickets({ db }: Deps, ticketId: number): Promise<MergedTicket[]> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .select([
      'reference',
      'subject',
      'category.name as categoryName',
      'ticket.fields as values',
      'page',
      'visit_id as visitId',
    ])
    .select('category.fields as asked')
    .where('merged_into_id', '=', ticketId)
    .orderBy('ticket.id')
    .execute();
  return rows.map(({ asked, values, ...row }) => ({
    ...row,
    reference: formatReference(row.reference),
    fields: fieldsShown(asked, values),
  }));
}

/** Who can have a ticket of this site. */
export function assignees({ db }: Deps, siteId: number): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .innerJoin('site_staff', 'site_staff.staff_id', 'staff.id')
    .select(['id', 'name'])
    .where('site_id', '=', siteId)
    .orderBy('name')
    .execute();
}
