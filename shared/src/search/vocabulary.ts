import Fuse from 'fuse.js/basic';
import { FUSE_OPTIONS } from './weights.ts';

/** A word of the index with the key of its stem. */
export interface VocabularyWord {
  word: string;
  key: number;
  /** Which letters it has, as bits. */
  signature: number;
}

/** A word that may have been mistyped: how many edits away, out of how many letters. */
export interface NearWord {
  key: number;
  word: string;
  edits: number;
}

/** All words, sorted. @param keyOfWord each word of the index and the key of its stem */
export function createVocabulary(keyOfWord: Map<string, number>): VocabularyWord[] {
  const words = [...keyOfWord].map(([word, key]) => ({ word, key, signature: signatureOf(word) }));
  return words.sort((a, b) => (a.word < b.word ? -1 : 1));
}

/** Calls `visit` with each word that begins with `start`. */
export function visitBeginning(
  vocabulary: VocabularyWord[],
  start: string,
  visit: (word: string, key: number) => void,
): void {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle]?.word ?? '') < start) low = middle + 1;
    else high = middle;
  }
  for (let known = vocabulary[low]; known?.word.startsWith(start); known = vocabulary[++low]) {
    visit(known.word, known.key);
  }
}

/**
 * The words that a mistyped one may be: Fuse looks at those with nearly the same letters, and what is one edit away stays
 * (from eight letters on: two). Letters that changed places are one edit, though Fuse counts them as two.
 * @param mayGoOn whether the word is still being typed: then the beginning of a longer word may be near as well
 */
export function nearWords(vocabulary: VocabularyWord[], typed: string, mayGoOn: boolean): NearWord[] {
  const most = typed.length < 8 ? 1 : 2;
  const mine = signatureOf(typed);
  const near: NearWord[] = [];
  for (const { word, key, signature } of vocabulary) {
    if (bitsOf(mine & ~signature) > most) continue;
    const longer = word.length - typed.length;
    const isAlike = Math.abs(longer) <= most && bitsOf(signature & ~mine) <= most;
    if (!isAlike && !(mayGoOn && longer > 0 && word[0] === typed[0])) continue;
    const { isMatch, score } = Fuse.match(typed, word, FUSE_OPTIONS);
    if (!isMatch) continue;
    const isSwap = longer === 0 && signature === mine;
    const edits = Math.max(Math.round(score * typed.length) - (isSwap ? 1 : 0), longer > most ? 1 : Math.abs(longer));
    if (edits <= most) near.push({ key, word, edits });
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
