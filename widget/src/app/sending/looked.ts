import { count } from '../count.ts';
import type { Texts } from '../locales/en.ts';
import type { Visit } from '../visit.ts';
import { words } from './words.ts';

/** What was looked up in a visit, in one line: "2 answers, 1 search"; empty when it was nothing. */
export function sayLooked(visit: Visit, texts: Texts): string {
  const { articles, searches } = visit.looked();
  const said = [
    articles.length > 0 && count(texts, words.answersSeen, articles.length),
    searches > 0 && count(texts, words.searchesMade, searches),
  ].filter((part) => part !== false);
  return new Intl.ListFormat(texts.locale, { type: 'unit', style: 'short' }).format(said);
}
