import type { IndexedArticle } from '../contract.ts';
import type { ArticleIndex } from './article-index.ts';
import type { HitField } from './hit.ts';
import { type Holdings, hold, numberOf, turnAround } from './holdings.ts';
import { countLetters, createReader, type KnownWord, nameOf } from './known-words.ts';
import { readSynonyms } from './synonyms.ts';
import { createVocabulary } from './vocabulary.ts';
import { habitsOf, isAsked, rarityOf, type Wording, weigh } from './weigh.ts';
import { MASS_POWER } from './weights.ts';

/** What stands after so many words of a text is not looked at. */
export const MOST_WORDS = 64;
const PAIR_COUNT = 0.5;

/** Builds the index, pausing (`yield`) so often that no stretch between two pauses is felt. */
export function* buildIndex(
  articles: readonly IndexedArticle[],
  ownSynonyms: readonly (readonly string[])[],
): Generator<void, ArticleIndex> {
  const read = createReader();
  const wordings: Wording[] = [];
  const firstWordings: number[] = [];
  const firstAside: number[] = [];
  const keys = new Map<string, number>();
  const exact = new Map<string, number>();
  const keyOfWord = new Map<string, number>();
  const letterKeys = new Map<string, number>();
  const holdings: Holdings = { starts: [0], keys: [], values: [] };
  const letterHoldings: Holdings = { starts: [0], keys: [], values: [] };

  const addWording = (article: number, field: HitField, text: string) => {
    const counts = new Map<number, number>();
    const letterCounts = new Map<number, number>();
    let before: KnownWord | undefined;
    const placed = read(text, MOST_WORDS);
    for (const { word } of placed) {
      const key = numberOf(keys, word.stem);
      keyOfWord.set(word.text, key);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (before && (before.weight === 1 || word.weight === 1)) {
        const pair = numberOf(keys, before.stem + word.stem);
        if (!counts.has(pair)) counts.set(pair, PAIR_COUNT);
      }
      before = word;
      countLetters(letterCounts, word, (group) => numberOf(letterKeys, group));
    }
    if (!before) return;
    const name = nameOf(placed);
    if (field === 'question' && !exact.has(name)) exact.set(name, article);
    wordings.push({ article, field });
    hold(holdings, counts);
    hold(letterHoldings, letterCounts);
  };

  for (const [number, article] of articles.entries()) {
    yield;
    firstWordings.push(wordings.length);
    addWording(number, 'question', article.question);
    for (const phrasing of article.phrasings) addWording(number, 'phrasing', phrasing);
    firstAside.push(wordings.length);
    addWording(number, 'excerpt', article.excerpt);
    addWording(number, 'context', article.context);
  }
  firstWordings.push(wordings.length);
  const synonyms = readSynonyms(ownSynonyms, (joined, word) => {
    const key = numberOf(keys, joined);
    if (!keyOfWord.has(word)) keyOfWord.set(word, key);
    return key;
  });
  yield;
  const vocabulary = createVocabulary(keyOfWord);
  const rarity = yield* rarityOf(holdings, wordings, keys.size, articles.length);
  const letterRarity = yield* rarityOf(letterHoldings, wordings, letterKeys.size, articles.length);
  const habits = yield* habitsOf(holdings, wordings, keys.size, articles.length);
  // Words by how rare they are; groups of letters as parts of a cosine, by how often they come too.
  yield* weigh(holdings, wordings, (key) => rarity[key] ?? 0, 1, MASS_POWER);
  yield* weigh(letterHoldings, wordings, (key, count) => count * (letterRarity[key] ?? 0), 2, 0.5);
  const evidence = (1 - articles.length / (wordings.filter(isAsked).length || 1)) ** 2;
  const words = yield* turnAround(holdings, keys.size);
  const shares = yield* turnAround(habits.shares, keys.size);
  const letters = yield* turnAround(letterHoldings, letterKeys.size);
  return {
    articles,
    wordings,
    firstWordings,
    firstAside,
    keys,
    exact,
    rarity,
    novelty: habits.novelty,
    evidence,
    holdings,
    words,
    shares,
    letterKeys,
    letterRarity,
    letters,
    vocabulary,
    synonyms,
    read,
    questions: [],
  };
}
