import { type RawBuilder, sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { heldBy } from './queries.ts';

/**
 * Has a fresh access link mailed when the address is the ticket's own. Says nothing of whether it was.
 * @param reference as stored
 */
export async function requestAccess(deps: Deps, reference: string, email: string): Promise<void> {
  await tellRequested(
    deps,
    sql`select site_id, id from ticket where id = ${heldBy(reference)} and requester_email_key = ${mailboxKey(email)}
      and status not in ('held', 'spam')`,
  );
}

/**
 * Has a fresh access link mailed to somebody who lost the number: to the ticket of this address that changed last. Says nothing of
 * whether there is one.
 * @param siteKey looks among the tickets of this site alone; null among all
 */
export async function requestLatestAccess(deps: Deps, email: string, siteKey: string | null): Promise<void> {
  await tellRequested(
    deps,
    sql`select ticket.site_id, ticket.id from ticket join site on site.id = ticket.site_id
      where requester_email_key = ${mailboxKey(email)} and merged_into_id is null and ticket.status not in ('held', 'spam')
        and (${siteKey}::text is null or site.key = ${siteKey})
      order by ticket.updated_at desc, ticket.id desc limit 1`,
  );
}

/** The letter is planned from the event, which is all that is written. */
async function tellRequested({ db, clock }: Deps, tickets: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into event (site_id, ticket_id, kind, actor, at)
    select site_id, id, 'access-requested', 'requester', ${clock()} from (${tickets}) as asked`.execute(db);
}
