import type { RequesterLetter } from '../../../db/schema.ts';
import type { LetterTexts } from './en.ts';

/** What letters to requesters say: a file with these keys is a language. Letters to staff are English. */
export type RequesterTexts = Omit<LetterTexts, 'letters' | StaffKey> & {
  letters: Pick<LetterTexts['letters'], RequesterLetter>;
};

type StaffKey = 'account' | 'openAtDesk' | 'facts' | 'badFeedback' | 'sample' | 'mailNote' | 'cameBackNote';
