import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Keeps that the requester of a ticket has shown that the address is theirs; what was shown before stays. */
export async function proveRequester(db: Kysely<Database>, ticketId: number, at: Date): Promise<void> {
  await db
    .updateTable('ticket')
    .set({ requester_proven_at: at })
    .where('id', '=', ticketId)
    .where('requester_proven_at', 'is', null)
    .execute();
}
