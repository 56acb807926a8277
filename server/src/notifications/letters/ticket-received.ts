import type { Draft, LetterWords, Part, RequesterFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';
import { notMePart, requesterPlaces, worded } from './worded.ts';

/** Says that a request is registered: reference, promise, how to follow it, what may help meanwhile. Nothing that was typed. */
export function ticketReceived(facts: RequesterFacts, words: LetterWords): Draft {
  const { reference, promiseSentence, trackUrl, answers, hours, contacts, thanks } = facts;
  const texts = textsFor(facts.locale);
  const between: Part[] = [
    { kind: 'slip', reference, promise: promiseSentence },
    { kind: 'link', link: { label: texts.follow, href: trackUrl } },
    ...(answers.length > 0 ? [{ kind: 'answers', intro: texts.whileYouWait, answers } as const] : []),
    ...(hours ? [{ kind: 'small', text: texts.hours.replace('{{hours}}', () => hours) } as const] : []),
    ...(contacts.length > 0
      ? [{ kind: 'small', text: texts.otherWays, links: contacts.map(({ label, href }) => ({ label, href })) } as const]
      : []),
  ];
  const places = { ...requesterPlaces(facts), thanks };
  const draft = worded(thanks === null ? words : texts.thanks, places, between);
  return { ...draft, parts: [...draft.parts, notMePart(facts)] };
}
