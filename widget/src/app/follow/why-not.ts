import { Refused } from '../api.ts';
import { enFollow } from '../locales/en-follow.ts';

/** Why something could not be sent, and what to do. `otherwise` is for when the server cannot be reached or has no time. */
export function whyNot(error: unknown, otherwise: string): string {
  if (!navigator.onLine) return enFollow.offline;
  if (!(error instanceof Refused)) return otherwise;
  if (error.status === 429) return `${enFollow.tooMany} ${enFollow.waitFor(error.retryAfterSeconds || 60)}`;
  return error.isPassing ? otherwise : (error.errors[0]?.detail ?? enFollow.refused);
}
