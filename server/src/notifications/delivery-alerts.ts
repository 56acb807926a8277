import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { isLetterOf } from './letter-scope.ts';

const HOUR_MS = 3_600_000;
/** What the provider told us afterwards stands on the ticket, and another try would end alike. */
export const toldOnTicket = ['bounced', 'not-delivered'];

/** What an owner should know of the letters of their sites. */
export interface DeliveryAlerts {
  /** Why no letter leaves, and until when; null where letters leave. */
  closed: { reason: string; until: Date } | null;
  failed: number;
  maybeSent: number;
  /** Held back in the last hour, because a site sent more than it ever should. */
  heldByBreaker: number;
  /** Of their first site. */
  timeZone: string;
}

export async function deliveryAlerts({ db, mail, clock }: Deps, staffId: string): Promise<DeliveryAlerts> {
  const now = clock();
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const { rows } = await sql<Omit<DeliveryAlerts, 'closed' | 'timeZone'> & { timeZone: string | null }>`
    with mine as (select site_id from site_staff where staff_id = ${staffId}),
      troubled as (
        select status from delivery
        where status in ('failed', 'maybe-sent') and ${isLetterOf(staffId)}
          and coalesce(reason, '') <> all(${toldOnTicket})
      )
    select (select count(*) from troubled where status = 'failed') as failed,
      (select count(*) from troubled where status = 'maybe-sent') as "maybeSent",
      (
        select count(*) from delivery
        where reason = 'site-breaker' and created_at > ${hourAgo} and site_id in (select site_id from mine)
      ) as "heldByBreaker",
      (
        select calendar ->> 'timeZone' from site where id in (select site_id from mine) order by id limit 1
      ) as "timeZone"`.execute(db);
  const [counts = { failed: 0, maybeSent: 0, heldByBreaker: 0, timeZone: null }] = rows;
  const transport = await db
    .selectFrom('transport')
    .select(['closed_until', 'closed_reason'])
    .where('name', '=', mail.name)
    .executeTakeFirst();
  const { closed_until: until = null, closed_reason: reason = null } = transport ?? {};
  return { ...counts, timeZone: counts.timeZone ?? 'UTC', closed: until && reason ? { reason, until } : null };
}

/** Lets the next letter find out now whether the way is open, without waiting any longer. */
export async function tryTransportNow({ db, mail }: Deps): Promise<void> {
  await db.updateTable('transport').set({ closed_until: null }).where('name', '=', mail.name).execute();
}
