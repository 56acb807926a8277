import type { Draft, LetterWords, RequesterFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { requesterPlaces, worded } from './worded.ts';

/** Says once that a promise was not kept, and the new time. */
export function runningLate(facts: RequesterFacts, words: LetterWords): Draft {
  const texts = textsFor(facts.locale);
  const { promise } = facts;
  return worded(words, requesterPlaces(facts), [
    {
      kind: 'slip',
      reference: facts.reference,
      promise: promise && texts.newTime.replace('{{promise}}', () => promise),
    },
    { kind: 'link', link: { label: texts.follow, href: facts.trackUrl } },
  ]);
}
