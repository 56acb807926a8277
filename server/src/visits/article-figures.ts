import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** In how many visits an answer was met, each visit once. */
export interface ArticleFigures {
  shown: number;
  opened: number;
  helped: number;
  /** Opened, and a ticket was written all the same. */
  stillWrote: number;
}

export const FIGURE_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * What became of some answers of a site in the visits of the last thirty days, by id; those that nobody met are left out.
 * Days that are summed up are read as sums, and the visits since then one by one.
 */
export async function articleFigures(
  { db, clock }: Deps,
  siteId: number,
  articleIds: number[],
): Promise<Map<number, ArticleFigures>> {
  if (articleIds.length === 0) return new Map();
  const since = new Date(clock().getTime() - FIGURE_DAYS * DAY_MS);
  // Both reads see one moment: a day that is summed up between them would count twice.
  const rows = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => readFigures(trx, siteId, articleIds, since));
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}

async function readFigures(db: Transaction<Database>, siteId: number, articleIds: number[], since: Date) {
  // Read apart, as insights do: PostgreSQL plans for a third of all visits where it cannot see from when on.
  const roll = await db
    .selectFrom('visit_roll')
    .select('rolled_until as until')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  const liveFrom = new Date(Math.max(since.getTime(), roll?.until.getTime() ?? 0));
  const ids = sql`${articleIds}::bigint[]`;
  const { rows } = await sql<ArticleFigures & { id: number }>`
    with live as (
      select id as visit_id,
        (select true from ticket where ticket.site_id = ${siteId} and ticket.visit_id = visit.id limit 1) is not null as wrote
      from visit where site_id = ${siteId} and started_at >= ${liveFrom}
    ), met as (
      select visit_id, wrote, 'shown' as kind, shown.id
      from live join visit_event using (visit_id), unnest(found) as shown (id)
      where site_id = ${siteId} and shown.id = any(${ids})
      union
      select visit_id, wrote, kind, article_id from live join visit_event using (visit_id)
      where site_id = ${siteId} and article_id = any(${ids})
    ), figures as (
      select id,
        count(*) filter (where kind = 'shown') as shown,
        count(*) filter (where kind = 'article-opened') as opened,
        count(*) filter (where kind = 'helped') as helped,
        count(*) filter (where kind = 'article-opened' and wrote) as still_wrote
      from met group by id
      union all
      select article_id, shown, opened, helped, still_wrote from article_day
      where site_id = ${siteId} and day >= ${since}::timestamptz::date and article_id = any(${ids})
    )
    select id, sum(shown)::int as shown, sum(opened)::int as opened, sum(helped)::int as helped,
      sum(still_wrote)::int as "stillWrote"
    from figures group by id`.execute(db);
  return rows;
}
