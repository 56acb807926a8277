import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Period } from './period.ts';

/** The tickets of one day and one category; those that were merged into others, are held for review or were spam are left out. */
export interface TicketSums {
  day: string;
  categoryKey: string;
  tickets: number;
  kept: number;
  broken: number;
  /** Promised, not answered and not over. */
  running: number;
  good: number;
  bad: number;
  asked: number;
  solved: number;
  cameBack: number;
  /** Completed at least once, and of these opened again. */
  everCompleted: number;
  reopened: number;
}

/** Tickets that staff moved from the category that was picked to another. */
export interface Move {
  from: string;
  to: string;
  tickets: number;
}

const inPeriod = (siteId: number, { starts }: Period) =>
  sql`ticket.site_id = ${siteId} and merged_into_id is null and ticket.status not in ('held', 'spam') and opened_at >= ${starts[0]} and opened_at < ${starts.at(-1)}`;

/** The tickets of a site that the caller may see, opened in the period, by day and category. */
export async function ticketSums({ db }: Deps, siteId: number, period: Period): Promise<TicketSums[]> {
  const { rows } = await sql<TicketSums>`
    with again as (
      select ticket_id,
        bool_or(kind = 'came-back' or detail ->> 'from' = 'completed') or count(*) filter (where detail ->> 'to' = 'completed') > 1 as is_again
      from event
      where site_id = ${siteId} and kind in ('status-changed', 'came-back') and at >= ${period.starts[0]}
        and (kind = 'came-back' or 'completed' in (detail ->> 'from', detail ->> 'to'))
      group by ticket_id
    )
    select (${period.days}::date[])[width_bucket(opened_at, ${period.starts}::timestamptz[])]::text as day,
      category.key as "categoryKey", count(*)::int as tickets,
      count(*) filter (where promise_kept)::int as kept, count(*) filter (where not promise_kept)::int as broken,
      count(*) filter (where promise_kept is null and promised_at is not null and ticket.status <> 'completed')::int as running,
      count(*) filter (where feedback = 'good')::int as good, count(*) filter (where feedback = 'bad')::int as bad,
      count(follow_up_at)::int as asked, count(*) filter (where outcome = 'solved')::int as solved,
      count(*) filter (where outcome = 'came-back')::int as "cameBack",
      count(again.ticket_id)::int as "everCompleted",
      count(*) filter (where again.ticket_id is not null and (is_again or ticket.status <> 'completed'))::int as reopened
    from ticket join category on category.id = category_id left join again on again.ticket_id = ticket.id
    where ${inPeriod(siteId, period)}
    group by 1, 2`.execute(db);
  return rows;
}

/** Which tickets of the period staff moved, from where to where: from the first category to the present one. */
export async function ticketMoves({ db }: Deps, siteId: number, period: Period): Promise<Move[]> {
  const { rows } = await sql<Move>`
    select picked as from, category.key as to, count(*)::int as tickets
    from (
      select distinct on (ticket_id) ticket_id, detail ->> 'from' as picked
      from event where site_id = ${siteId} and kind = 'moved' order by ticket_id, id
    ) as moved join ticket on ticket.id = ticket_id join category on category.id = category_id
    where ${inPeriod(siteId, period)} and picked <> category.key
    group by 1, 2 order by 3 desc, 1, 2`.execute(db);
  return rows;
}

/** When a ticket was opened, first answered by a person, and completed, in milliseconds since the epoch. */
export interface TicketTimes {
  openedAt: number;
  answeredAt: number | null;
  completedAt: number | null;
}

/** Of more tickets than this, the latest are measured. */
export const MOST_MEASURED = 10_000;

/** How long the tickets of a period took, the latest first. */
export async function ticketTimes({ db }: Deps, siteId: number, period: Period): Promise<TicketTimes[]> {
  const milliseconds = (column: string) => sql`extract(epoch from ${sql.ref(column)})::float8 * 1000`;
  const { rows } = await sql<TicketTimes>`
    select ${milliseconds('opened_at')} as "openedAt", ${milliseconds('answered_at')} as "answeredAt",
      ${milliseconds('completed_at')} as "completedAt"
    from ticket where ${inPeriod(siteId, period)} and (answered_at is not null or completed_at is not null)
    order by opened_at desc limit ${MOST_MEASURED}`.execute(db);
  return rows;
}

const MOST_SUBJECTS = 2_000;

/** What tickets of the period are about, in their own words, the most frequent first. */
export async function subjectCounts(
  { db }: Deps,
  siteId: number,
  period: Period,
): Promise<{ subject: string; tickets: number }[]> {
  const { rows } = await sql<{ subject: string; tickets: number }>`
    select lower(subject) as subject, count(*)::int as tickets
    from ticket where ${inPeriod(siteId, period)}
    group by 1 order by 2 desc, 1 limit ${MOST_SUBJECTS}`.execute(db);
  return rows;
}
