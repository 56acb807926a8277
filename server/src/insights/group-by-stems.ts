import { stem } from '@helpslip/shared/search/stem';
import { readWords } from '@helpslip/shared/search/words';

/** Something people typed, and how often. */
export interface Counted {
  text: string;
  count: number;
  /** Of these, how many are of the kind that the list is about. */
  wrote: number;
}

/** Texts with the same stems, whatever their order and small words. */
export interface TextGroup {
  /** The most frequent of them. */
  text: string;
  /** The others, the most frequent first. */
  others: string[];
  count: number;
  wrote: number;
}

/**
 * Puts texts together that hold the same stems: "cancel my order", "cancelling orders" and "order cancelled" are one.
 * @param counted the most frequent first
 * @param fillers words that tell nothing apart, folded as the search folds them
 * @returns the largest group first
 */
export function groupByStems(counted: Counted[], fillers: readonly string[]): TextGroup[] {
  const small = new Set(fillers);
  const groups = new Map<string, TextGroup>();
  for (const { text, count, wrote } of counted) {
    const words = readWords(text).map((word) => word.text);
    const telling = words.filter((word) => !small.has(word));
    const stems = new Set((telling.length > 0 ? telling : words).map(stem));
    const key = stems.size > 0 ? [...stems].sort().join(' ') : text;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { text, others: [], count, wrote });
      continue;
    }
    group.count += count;
    group.wrote += wrote;
    if (text !== group.text && !group.others.includes(text)) group.others.push(text);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
