import type { MessageWay } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { changedAt, isStale, staffFact, stale, ticketAtWork } from './at-work.ts';
import { isKeptAt } from './is-kept-at.ts';
import { isSaidAlready } from './said-already.ts';

/** The ways people talk beside the widget and mail. */
export type SpokenWay = Exclude<MessageWay, 'web' | 'mail'>;

export interface Contact {
  way: SpokenWay;
  /** What was said, in the words of whoever notes it: staff alone see it. */
  body: string;
  /** Whether it answered the question: the promise is kept by it, and the ticket waits for the requester. */
  isAnswer: boolean;
  seenAt?: Date;
}

/**
 * Keeps what was said on the phone, in a chat or face to face. No letter goes out for it. The same sent twice is one.
 * @param reference as stored
 * @throws Refusal `not-found`; `conflict` when the ticket changed since `seenAt`, or was merged
 */
export async function logContact(deps: Deps, staffId: string, reference: string, contact: Contact): Promise<void> {
  const { way, body, isAnswer, seenAt } = contact;
  await deps.db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    if (isStale(ticket, seenAt)) {
      if (await isSaidAlready(trx, ticket, staffId, { body, seenAt })) return;
      throw stale();
    }
    const at = changedAt(ticket, deps.clock());
    const said = await trx
      .insertInto('message')
      .values({ ticket_id: ticket.id, kind: 'note', author: 'staff', staff_id: staffId, body, via: way, at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('ticket')
      .set({
        updated_at: at,
        ...(isAnswer
          ? {
              status: 'waiting',
              completed_at: null,
              answered_at: ticket.answeredAt ?? at,
              promise_kept: ticket.promiseKept ?? isKeptAt(ticket, at),
              assignee_id: ticket.assigneeId ?? staffId,
              assigned_at: ticket.assignedAt ?? at,
            }
          : {}),
      })
      .where('id', '=', ticket.id)
      .execute();
    await trx
      .insertInto('event')
      .values({
        ...staffFact(ticket, staffId, at),
        kind: 'logged',
        message_id: said.id,
        detail: JSON.stringify({ way, ...(isAnswer ? { answers: 'yes' } : {}) }),
      })
      .execute();
  });
}
