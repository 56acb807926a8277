import type { IndexedArticle } from '../contract.ts';
import type { ArticleIndex, Entry } from './article-index.ts';
import type { HitField, SearchWords } from './hit.ts';
import { held, numberOf, turnAround } from './holdings.ts';
import { countLetters, createReader, type KnownWord, nameOf } from './known-words.ts';
import { readSynonyms } from './synonyms.ts';
import { createVocabulary } from './vocabulary.ts';
import { habitsOf, rarityOf, type Wording, weigh } from './weigh.ts';
import { MASS_POWER, OTHER_WORDINGS, OTHERS_POWER } from './weights.ts';

const PAIR_COUNT = 0.5;

/** Builds the index, pausing (`yield`) so often that no stretch between two pauses is felt. */
export function* buildIndex(articles: readonly IndexedArticle[], known: SearchWords): Generator<void, ArticleIndex> {
  const entries: Entry[] = [];
  const wordings: Wording[] = [];
  const byLetters: Wording[] = [];
  const keys = new Map<string, number>();
  const exact = new Map<string, Entry>();
  const keyOfWord = new Map<string, number>();
  const letterKeys = new Map<string, number>();
  let isRead = false;
  const read = createReader(known.fillers, (group) =>
    isRead ? (letterKeys.get(group) ?? -1) : numberOf(letterKeys, group),
  );

  const addWording = (field: HitField, text: string): string => {
    const counts = new Map<number, number>();
    const letterCounts = new Map<number, number>();
    let before: KnownWord | undefined;
    const placed = read(text);
    for (const { word } of placed) {
      const key = numberOf(keys, word.stem);
      keyOfWord.set(word.text, key);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (before && (before.weight === 1 || word.weight === 1)) {
        const pair = numberOf(keys, before.stem + word.stem);
        if (!counts.has(pair)) counts.set(pair, PAIR_COUNT);
      }
      before = word;
      countLetters(letterCounts, word);
    }
    if (before) {
      wordings.push({ field, ...held(counts) });
      byLetters.push({ field, ...held(letterCounts) });
    }
    return nameOf(placed);
  };

  let askedCount = 0;
  for (const article of articles) {
    yield;
    const first = wordings.length;
    const name = addWording('question', article.question);
    for (const phrasing of article.phrasings) addWording('phrasing', phrasing);
    const aside = wordings.length;
    addWording('excerpt', article.excerpt);
    addWording('context', article.context);
    const otherShare = OTHER_WORDINGS / Math.max(1, aside - first - 1) ** OTHERS_POWER;
    const entry = { article, first, aside, next: wordings.length, otherShare, novelty: 0 };
    entries.push(entry);
    if (name && !exact.has(name)) exact.set(name, entry);
    askedCount += aside - first;
  }
  isRead = true;
  const synonyms = readSynonyms(known, (joined, word) => {
    const key = numberOf(keys, joined);
    if (!keyOfWord.has(word)) keyOfWord.set(word, key);
    return key;
  });
  yield;
  const vocabulary = createVocabulary(keyOfWord);
  const rarity = yield* rarityOf(entries, wordings, keys.size);
  const letterRarity = yield* rarityOf(entries, byLetters, letterKeys.size);
  const habits = yield* habitsOf(entries, wordings, keys.size);
  // Words by how rare they are; groups of letters as parts of a cosine, by how often they come too.
  yield* weigh(wordings, (key) => rarity[key] ?? 0, 1, MASS_POWER);
  yield* weigh(byLetters, (key, count) => count * (letterRarity[key] ?? 0), 2, 0.5);
  return {
    entries,
    wordings,
    keys,
    exact,
    rarity,
    evidence: (1 - articles.length / (askedCount || 1)) ** 2,
    words: yield* turnAround(wordings, keys.size),
    shares: yield* turnAround(habits, keys.size),
    letterRarity,
    letters: yield* turnAround(byLetters, letterKeys.size),
    vocabulary,
    synonyms,
    read,
  };
}
