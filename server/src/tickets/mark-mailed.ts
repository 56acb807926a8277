import { parseReference } from '@helpslip/shared/reference';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

/**
 * Says of a ticket that was just opened that its first message came by mail.
 * @param quoted what the mail quoted and signed, folded away
 */
export async function markMailed(
  trx: Transaction<Database>,
  reference: string,
  quoted: string | null,
): Promise<{ ticketId: number; messageId: number }> {
  const { id: ticketId } = await trx
    .selectFrom('ticket')
    .select('id')
    .where('reference', '=', parseReference(reference) ?? '')
    .executeTakeFirstOrThrow();
  const { id: messageId } = await trx
    .updateTable('message')
    .set({ via: 'mail', quoted })
    .where('ticket_id', '=', ticketId)
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ticketId, messageId };
}
