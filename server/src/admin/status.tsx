/** @jsxImportSource hono/jsx */
import type { TicketStatus } from '@helpslip/shared/contract';
import type { SpokenWay } from '../tickets/log-contact.ts';

export const statusWords: Record<TicketStatus, string> = {
  queued: 'Queued',
  assigned: 'Assigned',
  waiting: 'Waiting for requester',
  completed: 'Completed',
};

export const wayWords: Record<SpokenWay, string> = {
  phone: 'On the phone',
  chat: 'In a chat',
  'in-person': 'In person',
};

/** A status as word and shape: an empty, half, dotted or full circle. */
export function StatusMark({ status }: { status: TicketStatus }) {
  return <span class={`status ${status}`}>{statusWords[status]}</span>;
}
