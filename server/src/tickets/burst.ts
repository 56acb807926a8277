import type { Kysely } from 'kysely';
import { prepared } from '../db/prepared.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/**
 * A site is under a burst from `startsAt` tries within `windowSeconds`. It ends `leastMinutes` after there were last as many as
 * `endsBelow` in a window, so that it does not flicker.
 */
const burst = { windowSeconds: 60, startsAt: 60, endsBelow: 20, leastMinutes: 5 } as const;

const SLICE_SECONDS = 10;
const MOST_APART = { tries: 5, ms: 1_000 };

/** What this process knows of a site, and how many tries it has not told the others of. */
interface Pace {
  untold: number;
  toldAt: number;
  askedUntil: number;
  isTelling: boolean;
}

const paces = new WeakMap<Kysely<Database>, Map<number, Pace>>();

/**
 * Counts a try to send a site a ticket, and says whether the site is under a burst. The count is shared by all processes; each adds
 * what it has seen every few tries or once a second, so that a flood does not become a flood of writes.
 * @throws what the database throws: then nobody knows
 */
export async function isUnderBurst({ db, clock, config }: Deps, siteId: number): Promise<boolean> {
  if (!config.areRateLimitsOn) return false;
  const now = clock();
  const pace = paceOf(db, siteId);
  pace.untold++;
  const isDue = pace.untold >= MOST_APART.tries || now.getTime() - pace.toldAt >= MOST_APART.ms;
  if (isDue && !pace.isTelling) await tell(db, siteId, pace, now);
  return pace.askedUntil > now.getTime();
}

function paceOf(db: Kysely<Database>, siteId: number): Pace {
  const ofSites = paces.get(db) ?? new Map<number, Pace>();
  paces.set(db, ofSites);
  const pace = ofSites.get(siteId) ?? { untold: 0, toldAt: 0, askedUntil: 0, isTelling: false };
  ofSites.set(siteId, pace);
  return pace;
}

async function tell(db: Kysely<Database>, siteId: number, pace: Pace, now: Date): Promise<void> {
  const tries = pace.untold;
  pace.untold = 0;
  pace.isTelling = true;
  try {
    const slice = Math.floor(now.getTime() / 1_000 / SLICE_SECONDS);
    const askedUntil = new Date(now.getTime() + burst.leastMinutes * 60_000);
    const [row] = await tellPace(db, { siteId, slice, tries, now, askedUntil });
    pace.askedUntil = row?.askedUntil?.getTime() ?? 0;
    pace.toldAt = now.getTime();
  } finally {
    pace.isTelling = false;
  }
}

interface Told {
  siteId: number;
  slice: number;
  tries: number;
  now: Date;
  askedUntil: Date;
}

const tellPace = prepared<Told, { askedUntil: Date | null }>`
  with counted as (
    insert into site_pace (site_id, slice, tries)
    values (${({ siteId }) => siteId}::bigint, ${({ slice }) => slice}::bigint, ${({ tries }) => tries}::integer)
    on conflict (site_id, slice) do update set tries = site_pace.tries + excluded.tries
    returning site_id, slice, tries
  ), pace as (
    select counted.tries + coalesce(sum(before.tries), 0) as tries
    from counted left join site_pace before on before.site_id = counted.site_id
      and before.slice < counted.slice and before.slice > counted.slice - ${() => burst.windowSeconds / SLICE_SECONDS}::integer
    group by counted.tries
  ), standing as (
    select asked_until from site_burst where site_id = ${({ siteId }) => siteId}::bigint
  ), asked as (
    insert into site_burst (site_id, asked_until)
    select ${({ siteId }) => siteId}::bigint, ${({ askedUntil }) => askedUntil}::timestamptz from pace
    where tries >= ${() => burst.startsAt}::integer or (tries >= ${() => burst.endsBelow}::integer
      and exists (select from standing where asked_until > ${({ now }) => now}::timestamptz))
    on conflict (site_id) do update set asked_until = greatest(site_burst.asked_until, excluded.asked_until)
    returning asked_until
  )
  select coalesce((select asked_until from asked), (select asked_until from standing)) as "askedUntil"`;

/** Forgets the tries that no window holds any more. */
export async function forgetPace({ db, clock }: Deps): Promise<void> {
  const slice = Math.floor(clock().getTime() / 1_000 / SLICE_SECONDS) - (2 * burst.windowSeconds) / SLICE_SECONDS;
  await db.deleteFrom('site_pace').where('slice', '<', slice).execute();
}
