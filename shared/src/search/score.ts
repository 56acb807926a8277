import type { ArticleIndex } from './article-index.ts';
import type { Holders } from './holdings.ts';
import type { KnownWord } from './known-words.ts';
import type { Meaning } from './meanings.ts';

/** A typed word, or two that stand side by side, joined; how much it counts, and what it may mean. */
export interface Asked {
  text: string;
  weight: number;
  isPair: boolean;
  meanings: Meaning[];
  /** The most that it could say of an article. */
  most: number;
}

/**
 * Makes a sum over a list that grows at its end, as a query does while it is typed.
 * @param length how many scores there are
 * @param add adds what one of the list says to each score
 * @returns gives the scores of a list, to be read before the next one is asked for
 */
export function createSum<One>(
  length: number,
  add: (one: One, scores: Float32Array) => void,
): (list: readonly One[]) => Float32Array {
  const scores = new Float32Array(length);
  const settled = new Float32Array(length);
  let before: One[] = [];
  return (list) => {
    if (before.some((one, place) => one !== list[place])) {
      settled.fill(0);
      before = [];
    }
    // The last word may become another with the next key, and so may its pair with the one before.
    for (const one of list.slice(before.length, -2)) {
      add(one, settled);
      before.push(one);
    }
    scores.set(settled);
    for (const one of list.slice(before.length)) add(one, scores);
    return scores;
  };
}

/**
 * Adds what one word says to the score of each holder: it counts once, by its surest meaning there.
 * @param counted scratch of the length of `scores`, all zero before and after
 */
export function addWord(
  { starts, holders, values }: Holders,
  { weight, meanings }: Asked,
  scores: Float32Array,
  counted: Float32Array,
): void {
  for (const meaning of meanings) {
    const share = weight * meaning.weight;
    for (let i = starts[meaning.key] ?? 0; i < (starts[meaning.key + 1] ?? 0); i++) {
      const holder = holders[i] ?? 0;
      const more = (values[i] ?? 0) * share - (counted[holder] ?? 0);
      if (more <= 0) continue;
      scores[holder] = (scores[holder] ?? 0) + more;
      counted[holder] = (counted[holder] ?? 0) + more;
    }
  }
  for (const { key } of meanings) {
    for (let i = starts[key] ?? 0; i < (starts[key + 1] ?? 0); i++) counted[holders[i] ?? 0] = 0;
  }
}

/** Adds how alike each wording and a word are in groups of three letters; a query is to be measured by its `reach`. */
export function addLetters(
  { letters: { starts, holders, values }, letterRarity }: ArticleIndex,
  { letters, weight }: KnownWord,
  scores: Float32Array,
): void {
  for (const key of letters) {
    const worth = weight * (letterRarity[key] ?? 0);
    for (let i = starts[key] ?? 0; i < (starts[key + 1] ?? 0); i++) {
      const holder = holders[i] ?? 0;
      scores[holder] = (scores[holder] ?? 0) + (values[i] ?? 0) * worth;
    }
  }
}
