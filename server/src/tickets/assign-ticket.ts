import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { changedAt, isStale, stale, type TicketAtWork, ticketAtWork } from './at-work.ts';

/**
 * Gives a ticket to one of its site's staff, or to nobody. A queued one is then `assigned`, and the other way round;
 * one that waits or is completed stays so.
 * @param reference as stored
 * @param assigneeId null for nobody
 * @param seenAt when the ticket had last changed, as the person saw it
 * @throws Refusal `not-found`; `invalid` when the assignee does not work for the site; `conflict` when the ticket changed since
 */
export async function assignTicket(
  { db, clock }: Deps,
  staffId: string,
  reference: string,
  assigneeId: string | null,
  seenAt?: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    if (ticket.assigneeId === assigneeId) return;
    if (isStale(ticket, seenAt)) throw stale();
    if (assigneeId !== null) await refuseStranger(trx, ticket, assigneeId);
    const at = changedAt(ticket, clock());
    const isOpen = ticket.status === 'queued' || ticket.status === 'assigned';
    await trx
      .updateTable('ticket')
      .set({
        assignee_id: assigneeId,
        assigned_at: assigneeId === null ? null : (ticket.assignedAt ?? at),
        status: isOpen ? (assigneeId === null ? 'queued' : 'assigned') : ticket.status,
        updated_at: at,
      })
      .where('id', '=', ticket.id)
      .execute();
    await trx
      .insertInto('event')
      .values({
        site_id: ticket.siteId,
        ticket_id: ticket.id,
        kind: 'assigned',
        actor: 'staff',
        staff_id: staffId,
        detail: JSON.stringify(assigneeId === null ? {} : { to: assigneeId }),
        at,
      })
      .execute();
  });
}

async function refuseStranger(trx: Transaction<Database>, { siteId }: TicketAtWork, assigneeId: string): Promise<void> {
  const member = await trx
    .selectFrom('site_staff')
    .select('staff_id')
    .where('site_id', '=', siteId)
    .where('staff_id', '=', assigneeId)
    .executeTakeFirst();
  if (!member) throw new Refusal('invalid', 'This person does not work for the site of this ticket.');
}
