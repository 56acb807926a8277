import Fuse from 'fuse.js/min-basic';
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

/** All words of the index. @param keyOfWord each of them and the key of its stem */
export function createVocabulary(keyOfWord: Map<string, number>): VocabularyWord[] {
  return [...keyOfWord].map(([word, key]) => ({ word, key, signature: signatureOf(word) }));
}

/** Calls `visit` with each word that begins with `start`. */
export function visitBeginning(
  vocabulary: VocabularyWord[],
  start: string,
  visit: (word: string, key: number) => void,
): void {
  for (const { word, key } of vocabulary) if (word.startsWith(start)) visit(word, key);
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
