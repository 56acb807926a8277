import Fuse from 'fuse.js/basic';

// The share of wrong letters, wherever they stand in the word.
const FUSE_OPTIONS = { threshold: 0.5, ignoreLocation: true };

/** All words of the index, sorted, with the key of each one's stem. */
export interface Vocabulary {
  words: string[];
  keys: number[];
  /** Which letters each word has, as bits. */
  signatures: Int32Array;
}

/** A word that may have been mistyped: how many edits away, out of how many letters. */
export interface NearWord {
  key: number;
  word: string;
  edits: number;
}

/** @param keyOfWord each word of the index and the key of its stem */
export function createVocabulary(keyOfWord: Map<string, number>): Vocabulary {
  const words = [...keyOfWord.keys()].sort();
  return {
    words,
    keys: words.map((word) => keyOfWord.get(word) ?? 0),
    signatures: Int32Array.from(words, signatureOf),
  };
}

/** Calls `visit` with each word that begins with `start`. */
export function visitBeginning(
  { words, keys }: Vocabulary,
  start: string,
  visit: (word: string, key: number) => void,
): void {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  for (let word = words[low]; word?.startsWith(start); word = words[++low]) visit(word, keys[low] ?? 0);
}

/**
 * The words that a mistyped one may be: Fuse looks at those with nearly the same letters, and what is one edit away stays
 * (from eight letters on: two). Letters that changed places are one edit, though Fuse counts them as two.
 * @param mayGoOn whether the word is still being typed: then the beginning of a longer word may be near as well
 */
export function nearWords({ words, keys, signatures }: Vocabulary, typed: string, mayGoOn: boolean): NearWord[] {
  const most = typed.length < 8 ? 1 : 2;
  const signature = signatureOf(typed);
  const places: number[] = [];
  for (const [place, other] of signatures.entries()) {
    if (bitsOf(signature & ~other) > most) continue;
    const word = words[place] ?? '';
    const longer = word.length - typed.length;
    const isAlike = Math.abs(longer) <= most && bitsOf(other & ~signature) <= most;
    if (isAlike || (mayGoOn && longer > 0 && word[0] === typed[0])) places.push(place);
  }
  const near: NearWord[] = [];
  for (const place of places) {
    const word = words[place] ?? '';
    const { isMatch, score } = Fuse.match(typed, word, FUSE_OPTIONS);
    if (!isMatch) continue;
    const longer = word.length - typed.length;
    const isSwap = longer === 0 && signatures[place] === signature;
    const edits = Math.max(Math.round(score * typed.length) - (isSwap ? 1 : 0), longer > most ? 1 : Math.abs(longer));
    if (edits <= most) near.push({ key: keys[place] ?? 0, word, edits });
  }
  return near;
}

function signatureOf(word: string): number {
  let signature = 0;
  for (let i = 0; i < word.length; i++) signature |= 1 << (word.charCodeAt(i) & 31);
  return signature;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
