import { formatReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

/** A reply that may become an answer, and what is known of the question that it answered. */
export interface ReplyForAnswer {
  messageId: number;
  siteId: number;
  siteKey: string;
  reference: string;
  body: string;
  subject: string;
  categoryKey: string;
  visitId: string | null;
  /** Of the requester and of the staff of the site. */
  names: string[];
  /** What the requester filled in. */
  values: string[];
}

/**
 * A reply of the staff to a requester, for one of its site's staff.
 * @param id as it stands in an address
 * @throws Refusal `not-found`, alike for an unknown one, one that no staff member wrote, and one of a site that is not theirs
 */
export async function replyForAnswer({ db }: Deps, staffId: string, id: string): Promise<ReplyForAnswer> {
  const row = /^[1-9]\d{0,14}$/.test(id)
    ? await db
        .selectFrom('message')
        .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
        .innerJoin('site', 'site.id', 'ticket.site_id')
        .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
        .innerJoin('category', 'category.id', 'ticket.category_id')
        .select([
          'message.id as messageId',
          'ticket.site_id as siteId',
          'site.key as siteKey',
          'reference',
          'message.body',
          'subject',
          'category.key as categoryKey',
          'visit_id as visitId',
          'requester_name as requesterName',
          'ticket.fields as values',
          sql<string[]>`array(select staff.name from staff
            join site_staff on site_staff.staff_id = staff.id where site_staff.site_id = ticket.site_id)`.as(
            'staffNames',
          ),
        ])
        .where('message.id', '=', Number(id))
        .where('message.kind', '=', 'message')
        .where('message.author', '=', 'staff')
        .where('site_staff.staff_id', '=', staffId)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found', 'There is no such reply on a site of yours.');
  const { requesterName, staffNames, values, ...reply } = row;
  return {
    ...reply,
    reference: formatReference(row.reference),
    names: [...(requesterName ? [requesterName] : []), ...staffNames],
    values: Object.values(values).flatMap((value) => (typeof value === 'string' ? [value] : [])),
  };
}
