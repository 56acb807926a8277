import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { dayOf, midnightBefore, nextMidnight } from './period.ts';
import { daySums, visitFacts } from './visit-facts.ts';

export const ROLL_BATCH = 20;
/** A visit may still become a ticket on the day after it began. */
const OPEN_DAYS = 1;
/** Of a day, so many different searches are kept; the sums of the day count all. */
const MOST_SEARCHES_A_DAY = 2_000;

interface SiteToRoll {
  id: number;
  timeZone: string;
}

/**
 * Sums up the visits of days that are over, a day of a site at a time. Insights read the sums, and only the visits of yesterday and today
 * themselves.
 * @returns how many days were summed up; fewer than `ROLL_BATCH` means that none is left
 */
export async function rollVisits({ db, clock }: Deps): Promise<number> {
  const sites = await db
    .selectFrom('site')
    .select(['id', sql<string>`calendar ->> 'timeZone'`.as('timeZone')])
    .orderBy('id')
    .execute();
  let rolled = 0;
  for (const site of sites) {
    const until = midnightBefore(site.timeZone, clock(), OPEN_DAYS);
    while (rolled < ROLL_BATCH && (await db.transaction().execute((trx) => rollDay(trx, site, until)))) rolled++;
  }
  return rolled;
}

/** @returns whether there was a day to sum up, and nobody else at it */
async function rollDay(trx: Transaction<Database>, { id, timeZone }: SiteToRoll, until: Date): Promise<boolean> {
  await trx
    .insertInto('visit_roll')
    .values({ site_id: id, rolled_until: new Date(0) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const roll = await trx
    .selectFrom('visit_roll')
    .select('rolled_until as rolledUntil')
    .where('site_id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!roll || roll.rolledUntil >= until) return false;
  const next = await trx
    .selectFrom('visit')
    .select('started_at as startedAt')
    .where('site_id', '=', id)
    .where('started_at', '>=', roll.rolledUntil)
    .where('started_at', '<', until)
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst();
  const end = next ? nextMidnight(timeZone, next.startedAt) : until;
  if (next) await sumUp(trx, id, dayOf(timeZone, next.startedAt), roll.rolledUntil, end);
  await trx.updateTable('visit_roll').set({ rolled_until: end }).where('site_id', '=', id).execute();
  return next !== undefined;
}

async function sumUp(trx: Transaction<Database>, siteId: number, day: string, from: Date, end: Date): Promise<void> {
  const facts = visitFacts({ siteId, days: [day], starts: [from, end] });
  await sql`
    with ${facts}, searches as (
      insert into search_day (site_id, day, query, outcome, searches, wrote)
      select * from (${daySums.searches(siteId)}) as sums order by searches desc, query limit ${MOST_SEARCHES_A_DAY}
    ), articles as (
      insert into article_day (site_id, day, article_id, shown, opened, helped, not_helped, still_wrote)
      ${daySums.articles(siteId)}
    )
    insert into visit_day (site_id, day, visits, looked, helped, wrote, searches, found_nothing, none_opened, opened_and_wrote)
    ${daySums.visits(siteId)}`.execute(trx);
}
