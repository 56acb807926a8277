import type { LetterName } from '../db/schema.ts';
import type { LetterTicket } from './ticket-of-letter.ts';

/**
 * Whether a letter has lost its reason while it waited: somebody replied, completed or reopened the ticket meanwhile, and the letter
 * would say what is true no more.
 */
export function isTrueNoMore(
  { letter, staff_id }: { letter: LetterName; staff_id: string | null },
  { status, answered_at, assignee_id }: Pick<LetterTicket, 'status' | 'answered_at' | 'assignee_id'>,
): boolean {
  const isOver = status === 'completed' || answered_at !== null;
  switch (letter) {
    case 'ticket-received':
    case 'new-ticket':
    case 'running-late':
    case 'promise-at-risk':
      return isOver;
    case 'ticket-completed':
    case 'follow-up':
      return status !== 'completed';
    case 'assigned':
      return status === 'completed' || assignee_id !== staff_id;
    default:
      return false;
  }
}
