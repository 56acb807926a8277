import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { isOrigin } from './site-schema.ts';

const MOST_ORIGINS_A_SITE = 50;
const LONGEST_ORIGIN = 300;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const NOTE_EVERY_MS = 60_000;

/**
 * Notes on whose pages a site's widget is, for the desk to tell its owner. An origin is noted once a minute, and forgotten after 30 days
 * without a word; of what programs make up, so many have room.
 * @param origin as the browser says it; what is none is left alone
 */
export async function noteOrigin({ db, clock }: Deps, siteId: number, origin: string | undefined): Promise<void> {
  if (!origin || origin.length > LONGEST_ORIGIN || !isOrigin(origin)) return;
  const at = clock();
  const aMinuteAgo = new Date(at.getTime() - NOTE_EVERY_MS);
  const stale = new Date(at.getTime() - KEPT_DAYS * DAY_MS);
  await sql`
    with forgotten as (delete from site_origin where site_id = ${siteId} and last_seen_at < ${stale} and origin <> ${origin})
    insert into site_origin (site_id, origin, last_seen_at)
    select ${siteId}, ${origin}, ${at}
    where exists (select from site_origin where site_id = ${siteId} and origin = ${origin})
      or (select count(*) from site_origin where site_id = ${siteId}) < ${MOST_ORIGINS_A_SITE}
    on conflict (site_id, origin) do update set last_seen_at = excluded.last_seen_at
      where site_origin.last_seen_at < ${aMinuteAgo}`.execute(db);
}

export interface SeenOrigin {
  origin: string;
  lastSeenAt: Date;
}

/** On whose pages a site's widget was seen, the latest first. @param siteId of a site that was read in the scope of its owner */
export function originsOf({ db }: Deps, siteId: number): Promise<SeenOrigin[]> {
  return db
    .selectFrom('site_origin')
    .select(['origin', 'last_seen_at as lastSeenAt'])
    .where('site_id', '=', siteId)
    .orderBy('last_seen_at', 'desc')
    .execute();
}
