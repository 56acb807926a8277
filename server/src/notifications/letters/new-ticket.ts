import { aboutTicket } from './about-ticket.ts';
import type { Draft, LetterWords, StaffFacts } from './letter.ts';
import { staffPlaces, worded } from './worded.ts';

/** Tells staff of a new request that is nobody's yet. */
export function newTicket(facts: StaffFacts, words: LetterWords): Draft {
  return worded(words, staffPlaces(facts), aboutTicket(facts));
}
