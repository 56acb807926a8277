import { parseReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { SpokenWay } from './log-contact.ts';
import { type Opening, openTicket } from './open-ticket.ts';

export interface Call {
  way: SpokenWay;
  /** Whether a letter with the number goes to the requester. */
  wantsLetter: boolean;
}

/**
 * Opens a ticket for somebody who called, wrote in a chat or came by. Opening again with the same key opens nothing more.
 * @returns the reference as shown
 * @throws Refusal `not-found` for a site that is not theirs; and as `openTicket`
 */
export function openForCaller(
  deps: Deps,
  staffId: string,
  opening: Opening,
  { way, wantsLetter }: Call,
): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const member = await trx
      .selectFrom('site_staff')
      .select('site_id')
      .where('site_id', '=', opening.siteId)
      .where('staff_id', '=', staffId)
      .executeTakeFirst();
    if (!member) throw new Refusal('not-found', 'There is no site with this key among yours.');
    const { reference } = await openTicket({ ...deps, db: trx }, opening);
    const detail = JSON.stringify({ way, ...(wantsLetter ? {} : { letter: 'no' }) });
    await sql`
      with called as (
        update event set staff_id = ${staffId}, detail = ${detail}::jsonb
        from ticket
        where ticket.reference = ${parseReference(reference) ?? ''} and event.ticket_id = ticket.id and kind = 'opened'
        returning message_id
      )
      update message set via = ${way} from called where message.id = called.message_id`.execute(trx);
    return reference;
  });
}
