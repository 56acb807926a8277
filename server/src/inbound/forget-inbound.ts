import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

const KEPT_DAYS = 30;

/**
 * Forgets what the webhook brought once it is worked, and mail that came to nothing (dropped, or set aside), after 30 days.
 * What is on a ticket stays with it.
 * @returns how many rows are gone, of each kind at most `most`
 */
export async function forgetInbound({ db, clock }: Deps, most: number): Promise<number> {
  const before = new Date(clock().getTime() - KEPT_DAYS * 86_400_000);
  const events = await sql`
    delete from inbound_event where id in (
      select id from inbound_event where status = 'done' and received_at < ${before} limit ${most})`.execute(db);
  const mails = await sql`
    delete from inbound_mail where id in (
      select id from inbound_mail where fate in ('dropped', 'set-aside') and settled_at < ${before} limit ${most})`.execute(
    db,
  );
  return Math.max(Number(events.numAffectedRows ?? 0), Number(mails.numAffectedRows ?? 0));
}
