/** @jsxImportSource hono/jsx */
import type { StoredStatus } from '../db/schema.ts';
import type { SpokenWay } from '../tickets/log-contact.ts';

export const statusWords: Record<StoredStatus, string> = {
  queued: 'Queued',
  assigned: 'Assigned',
  waiting: 'Waiting for requester',
  completed: 'Completed',
  held: 'Held for review',
  spam: 'Spam',
};

export const wayWords: Record<SpokenWay, string> = {
  phone: 'On the phone',
  chat: 'In a chat',
  'in-person': 'In person',
};

/** A status as word and shape: an empty, half, dotted or full circle. */
export function StatusMark({ status }: { status: StoredStatus }) {
  return <span class={`status ${status}`}>{statusWords[status]}</span>;
}
