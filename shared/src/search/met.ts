import type { ArticleIndex } from './article-index.ts';
import type { MatchKind } from './hit.ts';
import type { Asked } from './score.ts';
import { stem } from './stem.ts';
import { nearWords } from './vocabulary.ts';

const BEGINNING = 4;
const MOST_REMEMBERED = 1000;

/** Says how a typed word met a word of a text, by which of the index's keys. */
export type TellKind = (asked: Asked, met: string, key: number) => MatchKind;

/** Found anew from the two words, so that a search that is not asked why need not keep it. */
export function createKindTeller(index: ArticleIndex): TellKind {
  const near = new Map<string, Set<string>>();
  const nearOnce = (typed: string): Set<string> => {
    const words = near.get(typed) ?? new Set(nearWords(index.vocabulary, typed, true).map(({ word }) => word));
    if (near.size >= MOST_REMEMBERED) near.clear();
    near.set(typed, words);
    return words;
  };
  return ({ text, isPair }, met, key) => {
    if (isPair || index.keys.get(stem(text)) === key) return 'exact';
    if (met.startsWith(text)) return 'prefix';
    if (index.keys.has(stem(text))) return 'synonym';
    if (nearOnce(text).has(met)) return 'typo';
    return text.length >= BEGINNING && met.startsWith(text.slice(0, BEGINNING)) ? 'stem' : 'synonym';
  };
}

/** The word, or the two, by which a text holds a key; as folded for comparing. */
export function metWord(index: ArticleIndex, text: string, key: number): string | null {
  let before = '';
  let said = '';
  for (const { word } of index.read(text)) {
    if (index.keys.get(word.stem) === key) return word.text;
    if (before && index.keys.get(before + word.stem) === key) return `${said} ${word.text}`;
    before = word.stem;
    said = word.text;
  }
  return null;
}
