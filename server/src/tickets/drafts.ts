import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { ticketAtWork } from './at-work.ts';
import { isSaidAlready } from './said-already.ts';

/** A reply that somebody has begun: theirs alone, until it is sent. */
export interface Draft {
  body: string;
  /** Which questions they have ticked off, by their marks. */
  ticked: string[];
}

/** What a member of staff has begun to answer on a ticket that they may see. */
export async function draftOf(
  { db }: Deps,
  staffId: string,
  ticketId: number,
): Promise<(Draft & { updatedAt: Date }) | null> {
  const row = await db
    .selectFrom('ticket_draft')
    .select(['body', 'ticked', 'updated_at as updatedAt'])
    .where('ticket_id', '=', ticketId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Keeps a reply that is not sent yet; an empty one is forgotten. Changes nothing of the ticket.
 * @param reference as stored
 * @param seenAt when the ticket had last changed, as the writer saw it
 * @throws Refusal `not-found`, `conflict` for a ticket that was merged
 */
export async function keepDraft(
  deps: Deps,
  staffId: string,
  reference: string,
  { body, ticked }: Draft,
  seenAt?: Date,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    const { id } = ticket;
    // Kept while typing, a draft may come behind the reply that it became.
    if (await isSaidAlready(trx, ticket, staffId, { body, seenAt })) return;
    if (body === '' && ticked.length === 0) return dropDraft(trx, staffId, id);
    const kept = { body, ticked, updated_at: deps.clock() };
    await trx
      .insertInto('ticket_draft')
      .values({ ticket_id: id, staff_id: staffId, ...kept })
      .onConflict((conflict) => conflict.columns(['ticket_id', 'staff_id']).doUpdateSet(kept))
      .execute();
  });
}

/** Forgets a draft: its words were said, or taken back. */
export async function dropDraft(db: Kysely<Database>, staffId: string, ticketId: number): Promise<void> {
  await db.deleteFrom('ticket_draft').where('ticket_id', '=', ticketId).where('staff_id', '=', staffId).execute();
}
