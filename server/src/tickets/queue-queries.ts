import type { Feedback } from '@helpslip/shared/feedback';
import { formatReference } from '@helpslip/shared/reference';
import { type RawBuilder, sql } from 'kysely';
import type { StoredStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { NOBODY, type QueueFilter, statusesShown } from './queue-filter.ts';
import { type Cursor, type Place, placeIn } from './queue-place.ts';
import { wordsQuery } from './ticket-words.ts';
import { fewByWords, hasWords } from './words-found.ts';

const QUEUE_PAGE = 50;

export interface QueueRow {
  reference: string;
  subject: string;
  status: StoredStatus;
  requesterName: string | null;
  requesterEmail: string;
  siteName: string;
  categoryName: string;
  assigneeName: string | null;
  promisedAt: Date | null;
  answeredAt: Date | null;
  feedback: Feedback | null;
  atRiskAt: Date | null;
  promiseKept: boolean | null;
  openedAt: Date;
  updatedAt: Date;
  timeZone: string;
}

export interface QueuePage {
  rows: QueueRow[];
  /** What to ask for `before` and `after`; null where there is nothing. */
  previous: string | null;
  next: string | null;
}

type Found = QueueRow & { id: number };

/**
 * One page of the queue of a member of staff, at most `QUEUE_PAGE` rows.
 * @param languages those of the person's sites, for the search
 */
export async function queuePage(
  { db, clock }: Deps,
  staffId: string,
  filter: QueueFilter,
  languages: string[],
): Promise<QueuePage> {
  const place = placeIn(filter);
  const words = filter.search === undefined ? undefined : wordsQuery(filter.search, languages);
  if (words === null) return { rows: [], previous: null, next: null };
  const conditions = conditionsOf(filter, staffId, clock());
  const few = words && (await fewByWords(db, staffId, words, filter.site));
  if (words && !few) conditions.push(hasWords(words));
  const ids = few ? idsAmong(few, filter, conditions, place) : idsByOrder(filter, conditions, place);
  const { rows: found } = await sql<Found>`
    with scope as (
      select site.id as site_id ${filter.category === undefined ? sql`` : sql`, category.id as category_id`}
      from site_staff join site on site.id = site_staff.site_id
      ${filter.category === undefined ? sql`` : sql`join category on category.site_id = site.id and category.key = ${filter.category}`}
      where site_staff.staff_id = ${staffId} ${filter.site === undefined ? sql`` : sql`and site.key = ${filter.site}`}
    ), page as materialized (${ids})
    select ticket.id, reference, subject, ticket.status, requester_name as "requesterName", requester_email as "requesterEmail",
      site.name as "siteName", category.name as "categoryName", staff.name as "assigneeName", promised_at as "promisedAt",
      answered_at as "answeredAt", feedback, at_risk_at as "atRiskAt", promise_kept as "promiseKept", opened_at as "openedAt",
      ticket.updated_at as "updatedAt", site.calendar ->> 'timeZone' as "timeZone"
    from page
    join ticket on ticket.id = page.id
    join site on site.id = ticket.site_id
    join category on category.id = ticket.category_id
    left join staff on staff.id = ticket.assignee_id
    order by ${place.order}`.execute(db);
  return pageOf(found, place);
}

/** What a ticket must be, apart from its site, category and status. */
function conditionsOf({ view, assignee }: QueueFilter, staffId: string, now: Date): RawBuilder<unknown>[] {
  const whose = view === 'mine' ? staffId : view === 'unassigned' ? NOBODY : assignee;
  return [
    sql`ticket.merged_into_id is null`,
    ...(whose === NOBODY ? [sql`ticket.assignee_id is null`] : []),
    ...(whose !== undefined && whose !== NOBODY ? [sql`ticket.assignee_id = ${whose}`] : []),
    ...(view === 'feedback' ? [sql`ticket.feedback is not null`] : []),
    ...(view === 'at-risk' ? [sql`ticket.answered_at is null and ticket.at_risk_at <= ${now}`] : []),
  ];
}

const all = (conditions: RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);

/** The first of each site and status by the order's own index, then the first of those: it costs the same however many there are. */
function idsByOrder(filter: QueueFilter, conditions: RawBuilder<unknown>[], place: Place): RawBuilder<unknown> {
  const home =
    filter.category === undefined ? sql`ticket.site_id = scope.site_id` : sql`ticket.category_id = scope.category_id`;
  return sql`
    select found.id from scope
    cross join unnest(${statusesShown(filter)}::text[]) as standing (status)
    cross join lateral (
      select ticket.id, ticket.promised_at from ticket
      where ${all([home, sql`ticket.status = standing.status`, ...conditions, ...place.conditions])}
      order by ${place.order} limit ${QUEUE_PAGE + 1}
    ) as found
    order by ${place.orderOfFound} limit ${QUEUE_PAGE + 1}`;
}

/** Of few tickets that are known already. */
function idsAmong(
  ids: number[],
  filter: QueueFilter,
  conditions: RawBuilder<unknown>[],
  place: Place,
): RawBuilder<unknown> {
  const home =
    filter.category === undefined
      ? sql`ticket.site_id in (select site_id from scope)`
      : sql`ticket.category_id in (select category_id from scope)`;
  const among = [sql`ticket.id = any(${ids}::bigint[])`, home, sql`ticket.status = any(${statusesShown(filter)})`];
  return sql`
    select ticket.id from ticket where ${all([...among, ...conditions, ...place.conditions])}
    order by ${place.order} limit ${QUEUE_PAGE + 1}`;
}

function pageOf(found: Found[], { isBackwards, isInside }: Place): QueuePage {
  const hasMore = found.length > QUEUE_PAGE;
  const kept = found.slice(0, QUEUE_PAGE);
  if (isBackwards) kept.reverse();
  const cursorOf = (row: Found | undefined): Cursor | null =>
    row ? `${row.promisedAt?.getTime() ?? 'never'}.${row.id}` : null;
  return {
    rows: kept.map(({ id: _, ...row }) => ({ ...row, reference: formatReference(row.reference) })),
    previous: (isBackwards ? hasMore : isInside) ? cursorOf(kept[0]) : null,
    next: isBackwards || hasMore ? cursorOf(kept.at(-1)) : null,
  };
}
