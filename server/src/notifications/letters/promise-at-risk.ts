import { aboutTicket } from './about-ticket.ts';
import type { Draft, LetterWords, StaffFacts } from './letter.ts';
import { staffPlaces, worded } from './worded.ts';

/** Tells staff, once, that a promise is about to be broken. */
export function promiseAtRisk(facts: StaffFacts, words: LetterWords): Draft {
  return worded(words, staffPlaces(facts), aboutTicket(facts));
}
