import type { ArticleIndex } from './article-index.ts';
import type { KnownWord } from './known-words.ts';
import { nearWords, visitBeginning } from './vocabulary.ts';
import { FORM, PART_POWER } from './weights.ts';

/** A key of the index that a typed word may mean, and how surely (0 to 1). */
export interface Meaning {
  key: number;
  weight: number;
}

type Add = (key: number, weight: number) => void;
/** How surely each key is meant. */
type Weights = Map<number, number>;

const MOST_MEANINGS = 24;
const SURE = 0.7;
const BEGINNING = 4;

/**
 * What a typed word may mean, surest first: itself, its other forms, what it is mistyped for, and the synonyms of these.
 * @param isLast whether the word may still be being typed
 */
export function meaningsOf(index: ArticleIndex, word: KnownWord, isLast: boolean): Meaning[] {
  const best: Weights = new Map();
  const add: Add = (key, weight) => raise(best, key, weight);
  const exact = index.keys.get(word.stem);
  const isKnown = exact !== undefined;
  if (isKnown) add(exact, 1);
  else addForms(index, word.text, add);
  if (isLast) addEndings(index, word.text, isKnown ? 0.5 : 1, add);
  if (Math.max(0, ...best.values()) < SURE && word.text.length > 3) addTypos(index, word.text, isLast, add);
  return withSynonyms(index, surestFirst(best).slice(0, MOST_MEANINGS));
}

/** Words that begin alike: "activation" for "activate", and either part of "Rückgabe" and "Rückgaberecht". */
function addForms(index: ArticleIndex, typed: string, add: Add): void {
  if (typed.length < BEGINNING) return;
  visitBeginning(index.vocabulary, typed.slice(0, BEGINNING), (word, key) => {
    let shared = BEGINNING;
    while (shared < typed.length && typed[shared] === word[shared]) shared++;
    const likeness = shared / Math.max(typed.length, word.length);
    const isPart = shared === typed.length || shared === word.length;
    if (isPart || likeness >= 0.6) add(key, FORM * likeness ** (isPart ? PART_POWER : 1));
  });
}

/** What the word may become while it is typed on. */
function addEndings(index: ArticleIndex, typed: string, share: number, add: Add): void {
  visitBeginning(index.vocabulary, typed, (word, key) => {
    if (word !== typed) add(key, share * (typed.length / word.length) ** PART_POWER);
  });
}

function addTypos(index: ArticleIndex, typed: string, isLast: boolean, add: Add): void {
  for (const { key, word, edits } of nearWords(index.vocabulary, typed, isLast)) {
    const ending = word.length > typed.length + 2 ? (typed.length / word.length) ** PART_POWER : 1;
    add(key, (1 - edits / typed.length) ** 2 * ending);
  }
}

/** Adds what the surest meanings may stand for, and keeps those that the index holds. */
export function withSynonyms(index: ArticleIndex, meanings: Meaning[]): Meaning[] {
  const best: Weights = new Map(meanings.map(({ key, weight }) => [key, weight]));
  for (const { key, weight } of meanings.slice(0, 3)) {
    for (const [other, share] of index.synonyms.get(key) ?? []) raise(best, other, weight * share);
  }
  const { starts } = index.words;
  return surestFirst(best).filter(({ key }) => (starts[key + 1] ?? 0) > (starts[key] ?? 0));
}

function raise(best: Weights, key: number, weight: number): void {
  if (weight > (best.get(key) ?? 0)) best.set(key, Math.min(1, weight));
}

function surestFirst(best: Weights): Meaning[] {
  const meanings = [...best].map(([key, weight]) => ({ key, weight }));
  return meanings.sort((a, b) => b.weight - a.weight || a.key - b.key);
}
