import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { businessMinutesBetween } from './business-minutes.ts';

export const PACE_BATCH = 20;
/** Fewer replies say nothing of the next one. */
const FEWEST_REPLIES = 20;
const MOST_REPLIES = 500;
const PACE_DAYS = 30;
const MEASURE_EVERY_MS = 600_000;
const DAY_MS = 86_400_000;
const SHARE_PERCENT = 80;

/**
 * Measures how fast people really replied, by category: the open minutes of the site's own calendar within which four of five first replies
 * of the last 30 days came (the latest 500 of them). Each category every ten minutes; tickets only read the result.
 * @returns how many categories were measured; fewer than `PACE_BATCH` means that none is due
 */
export async function measurePace(deps: Deps): Promise<number> {
  const due = await claimDue(deps);
  for (const category of due) await measureCategory(deps, category);
  return due.length;
}

interface DueCategory {
  id: number;
  siteId: number;
}

async function claimDue({ db, clock }: Deps): Promise<DueCategory[]> {
  const now = clock();
  const { rows } = await sql<DueCategory>`
    update category set pace_measured_at = ${now}
    where id in (
      select id from category
      where archived_at is null and (pace_measured_at is null or pace_measured_at <= ${new Date(now.getTime() - MEASURE_EVERY_MS)})
      order by pace_measured_at nulls first limit ${PACE_BATCH} for no key update skip locked)
    returning id, site_id as "siteId"`.execute(db);
  return rows;
}

async function measureCategory({ db, clock }: Deps, { id, siteId }: DueCategory): Promise<void> {
  const { calendar } = await db
    .selectFrom('site')
    .select('calendar')
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ openedAt: Date; answeredAt: Date }>`
    select opened_at as "openedAt", answered_at as "answeredAt" from ticket
    where category_id = ${id} and answered_at > ${new Date(clock().getTime() - PACE_DAYS * DAY_MS)} and answered_at <= ${clock()}
    order by answered_at desc limit ${MOST_REPLIES}`.execute(db);
  const minutes = rows.map(({ openedAt, answeredAt }) => businessMinutesBetween(calendar, openedAt, answeredAt));
  const pace = paceOf(minutes);
  await sql`
    update category set pace_minutes = ${pace}, pace_replies = ${minutes.length}
    where id = ${id} and (pace_minutes, pace_replies) is distinct from (${pace}::integer, ${minutes.length}::integer)`.execute(
    db,
  );
}

/**
 * Within how many minutes four of five replies came: the 80th percentile by nearest rank, a time that really occurred.
 * @returns null when there are fewer than 20
 */
export function paceOf(minutes: number[]): number | null {
  if (minutes.length < FEWEST_REPLIES) return null;
  const sorted = minutes.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * SHARE_PERCENT) / 100) - 1] ?? null;
}
