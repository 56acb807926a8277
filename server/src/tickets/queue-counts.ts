import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { QueueView } from './queue-filter.ts';

/** Nobody reads a larger figure as anything but "very many", and it is not counted for it. */
export const MOST_COUNTED = 1_000;

/** Of completed tickets, of all and of spam there is nothing to do: they are not counted. */
export type CountedView = Exclude<QueueView, 'completed' | 'all' | 'spam'>;
export type QueueCounts = Record<CountedView, number>;

/** How many tickets the views of the person's sites hold, up to `MOST_COUNTED` of a site and status; of feedback those not completed. */
export async function queueCounts({ db, clock }: Deps, staffId: string, site?: string): Promise<QueueCounts> {
  const counted = (statuses: string, condition = sql<boolean>`true`) => sql`(
    select coalesce(sum(found.tickets), 0)::bigint from scope
    cross join unnest(${statuses}::text[]) as standing (status)
    cross join lateral (
      select count(*) as tickets from (
        select 1 from ticket
        where ticket.site_id = scope.site_id and ticket.status = standing.status and ${condition}
        limit ${MOST_COUNTED}
      ) as one
    ) as found)`;
  const { rows } = await sql<QueueCounts>`
    with scope as (
      select site_id from site_staff join site on site.id = site_staff.site_id
      where staff_id = ${staffId} ${site === undefined ? sql`` : sql`and site.key = ${site}`}
    )
    select ${counted('{queued,assigned}')} as todo,
      ${counted('{assigned}', sql`ticket.assignee_id = ${staffId}`)} as mine,
      ${counted('{queued}')} as unassigned,
      ${counted('{queued,assigned,waiting}', sql`ticket.answered_at is null and ticket.status <> 'completed' and ticket.at_risk_at <= ${clock()}`)} as "at-risk",
      ${counted('{waiting}')} as waiting,
      ${counted('{queued,assigned,waiting}', sql`ticket.feedback is not null`)} as feedback,
      ${counted('{held}')} as held`.execute(db);
  const [counts] = rows;
  return counts ?? { todo: 0, mine: 0, unassigned: 0, 'at-risk': 0, waiting: 0, feedback: 0, held: 0 };
}
