import type { TicketStatus } from '@helpslip/shared/contract';
import type { StoredStatus } from '../db/schema.ts';

/** The status as whoever sent the ticket sees it: what is held waits like any other, and spam is over. */
export function statusTold(status: StoredStatus): TicketStatus {
  if (status === 'held') return 'queued';
  return status === 'spam' ? 'completed' : status;
}
