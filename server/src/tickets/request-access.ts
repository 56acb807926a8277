import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';

/**
 * Has a fresh access link mailed when the address is the ticket's own. Says nothing of whether it was.
 * @param reference as stored
 */
export async function requestAccess({ db, clock }: Deps, reference: string, email: string): Promise<void> {
  await db
    .insertInto('event')
    .columns(['site_id', 'ticket_id', 'kind', 'actor', 'at'])
    .expression((from) =>
      from
        .selectFrom('ticket')
        .select((column) => [
          'site_id',
          'id',
          column.val('access-requested' as const).as('kind'),
          column.val('requester' as const).as('actor'),
          column.val(clock()).as('at'),
        ])
        .where('reference', '=', reference)
        .where('requester_email_key', '=', mailboxKey(email)),
    )
    .execute();
}
