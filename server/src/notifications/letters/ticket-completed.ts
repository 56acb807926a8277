import type { Draft, LetterWords, RequesterFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { requesterPlaces, worded } from './worded.ts';

/** Says that a request is completed, where no reply of the same moment says so, and how to open it again. */
export function ticketCompleted(facts: RequesterFacts, words: LetterWords): Draft {
  const texts = textsFor(facts.locale);
  return worded(words, requesterPlaces(facts), [
    { kind: 'slip', reference: facts.reference, promise: null },
    { kind: 'link', link: { label: texts.seeOrReopen, href: facts.trackUrl } },
  ]);
}
