import type { TicketStatus } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';
import { changedAt, isStale, stale, type TicketAtWork, ticketAtWork } from './at-work.ts';

/** What staff can say of a ticket: it waits for the requester, it is done, or it is ours to work on (again). */
export type StatusChange = 'waiting' | 'completed' | 'open';

/**
 * Changes where a ticket stands. An open ticket is `assigned` when somebody has it, else `queued`. Saying what is so already changes nothing.
 * @param reference as stored
 * @param seenAt when the ticket had last changed, as the person saw it
 * @throws Refusal `not-found`; `conflict` when the ticket changed since
 */
export async function changeStatus(
  { db, clock }: Deps,
  staffId: string,
  reference: string,
  change: StatusChange,
  seenAt?: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    const status = statusAfter(ticket, change);
    if (status === ticket.status) return;
    if (isStale(ticket, seenAt)) throw stale();
    const at = changedAt(ticket, clock());
    await trx
      .updateTable('ticket')
      .set({ status, completed_at: status === 'completed' ? at : null, updated_at: at })
      .where('id', '=', ticket.id)
      .execute();
    await trx
      .insertInto('event')
      .values({
        site_id: ticket.siteId,
        ticket_id: ticket.id,
        kind: 'status-changed',
        actor: 'staff',
        staff_id: staffId,
        detail: JSON.stringify({ from: ticket.status, to: status }),
        at,
      })
      .execute();
  });
}

function statusAfter(ticket: TicketAtWork, change: StatusChange): TicketStatus {
  if (change !== 'open') return change;
  return ticket.assigneeId === null ? 'queued' : 'assigned';
}
