import type { TicketStatus } from '@helpslip/shared/contract';
import type { Feedback } from '@helpslip/shared/feedback';
import { formatReference } from '@helpslip/shared/reference';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

const QUEUE_PAGE = 50;

/** `open` is what staff have to do something about: queued and assigned. */
export type QueueView = 'open' | TicketStatus | 'all';

export interface QueueFilter {
  view: QueueView;
  /** Public key of one site. */
  site?: string | undefined;
  /** Key of one category; sites that use the same key share it. */
  category?: string | undefined;
  /** Where the page before ended, as it said itself. */
  after?: string | undefined;
}

export interface QueueRow {
  reference: string;
  subject: string;
  status: TicketStatus;
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
  timeZone: string;
}

type Scoped = SelectQueryBuilder<Database, 'ticket' | 'site_staff' | 'site' | 'category', object>;

/**
 * One page of the queue of a member of staff: what is promised soonest comes first; of completed and of all, the newest.
 * @returns at most `QUEUE_PAGE` rows, and `next` to ask for those after them, or null at the end
 */
export async function queuePage(
  deps: Deps,
  staffId: string,
  filter: QueueFilter,
): Promise<{ rows: QueueRow[]; next: string | null }> {
  const isByPromise = filter.view !== 'completed' && filter.view !== 'all';
  const scoped = filtered(ticketsOf(deps, staffId), filter);
  const placed = isByPromise ? afterPromise(scoped, filter.after) : afterNewest(scoped, filter.after);
  const found = await placed
    .leftJoin('staff', 'staff.id', 'ticket.assignee_id')
    .select([
      'ticket.id',
      'reference',
      'subject',
      'ticket.status',
      'requester_name as requesterName',
      'requester_email as requesterEmail',
      'site.name as siteName',
      'category.name as categoryName',
      'staff.name as assigneeName',
      'promised_at as promisedAt',
      'answered_at as answeredAt',
      'feedback',
      'at_risk_at as atRiskAt',
      'promise_kept as promiseKept',
      'opened_at as openedAt',
      sql<string>`site.calendar ->> 'timeZone'`.as('timeZone'),
    ])
    .limit(QUEUE_PAGE + 1)
    .execute();
  const page = found.slice(0, QUEUE_PAGE);
  const last = found.length > QUEUE_PAGE ? page.at(-1) : undefined;
  const next = last ? `${isByPromise ? (last.promisedAt?.getTime() ?? 'never') : 'newest'}.${last.id}` : null;
  return { rows: page.map(({ id: _, ...row }) => ({ ...row, reference: formatReference(row.reference) })), next };
}

/** Every read of the queue starts here: the tickets of the sites that the person works for. */
function ticketsOf({ db }: Deps, staffId: string): Scoped {
  return db
    .selectFrom('ticket')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .where('site_staff.staff_id', '=', staffId);
}

function filtered(query: Scoped, { view, site, category }: QueueFilter): Scoped {
  const statuses: TicketStatus[] = view === 'open' ? ['queued', 'assigned'] : view === 'all' ? [] : [view];
  let narrowed = statuses.length > 0 ? query.where('ticket.status', 'in', statuses) : query;
  if (site !== undefined) narrowed = narrowed.where('site.key', '=', site);
  if (category !== undefined) narrowed = narrowed.where('category.key', '=', category);
  return narrowed;
}

const promisedOrNever = sql`coalesce(ticket.promised_at, 'infinity')`;

function afterPromise(query: Scoped, after: string | undefined): Scoped {
  const sorted = query.orderBy(promisedOrNever).orderBy('ticket.id');
  const [, at, id] = /^(\d{1,14}|never)\.(\d{1,15})$/.exec(after ?? '') ?? [];
  if (at === undefined || id === undefined) return sorted;
  const instant = at === 'never' ? sql`'infinity'::timestamptz` : sql`${new Date(Number(at))}::timestamptz`;
  return sorted.where(sql<boolean>`(${promisedOrNever}, ticket.id) > (${instant}, ${Number(id)}::bigint)`);
}

function afterNewest(query: Scoped, after: string | undefined): Scoped {
  const sorted = query.orderBy('ticket.id', 'desc');
  const [, id] = /^newest\.(\d{1,15})$/.exec(after ?? '') ?? [];
  return id === undefined ? sorted : sorted.where('ticket.id', '<', Number(id));
}

/** How many tickets of each status that is not completed the person's sites have. */
export async function openCounts(deps: Deps, staffId: string, site?: string): Promise<Map<TicketStatus, number>> {
  const rows = await filtered(ticketsOf(deps, staffId), { view: 'all', site })
    .where('ticket.status', '!=', 'completed')
    .select(['ticket.status', (count) => count.fn.countAll<number>().as('tickets')])
    .groupBy('ticket.status')
    .execute();
  return new Map(rows.map(({ status, tickets }) => [status, tickets]));
}

/** What the queue can be narrowed to: the person's sites, and the categories of one of them or of all. */
export async function queueChoices(
  { db }: Deps,
  staffId: string,
  site?: string,
): Promise<{ sites: { key: string; name: string }[]; categories: { key: string; name: string }[] }> {
  const sites = await db
    .selectFrom('site')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .select(['site.id', 'key', 'name'])
    .where('staff_id', '=', staffId)
    .orderBy('name')
    .execute();
  const ids = sites.filter(({ key }) => site === undefined || key === site).map(({ id }) => id);
  if (ids.length === 0) return { sites, categories: [] };
  const categories = await db
    .selectFrom('category')
    .select(['key', (name) => name.fn.min('name').as('name')])
    .where('site_id', 'in', ids)
    .groupBy('key')
    .orderBy(sql`min(position)`)
    .orderBy('key')
    .execute();
  return { sites, categories };
}
