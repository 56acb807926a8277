import type { TicketStatus } from './contract.ts';

/** `none` was given, or it needs no telling any more; `open` still runs; `kept`; `missed`: answered too late; `late`: its time has passed. */
export type PromiseStanding = 'none' | 'open' | 'kept' | 'missed' | 'late';

interface Promised {
  status: TicketStatus;
  promise: { by: string | null; kept?: boolean | undefined };
}

/**
 * How a ticket's promise stands, for those who followed it.
 * @param answeredAt when a person first replied, where that is known: with the reference alone it is not
 */
export function promiseStanding({ status, promise }: Promised, answeredAt = ''): PromiseStanding {
  if (!promise.by) return 'none';
  if (promise.kept) return 'kept';
  if (promise.kept === undefined) return status === 'completed' ? 'none' : 'open';
  return answeredAt || status === 'waiting' || status === 'completed' ? 'missed' : 'late';
}
