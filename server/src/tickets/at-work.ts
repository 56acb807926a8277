import type { TicketStatus } from '@helpslip/shared/contract';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { Refusal } from '../errors.ts';

/** A ticket that a member of staff is changing: its row is locked until the transaction ends. */
export interface TicketAtWork {
  id: number;
  siteId: number;
  status: TicketStatus;
  assigneeId: string | null;
  updatedAt: Date;
  answeredAt: Date | null;
  promisedAt: Date | null;
  promiseKept: boolean | null;
  assignedAt: Date | null;
}

/** A fact of what staff did on a ticket, for `event`. */
export function staffFact({ id, siteId }: Pick<TicketAtWork, 'id' | 'siteId'>, staffId: string, at: Date) {
  return { site_id: siteId, ticket_id: id, actor: 'staff', staff_id: staffId, at } as const;
}

/**
 * Locks a ticket for a change by one of its site's staff.
 * @param reference as stored
 * @throws Refusal `not-found`, alike for an unknown reference and a site that is not theirs; `conflict` for one that was merged or is
 * held for review
 */
export async function ticketAtWork(
  trx: Transaction<Database>,
  staffId: string,
  reference: string,
): Promise<TicketAtWork> {
  const ticket = await trx
    .selectFrom('ticket')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .select([
      'ticket.id',
      'ticket.site_id as siteId',
      'status',
      'assignee_id as assigneeId',
      'updated_at as updatedAt',
      'answered_at as answeredAt',
      'promised_at as promisedAt',
      'promise_kept as promiseKept',
      'assigned_at as assignedAt',
      'merged_into_id as mergedIntoId',
    ])
    .where('reference', '=', reference)
    .where('site_staff.staff_id', '=', staffId)
    .forUpdate('ticket')
    .executeTakeFirst();
  if (!ticket) throw new Refusal('not-found', 'There is no ticket with this number on a site of yours.');
  const { mergedIntoId, status, ...atWork } = ticket;
  if (mergedIntoId !== null) throw merged();
  if (status === 'held' || status === 'spam') throw held();
  return { ...atWork, status };
}

const merged = () =>
  new Refusal(
    'conflict',
    'Somebody has merged this ticket into the one you see now. Nothing of yours was saved yet: look, then decide.',
  );

const held = () =>
  new Refusal('conflict', 'This ticket is held for review. Let it through first, then it is like any other.');

/** Whether a ticket changed since somebody looked. @param seenAt when it had last changed, as they saw it; without it nobody looked */
export function isStale(ticket: Pick<TicketAtWork, 'updatedAt'>, seenAt: Date | undefined): boolean {
  return seenAt !== undefined && ticket.updatedAt.getTime() !== seenAt.getTime();
}

export const stale = () =>
  new Refusal(
    'conflict',
    'This ticket changed while you had it open. Nothing of yours was saved yet: look, then decide.',
  );

/** When the change is said to have happened: never the instant of the change before, so that each can be told apart. */
export function changedAt(ticket: Pick<TicketAtWork, 'updatedAt'>, now: Date): Date {
  return new Date(Math.max(now.getTime(), ticket.updatedAt.getTime() + 1));
}
