import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

export const FOLLOW_UP_BATCH = 100;
/** Nobody is asked again sooner, whatever they wrote about. */
const PAUSE_DAYS = 30;
/** What was completed this many days before it was due to be asked about is past: nobody asks, as after a time without jobs. */
const STALE_DAYS = 7;

/**
 * Asks, some days after completion, whether it is really solved: marks each ticket that is due, and writes the event from which its
 * letter is planned. Not of feedback, not while the same person has another open ticket on the site, not twice within 30 days.
 * @returns how many were asked; fewer than `FOLLOW_UP_BATCH` means that none is left, or that another process is at it
 */
export function askFollowUps({ db, clock }: Deps): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (!(await isAlone(trx))) return 0;
    const now = clock();
    const { rows } = await sql`
      with due as (
        select distinct on (ticket.site_id, requester_email_key) ticket.id
        from ticket join site on site.id = ticket.site_id join category on category.id = ticket.category_id
        where ticket.status = 'completed' and merged_into_id is null
          and completed_at <= ${now}::timestamptz - site.follow_up_days * interval '24 hours'
          and completed_at > ${now}::timestamptz - (site.follow_up_days + ${STALE_DAYS}::int) * interval '24 hours'
          and (follow_up_at is null or follow_up_at < completed_at)
          and (outcome_at is null or outcome_at < completed_at)
          and category.kind <> 'feedback' and answered_at is not null
          and not exists (
            select from ticket other
            where other.requester_email_key = ticket.requester_email_key and other.site_id = ticket.site_id
              and (other.status in ('queued', 'assigned', 'waiting') or other.follow_up_at > ${now}::timestamptz - ${PAUSE_DAYS}::int * interval '24 hours'))
        order by ticket.site_id, requester_email_key, completed_at
        limit ${FOLLOW_UP_BATCH}
      ), asked as (
        update ticket set follow_up_at = ${now}, outcome = null, outcome_at = null 
        from due where ticket.id = due.id and ticket.status = 'completed'
        returning ticket.id, ticket.site_id
      )
      insert into event (site_id, ticket_id, kind, actor, at)
      select site_id, id, 'follow-up-due', 'system', ${now} from asked
      returning id`.execute(trx);
    return rows.length;
  });
}

/** One at a time in the whole installation: two processes could ask the same person about two tickets. */
async function isAlone(trx: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('helpslip:follow-ups', 0)) as free`.execute(trx);
  return rows[0]?.free ?? false;
}
