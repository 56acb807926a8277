import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** A search that found nothing, and in how many visits. */
export interface MissedSearch {
  query: string;
  visits: number;
}

export const MISS_DAYS = 90;
const DAY_MS = 86_400_000;

/** The searches of a site that found nothing in the last ninety days, however they were capitalised; the most frequent first. */
export function missedSearches({ db, clock }: Deps, siteId: number, limit: number): Promise<MissedSearch[]> {
  const since = new Date(clock().getTime() - MISS_DAYS * DAY_MS);
  return db
    .selectFrom('visit_event')
    .select((column) => [
      sql<string>`min(query)`.as('query'),
      column.fn.count<number>('visit_id').distinct().as('visits'),
    ])
    .where('site_id', '=', siteId)
    .where('at', '>=', since)
    .where('kind', '=', sql.lit('searched'))
    .where(sql<boolean>`found = '{}'`)
    .groupBy(sql`lower(query)`)
    .orderBy('visits', 'desc')
    .orderBy(sql`lower(query)`)
    .limit(limit)
    .execute();
}
