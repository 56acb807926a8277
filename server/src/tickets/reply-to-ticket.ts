import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { changedAt, isStale, staffFact, stale, ticketAtWork } from './at-work.ts';
import { dropDraft } from './drafts.ts';
import { isKeptAt } from './is-kept-at.ts';
import { isSaidAlready } from './said-already.ts';

export interface Reply {
  message: string;
  /** Whether the ticket is completed with it. */
  isCompleting?: boolean;
  /** When the ticket had last changed, as the writer saw it. */
  seenAt?: Date | undefined;
  /** What has to happen with the message or not at all. */
  alongside?: (trx: Transaction<Database>, messageId: number) => Promise<void>;
}

/**
 * Answers the requester. The ticket then waits for them, or is completed; nobody's ticket becomes the writer's own.
 * The same reply sent twice is one.
 * @param reference as stored
 * @throws Refusal `not-found`; `conflict` when the ticket changed since `seenAt`; and as `alongside`
 */
export async function replyToTicket(deps: Deps, staffId: string, reference: string, reply: Reply): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    if (isStale(ticket, reply.seenAt)) {
      if (await isSaidAlready(trx, ticket, staffId, { body: reply.message, seenAt: reply.seenAt })) return;
      throw stale();
    }
    const at = changedAt(ticket, deps.clock());
    const said = await trx
      .insertInto('message')
      .values({ ticket_id: ticket.id, author: 'staff', staff_id: staffId, body: reply.message, at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await reply.alongside?.(trx, said.id);
    await dropDraft(trx, staffId, ticket.id);
    await trx
      .updateTable('ticket')
      .set({
        status: reply.isCompleting ? 'completed' : 'waiting',
        completed_at: reply.isCompleting ? at : null,
        answered_at: ticket.answeredAt ?? at,
        promise_kept: ticket.promiseKept ?? isKeptAt(ticket, at),
        assignee_id: ticket.assigneeId ?? staffId,
        assigned_at: ticket.assignedAt ?? at,
        updated_at: at,
      })
      .where('id', '=', ticket.id)
      .execute();
    const fact = staffFact(ticket, staffId, at);
    if (ticket.assigneeId === null) {
      const detail = JSON.stringify({ to: staffId });
      await trx
        .insertInto('event')
        .values({ ...fact, kind: 'assigned', detail })
        .execute();
    }
    const left = JSON.stringify(reply.isCompleting ? { left: 'completed' } : {});
    await trx
      .insertInto('event')
      .values({ ...fact, kind: 'staff-replied', message_id: said.id, detail: left })
      .execute();
    if (reply.isCompleting) {
      // One act, one letter: that of the reply says that the ticket is completed.
      const detail = JSON.stringify({ from: ticket.status, to: 'completed', by: 'reply' });
      await trx
        .insertInto('event')
        .values({ ...fact, kind: 'status-changed', detail })
        .execute();
    }
  });
}
