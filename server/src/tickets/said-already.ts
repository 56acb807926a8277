import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TicketAtWork } from './at-work.ts';

/** Whether the last thing said is just this: a double click sends a form again after its first copy has changed the ticket. */
export async function isSaidAlready(
  trx: Transaction<Database>,
  ticket: TicketAtWork,
  staffId: string,
  { body, seenAt }: { body: string; seenAt: Date | undefined },
): Promise<boolean> {
  const last = await trx
    .selectFrom('message')
    .select(['staff_id', 'body', 'at'])
    .where('ticket_id', '=', ticket.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.staff_id === staffId && last.body === body && last.at > (seenAt ?? last.at);
}
