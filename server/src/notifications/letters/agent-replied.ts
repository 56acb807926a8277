import type { Draft, LetterWords, Part, RequesterFacts } from './letter.ts';
import { beginsWithGreeting } from './own-greeting.ts';
import { textsFor } from './texts/languages.ts';
import { requesterPlaces, worded } from './worded.ts';

// A name that reads from right to left turns nothing around it.
const ISOLATED = '\u2068';
const END_OF_ISOLATED = '\u2069';

/** Carries what a person answered, with a greeting where that has none of its own, and says so when the request is completed with it. Its files are named, and stand where the link leads. */
export function agentReplied(facts: RequesterFacts, words: LetterWords): Draft {
  const texts = textsFor(facts.locale);
  const { body, isCompleting, fileNames } = facts.reply ?? { body: '', isCompleting: false, fileNames: [] };
  const opening = beginsWithGreeting(body) ? withoutGreeting(words.opening) : words.opening;
  const draft = worded({ ...words, opening }, requesterPlaces(facts), [{ kind: 'words', text: body, isTyped: true }]);
  const files = fileNames.map((name) => `${ISOLATED}${name}${END_OF_ISOLATED}`).join(', ');
  const named: Part[] = files ? [{ kind: 'facts', rows: [{ label: texts.files, value: files }] }] : [];
  const end: Part[] = [
    ...named,
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
