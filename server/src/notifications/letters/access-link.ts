import type { Draft, LetterWords, RequesterFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { notMePart, requesterPlaces, worded } from './worded.ts';

/** A fresh link to a request, for somebody who lost it. */
export function accessLink(facts: RequesterFacts, words: LetterWords): Draft {
  const texts = textsFor(facts.locale);
  const draft = worded(words, requesterPlaces(facts), [
    { kind: 'slip', reference: facts.reference, promise: null },
    { kind: 'link', link: { label: texts.openRequest, href: facts.trackUrl } },
  ]);
  return { ...draft, parts: [...draft.parts, notMePart(facts)] };
}
