import type { Draft, LetterWords, RequesterFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { requesterPlaces, worded } from './worded.ts';

/** Asks, days after completion, whether it is solved. Each link opens the follow page, where a button answers; opening it changes nothing. */
export function followUp(facts: RequesterFacts, words: LetterWords): Draft {
  const texts = textsFor(facts.locale);
  return worded(words, requesterPlaces(facts), [
    {
      kind: 'buttons',
      links: [
        { label: texts.solved, href: `${facts.trackUrl}&a=solved` },
        { label: texts.cameBack, href: `${facts.trackUrl}&a=came-back` },
      ],
    },
  ]);
}
