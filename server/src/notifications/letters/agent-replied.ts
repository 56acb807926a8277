import type { Draft, LetterWords, Part, RequesterFacts } from './letter.ts';
import { beginsWithGreeting } from './own-greeting.ts';
import { textsFor } from './texts/languages.ts';
import { requesterPlaces, worded } from './worded.ts';

/** Carries what a person answered, with a greeting where that has none of its own, and says so when the request is completed with it. */
export function agentReplied(facts: RequesterFacts, words: LetterWords): Draft {
  const texts = textsFor(facts.locale);
  const { body, isCompleting } = facts.reply ?? { body: '', isCompleting: false };
  const opening = beginsWithGreeting(body) ? withoutGreeting(words.opening) : words.opening;
  const draft = worded({ ...words, opening }, requesterPlaces(facts), [{ kind: 'words', text: body }]);
  const end: Part[] = [
    ...(isCompleting ? [{ kind: 'small', text: texts.completedWithReply } as const] : []),
    { kind: 'link', link: { label: texts.answerHere, href: facts.trackUrl } },
  ];
  return { ...draft, parts: [...draft.parts, ...end] };
}

/** The words without a first line that only greets. */
function withoutGreeting(opening: string): string {
  const [first = '', ...rest] = opening.split('\n');
  return beginsWithGreeting(first.replace(/[ \t]*\{\{[^}]*\}\}/g, '')) ? rest.join('\n').trimStart() : opening;
}
