import { aboutTicket } from './about-ticket.ts';
import type { Draft, LetterWords, StaffFacts } from './letter.ts';
import { staffPlaces, worded } from './worded.ts';

/** Tells somebody of the staff that a ticket is theirs now, unless they took it themselves. */
export function assigned(facts: StaffFacts, words: LetterWords): Draft {
  return worded(words, staffPlaces(facts), aboutTicket(facts));
}
