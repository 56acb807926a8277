import type { PromiseView } from '@helpslip/shared/contract';
import type { StoredStatus } from '../db/schema.ts';
import { statusTold } from './status-told.ts';

/** What is read of a ticket to tell where its promise stands. */
export const PROMISE_COLUMNS = ['promised_at', 'answered_at', 'new_promised_at', 'promise_kept'] as const;

export interface PromiseRow {
  status: StoredStatus;
  promised_at: Date | null;
  answered_at: Date | null;
  new_promised_at: Date | null;
  promise_kept: boolean | null;
}

/**
 * A ticket's promise as its requester sees it: `by` is what was told first, `late` the new time after it was broken, until somebody replied.
 * It is broken from the moment its time has passed, not only from when that was recorded.
 */
export function promiseView(row: PromiseRow, now: Date): PromiseView {
  const { status, promised_at: promisedAt, new_promised_at: newPromisedAt } = row;
  if (!promisedAt) return { by: null };
  const isOpen = row.answered_at === null && statusTold(status) !== 'completed';
  const isOver = isOpen && now > promisedAt;
  const isKept = row.promise_kept ?? (isOver ? false : null);
  return {
    by: promisedAt.toISOString(),
    ...(isKept === null ? {} : { kept: isKept }),
    ...(newPromisedAt && isOpen ? { late: { by: newPromisedAt.toISOString() } } : {}),
  };
}
