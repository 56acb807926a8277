/** @jsxImportSource hono/jsx */
import type { TicketStatus } from '@helpslip/shared/contract';

export const statusWords: Record<TicketStatus, string> = {
  queued: 'Queued',
  assigned: 'Assigned',
  waiting: 'Waiting for requester',
  completed: 'Completed',
};

/** A status as word and shape: an empty, half, dotted or full circle. */
export function StatusMark({ status }: { status: TicketStatus }) {
  return <span class={`status ${status}`}>{statusWords[status]}</span>;
}
