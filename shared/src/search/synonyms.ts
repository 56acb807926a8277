import type { SearchWords } from './hit.ts';
import { stem } from './stem.ts';
import { GENERAL_SYNONYM, OWN_SYNONYM } from './weights.ts';
import { readWords } from './words.ts';

/** For each key (a word, or two joined to one) the keys that mean about the same, and how much they count. */
export type Synonyms = Map<number, Map<number, number>>;

/**
 * Reads the general groups and the owner's own, which count more; within a group each word counts for each other.
 * @param learn gives the key of a word, new ones included: a synonym may be mistyped too
 */
export function readSynonyms(
  words: Pick<SearchWords, 'generalSynonyms' | 'synonyms'>,
  learn: (stem: string, word: string) => number,
): Synonyms {
  const synonyms: Synonyms = new Map();
  const addGroup = (group: readonly string[], weight: number) => {
    const keys = group.flatMap((entry) => {
      const parts = readWords(entry).map((word) => word.text);
      return parts.length > 0 ? [learn(parts.map(stem).join(''), parts.join(''))] : [];
    });
    for (const key of keys) {
      const others = synonyms.get(key) ?? new Map<number, number>();
      for (const other of keys) others.set(other, weight);
      synonyms.set(key, others);
    }
  };
  for (const group of words.generalSynonyms) addGroup(group, GENERAL_SYNONYM);
  for (const group of words.synonyms) addGroup(group, OWN_SYNONYM);
  return synonyms;
}
