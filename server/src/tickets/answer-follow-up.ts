import type { FollowUpAnswer, TicketState } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { ticketState } from './queries.ts';

/**
 * Takes what the requester says of a completed ticket: it is solved, or it came back, which gives it back to the staff.
 * Saying the same again changes nothing.
 * @param ticketId of a ticket that the caller has access to
 * @returns the ticket as it stands then
 * @throws Refusal `conflict` for a ticket that is not completed and cannot be said to be solved yet
 */
export async function answerFollowUp(deps: Deps, ticketId: number, answer: FollowUpAnswer): Promise<TicketState> {
  const reference = await deps.db.transaction().execute(async (trx) => {
    const ticket = await trx
      .selectFrom('ticket')
      .select([
        'id',
        'site_id',
        'reference',
        'status',
        'outcome',
        'outcome_at',
        'completed_at',
        'assignee_id',
        'updated_at',
      ])
      .where('id', '=', ticketId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const isCompleted = ticket.status === 'completed';
    if (!isCompleted && answer === 'solved') throw open();
    // What was said of an earlier completion says nothing of this one.
    const isSaidAlready = ticket.outcome === answer && (ticket.outcome_at ?? 0) >= (ticket.completed_at ?? 0);
    if (!isCompleted || isSaidAlready) return ticket.reference;
    const at = new Date(Math.max(deps.clock().getTime(), ticket.updated_at.getTime() + 1));
    const status = ticket.assignee_id === null ? ('queued' as const) : ('assigned' as const);
    await trx
      .updateTable('ticket')
      .set({
        outcome: answer,
        outcome_at: at,
        updated_at: at,
        ...(answer === 'came-back' ? { status, completed_at: null } : {}),
      })
      .where('id', '=', ticketId)
      .execute();
    await trx
      .insertInto('event')
      .values({ site_id: ticket.site_id, ticket_id: ticketId, kind: answer, actor: 'requester', at })
      .execute();
    return ticket.reference;
  });
  return ticketState(deps, reference);
}

const open = () =>
  new Refusal(
    'conflict',
    'This request is open again: somebody is working on it. Say that it is solved when it is completed.',
  );
