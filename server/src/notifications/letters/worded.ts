import { isRightToLeft } from '@helpslip/shared/languages';
import { filledParagraphs, filledSubject, type Places } from './fill.ts';
import type { Draft, LetterWords, Part, RequesterFacts, StaffFacts } from './letter.ts';
import { textsFor } from './texts/languages.ts';

/** A letter in somebody's words, with what belongs between opening and closing. */
export function worded(words: LetterWords, places: Places, between: Part[]): Draft {
  const paragraphs = (text: string): Part[] =>
    filledParagraphs(text, places).map((paragraph) => ({ kind: 'words', text: paragraph }));
  return {
    subject: filledSubject(words.subject, places),
    parts: [...paragraphs(words.opening), ...between, ...paragraphs(words.closing)],
  };
}

/** For somebody whose address another one typed. The page behind it changes nothing before its button is pressed. */
export function notMePart({ locale, notMeUrl }: RequesterFacts): Part {
  const { notYou, notMe } = textsFor(locale);
  return { kind: 'small', text: notYou, links: [{ label: notMe, href: notMeUrl }] };
}

/** What an owner's words can hold in a letter to a requester. Nothing that was typed, but a name that looks like one. */
export function requesterPlaces(facts: RequesterFacts): Places {
  const { name, siteName, reference, categoryName, promise, agent, locale } = facts;
  const named = name && textsFor(locale).named.replace('{{name}}', () => name);
  return {
    name: named,
    site: siteName,
    reference: ownDirection(reference, locale),
    category: categoryName,
    promise,
    agent,
  };
}

/** Keeps a number or a name in its own order within words that are written from the right. */
export function ownDirection(text: string, locale: string): string {
  return isRightToLeft(locale) ? `\u2068${text}\u2069` : text;
}

/** The same in a letter to staff. */
export function staffPlaces(facts: StaffFacts): Places {
  const { name, siteName, reference, categoryName, promise, agent } = facts;
  return { name, site: siteName, reference, category: categoryName, promise, agent };
}
