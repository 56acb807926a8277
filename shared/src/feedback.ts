import type { CategoryKind } from './contract.ts';
import type { FieldValues } from './fields.ts';

export type Feedback = 'good' | 'bad';

/** The field of a feedback category in which visitors say how it was: a choice with the options `good` and `bad`, labelled as the owner likes. */
const MOOD_FIELD = 'mood';

/** What a ticket of a feedback category says, good or bad; null where it says neither, and in every other category. */
export function feedbackIn(kind: CategoryKind, fields: FieldValues): Feedback | null {
  const mood = kind === 'feedback' && Object.hasOwn(fields, MOOD_FIELD) ? fields[MOOD_FIELD] : undefined;
  return mood === 'good' || mood === 'bad' ? mood : null;
}
