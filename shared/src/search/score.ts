import type { Holders } from './holdings.ts';
import type { Meaning } from './meanings.ts';

// As rare as a letter group of one article in twenty.
const UNKNOWN_RARITY = 3;

/** A typed word, or two that stand side by side, joined; how much it counts, and what it may mean. */
export interface Asked {
  text: string;
  weight: number;
  isPair: boolean;
  meanings: Meaning[];
}

/**
 * Adds what one word says to the score of each holder: it counts once, by its surest meaning there.
 * @param counted scratch of the length of `scores`, all zero before and after
 */
export function addWord(
  holders: Holders,
  { weight, meanings }: Asked,
  scores: Float32Array,
  counted: Float32Array,
): void {
  for (const meaning of meanings) {
    visitHolders(holders, meaning.key, (holder, value) => {
      const more = value * weight * meaning.weight - (counted[holder] ?? 0);
      if (more <= 0) return;
      scores[holder] = (scores[holder] ?? 0) + more;
      counted[holder] = (counted[holder] ?? 0) + more;
    });
  }
  for (const { key } of meanings) {
    visitHolders(holders, key, (holder) => {
      counted[holder] = 0;
    });
  }
}

/** Adds how alike each wording and the query are in groups of three letters (a cosine, 0 to 1). */
export function addLetters(
  holders: Holders,
  rarity: Float32Array,
  letters: Map<number, number>,
  scores: Float32Array,
): void {
  let squares = 0;
  for (const [key, count] of letters) squares += (count * (rarity[key] ?? UNKNOWN_RARITY)) ** 2;
  for (const [key, count] of letters) {
    const worth = (count * (rarity[key] ?? 0)) / Math.sqrt(squares);
    visitHolders(holders, key, (holder, value) => {
      scores[holder] = (scores[holder] ?? 0) + value * worth;
    });
  }
}

function visitHolders(
  { starts, holders, values }: Holders,
  key: number,
  visit: (holder: number, value: number) => void,
): void {
  for (let i = starts[key] ?? 0; i < (starts[key + 1] ?? 0); i++) visit(holders[i] ?? 0, values[i] ?? 0);
}
