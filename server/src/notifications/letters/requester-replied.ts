import { aboutTicket } from './about-ticket.ts';
import type { Draft, LetterWords, StaffFacts } from './letter.ts';
import { staffPlaces, worded } from './worded.ts';

/** Tells staff that there is something new from the requester, also that it came back. */
export function requesterReplied(facts: StaffFacts, words: LetterWords): Draft {
  return worded(words, staffPlaces(facts), aboutTicket(facts));
}
