import { weightOf } from './fillers.ts';
import { stem } from './stem.ts';
import { readWords, type Word } from './words.ts';

/** A word as the search sees it: folded, its stem, how much it may say (0 to 1), its groups of three letters. */
export interface KnownWord {
  text: string;
  stem: string;
  weight: number;
  letters: string[];
}

/** A known word and where it stands. */
export interface PlacedWord {
  word: KnownWord;
  at: Word;
}

export type ReadWords = (text: string, max?: number) => PlacedWord[];

const MOST_REMEMBERED = 20_000;

/** Makes a reader that looks at each different word once: the same few thousand come again and again. */
export function createReader(): ReadWords {
  const known = new Map<string, KnownWord>();
  const know = (text: string): KnownWord => {
    let word = known.get(text);
    if (!word) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      word = { text, stem: stem(text), weight: weightOf(text), letters: lettersOf(text) };
      known.set(text, word);
    }
    return word;
  };
  return (text, max) => readWords(text, max).map((at) => ({ word: know(at.text), at }));
}

function lettersOf(text: string): string[] {
  const framed = `_${text}_`;
  const groups: string[] = [];
  for (let i = 0; i + 3 <= framed.length; i++) groups.push(framed.slice(i, i + 3));
  return groups;
}

/** The folded words of a text in one line. */
export function nameOf(words: PlacedWord[]): string {
  return words.map(({ word }) => word.text).join(' ');
}

/** Adds the letter groups of a word to a count; those of a filler count less. */
export function countLetters(counts: Map<number, number>, word: KnownWord, keyOf: (group: string) => number): void {
  for (const group of word.letters) {
    const key = keyOf(group);
    counts.set(key, (counts.get(key) ?? 0) + word.weight);
  }
}
