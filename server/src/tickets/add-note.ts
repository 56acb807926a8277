import type { Deps } from '../deps.ts';
import { changedAt, isStale, staffFact, ticketAtWork } from './at-work.ts';
import { isSaidAlready } from './said-already.ts';

/**
 * Adds what staff alone see. A note takes nobody's place: it is kept also where the ticket changed meanwhile, and changes no status.
 * The same note sent twice is one.
 * @param reference as stored
 * @param seenAt when the ticket had last changed, as the writer saw it
 * @throws Refusal `not-found`; `conflict` for a ticket that was merged
 */
export async function addNote(
  deps: Deps,
  staffId: string,
  reference: string,
  { body, seenAt }: { body: string; seenAt?: Date },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    if (isStale(ticket, seenAt) && (await isSaidAlready(trx, ticket, staffId, { body, seenAt }))) return;
    const at = changedAt(ticket, deps.clock());
    const said = await trx
      .insertInto('message')
      .values({ ticket_id: ticket.id, kind: 'note', author: 'staff', staff_id: staffId, body, at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx.updateTable('ticket').set({ updated_at: at }).where('id', '=', ticket.id).execute();
    await trx
      .insertInto('event')
      .values({ ...staffFact(ticket, staffId, at), kind: 'noted', message_id: said.id })
      .execute();
  });
}
