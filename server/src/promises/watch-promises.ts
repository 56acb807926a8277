import { type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { promiseTime } from './promise.ts';

export const WATCH_BATCH = 200;

/**
 * Looks after the promises that nobody has kept yet: says once that one is at risk, and once that it is broken, by when a person replies now.
 * What it notes is no change of the ticket to those who work on it: `updated_at` stays, and nobody's reply is refused for it.
 * @returns how much was done; fewer than `WATCH_BATCH` means that nothing is left
 */
export async function watchPromises(deps: Deps): Promise<number> {
  return Math.max(await tellRisks(deps), await breakPromises(deps));
}

async function tellRisks({ db, clock }: Deps): Promise<number> {
  const now = clock();
  const { rows } = await sql`
    with told as (
      update ticket set risk_told_at = ${now}
      where id in (
        select id from ticket
        where promise_kept is null and status <> 'completed' and at_risk_at <= ${now} and promised_at >= ${now} and risk_told_at is null
        order by at_risk_at limit ${WATCH_BATCH} for no key update skip locked)
      returning id, site_id
    )
    insert into event (site_id, ticket_id, kind, actor, at)
    select site_id, id, 'promise-at-risk', 'system', ${now} from told
    returning id`.execute(db);
  return rows.length;
}

function breakPromises({ db, clock }: Deps): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const now = clock();
    const broken = (await lockBroken(trx, now)).map(({ id, site_id, ...ground }) => ({
      id,
      siteId: site_id,
      newBy: promiseTime(ground, ground, now)?.by ?? null,
    }));
    if (broken.length === 0) return 0;
    await sql`
      update ticket set promise_kept = false, new_promised_at = news.by
      from unnest(${broken.map(({ id }) => id)}::bigint[], ${broken.map(({ newBy }) => newBy)}::timestamptz[]) as news (id, by)
      where ticket.id = news.id`.execute(trx);
    await trx
      .insertInto('event')
      .values(
        broken.map(({ id, siteId, newBy }) => ({
          site_id: siteId,
          ticket_id: id,
          kind: 'promise-broken' as const,
          actor: 'system' as const,
          detail: JSON.stringify(newBy ? { by: newBy.toISOString() } : {}),
          at: now,
        })),
      )
      .execute();
    return broken.length;
  });
}

type BrokenPromise = Pick<Selectable<Database['ticket']>, 'id' | 'site_id'> &
  Pick<Selectable<Database['site']>, 'calendar' | 'promise_settings'> &
  Pick<Selectable<Database['category']>, 'target_minutes' | 'target_business_days' | 'pace_minutes' | 'pace_replies'>;

/** A ticket that somebody is just answering is left to them: it is answered, or looked at again in the next turn. */
function lockBroken(trx: Transaction<Database>, now: Date): Promise<BrokenPromise[]> {
  return trx
    .selectFrom('ticket')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .select([
      'ticket.id',
      'ticket.site_id',
      'calendar',
      'promise_settings',
      'target_minutes',
      'target_business_days',
      'pace_minutes',
      'pace_replies',
    ])
    .where('promise_kept', 'is', null)
    .where('status', '!=', 'completed')
    .where('at_risk_at', '<=', now)
    .where('promised_at', '<', now)
    .orderBy('at_risk_at')
    .limit(WATCH_BATCH)
    .forNoKeyUpdate('ticket')
    .skipLocked()
    .execute();
}
