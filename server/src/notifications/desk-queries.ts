import { formatReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import type { DeliveryStatus, LetterName } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { DESK_NAME } from './account-facts.ts';
import { isLetterOf } from './letter-scope.ts';
import { KEY_LETTERS } from './plan-staff-letter.ts';

const DELIVERIES_PAGE = 50;

export interface DeskDelivery {
  id: string;
  letter: LetterName;
  recipient: string;
  status: DeliveryStatus;
  reason: string | null;
  subject: string | null;
  reference: string | null;
  siteName: string;
  timeZone: string;
  createdAt: Date;
  sentAt: Date | null;
  dueAt: Date;
  attempts: number;
  /** What the other side said when it did not take the letter. */
  answer: string | null;
}

/** A delivery with its letter, as far as that is kept: in the dev mailbox, or until its end is known. */
export interface DeskLetter extends DeskDelivery {
  text: string | null;
  html: string | null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The latest deliveries of the sites that a member of staff works for.
 * @param filter of one status alone, and after what the page before gave as `next`
 */
export async function deliveriesPage(
  deps: Deps,
  staffId: string,
  { status, after }: { status?: DeliveryStatus | undefined; after?: string | undefined },
): Promise<{ rows: DeskDelivery[]; next: string | null }> {
  const all = deliveriesOf(deps, staffId);
  const wanted = status ? all.where('delivery.status', '=', status) : all;
  const sorted = wanted.orderBy('delivery.created_at', 'desc').orderBy('delivery.id', 'desc');
  const [at = '', id = ''] = after?.split('.') ?? [];
  const placed =
    /^\d{1,14}$/.test(at) && UUID.test(id)
      ? sorted.where(
          sql<boolean>`(delivery.created_at, delivery.id) < (${new Date(Number(at))}::timestamptz, ${id}::uuid)`,
        )
      : sorted;
  const found = await placed.limit(DELIVERIES_PAGE + 1).execute();
  const rows = found.slice(0, DELIVERIES_PAGE).map(withReference);
  const last = found.length > DELIVERIES_PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? `${last.createdAt.getTime()}.${last.id}` : null };
}

function deliveriesOf({ db }: Deps, staffId: string) {
  return db
    .selectFrom('delivery')
    .leftJoin('site', 'site.id', 'delivery.site_id')
    .leftJoin('ticket', 'ticket.id', 'delivery.ticket_id')
    .select([
      'delivery.id',
      'letter',
      'recipient',
      'delivery.status',
      'reason',
      'delivery.subject',
      'ticket.reference',
      sql<string>`coalesce(site.name, ${DESK_NAME})`.as('siteName'),
      sql<string>`coalesce(site.calendar ->> 'timeZone', 'UTC')`.as('timeZone'),
      'delivery.created_at as createdAt',
      'sent_at as sentAt',
      'due_at as dueAt',
      'attempts',
      'provider_answer as answer',
    ])
    .where(isLetterOf(staffId));
}

function withReference<Row extends { reference: string | null }>(row: Row): Row {
  return { ...row, reference: row.reference && formatReference(row.reference) };
}

/**
 * One delivery with its letter.
 * @throws Refusal `not-found`, alike for an unknown one and a site that is not theirs
 */
export async function deskLetter(deps: Deps, staffId: string, id: string): Promise<DeskLetter> {
  // Their links let in whoever has them: only where nothing leaves the machine are they read at the desk.
  const underWay = sql`case when letter <> all(${KEY_LETTERS}) then composed end`;
  const row = UUID.test(id)
    ? await deliveriesOf(deps, staffId)
        .select([
          sql<string | null>`coalesce(text_body, ${underWay} ->> 'text')`.as('text'),
          sql<string | null>`coalesce(html_body, ${underWay} ->> 'html')`.as('html'),
        ])
        .where('delivery.id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found', 'There is no such letter on a site of yours.');
  return withReference(row);
}
