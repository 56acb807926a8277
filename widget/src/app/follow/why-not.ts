import { Refused } from '../api.ts';
import { count } from '../count.ts';
import type { Texts } from '../locales/en.ts';
import { words } from './words.ts';

/** Why something could not be sent, and what to do. `otherwise` is for when the server cannot be reached or has no time. */
export function whyNot(
  error: unknown,
  texts: Texts,
  otherwise = `${texts.unreachable} ${texts.unreachableMore}`,
): string {
  if (!navigator.onLine) return words.offline;
  if (!(error instanceof Refused)) return otherwise;
  if (error.status === 429) return `${words.tooMany} ${waitWords(error.retryAfterSeconds || 60, texts)}`;
  return error.isPassing ? otherwise : (error.errors[0]?.detail ?? words.refused);
}

/** How long to wait, in words. */
export const waitWords = (seconds: number, texts: Texts): string =>
  seconds > 90 ? count(texts, words.waitMinutes, Math.ceil(seconds / 60)) : count(texts, words.waitSeconds, seconds);
