import { stem } from './stem.ts';
import { FILLER } from './weights.ts';
import { readWords, type Word } from './words.ts';

/** A word as the search sees it: folded, its stem, how much it may say (0 to 1), and the numbers of its groups of three letters. */
export interface KnownWord {
  text: string;
  stem: string;
  weight: number;
  letters: number[];
}

/** A known word and where it stands. */
export interface PlacedWord {
  word: KnownWord;
  at: Word;
}

export type ReadWords = (text: string, max?: number) => PlacedWord[];

const MOST_REMEMBERED = 20_000;

/**
 * Makes a reader that looks at each different word once: the same few thousand come again and again.
 * @param keyOf the number of a group of three letters
 */
export function createReader(fillers: readonly string[], keyOf: (group: string) => number): ReadWords {
  const lesser = new Set(fillers);
  const known = new Map<string, KnownWord>();
  const know = (text: string): KnownWord => {
    let word = known.get(text);
    if (!word) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      word = { text, stem: stem(text), weight: lesser.has(text) ? FILLER : 1, letters: lettersOf(text).map(keyOf) };
      known.set(text, word);
    }
    return word;
  };
  return (text, max) => readWords(text, max).map((at) => ({ word: know(at.text), at }));
}

function lettersOf(text: string): string[] {
  const framed = `_${text}_`;
  return Array.from({ length: text.length }, (_, at) => framed.slice(at, at + 3));
}

/** The folded words of a text in one line. */
export function nameOf(words: PlacedWord[]): string {
  return words.map(({ word }) => word.text).join(' ');
}

/** Adds the letter groups of a word to a count; those of a filler count less. */
export function countLetters(counts: Map<number, number>, { letters, weight }: KnownWord): void {
  for (const key of letters) counts.set(key, (counts.get(key) ?? 0) + weight);
}
