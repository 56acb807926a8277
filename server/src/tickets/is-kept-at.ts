import type { TicketAtWork } from './at-work.ts';

/** Whether the promise is kept by what a person said now. Only the first time decides; what was promised nothing can be neither kept nor broken. */
export function isKeptAt(
  { answeredAt, promisedAt }: Pick<TicketAtWork, 'answeredAt' | 'promisedAt'>,
  at: Date,
): boolean | null {
  return answeredAt === null && promisedAt !== null ? at <= promisedAt : null;
}
