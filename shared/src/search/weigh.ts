import type { HitField } from './hit.ts';
import { type Holdings, hold, visitHeld } from './holdings.ts';
import { FEW_WORDS, FIELD_SHARES } from './weights.ts';

/** One text that is scored by itself: a question, one phrasing, an excerpt or a context. */
export interface Wording {
  article: number;
  field: HitField;
}

const NEVER_SEEN = 0.005;
const SLICE = 128;

/** Whether a wording is a way in which people ask, rather than a text beside it. */
export function isAsked({ field }: Wording): boolean {
  return field === 'question' || field === 'phrasing';
}

/** How rare each key is among the articles, as in BM25; counted by article, so that phrasings make no word common. */
export function* rarityOf(
  holdings: Holdings,
  wordings: Wording[],
  keyCount: number,
  articleCount: number,
): Generator<void, Float32Array> {
  const articlesWith = new Float32Array(keyCount);
  const lastArticle = new Int32Array(keyCount).fill(-1);
  for (const [number, wording] of wordings.entries()) {
    if (number % SLICE === 0) yield;
    if (!isAsked(wording)) continue;
    visitHeld(holdings, number, (key) => {
      if (lastArticle[key] === wording.article) return;
      lastArticle[key] = wording.article;
      articlesWith[key] = (articlesWith[key] ?? 0) + 1;
    });
  }
  return articlesWith.map((count) => Math.log(1 + (articleCount - count + 0.5) / (count + 0.5)));
}

/** What can be said of an article once it has phrasings. */
export interface Habits {
  /** By article: how much more often its wordings hold a word than all wordings do. */
  shares: Holdings;
  /**
   * By article: which part of its words stands nowhere else (0 to 1). Where phrasings keep bringing new words
   * (names of products, of places), a word that nobody knows may belong too.
   */
  novelty: Float32Array;
}

/** Counts in how many of its wordings each article holds each word. */
export function* habitsOf(
  holdings: Holdings,
  wordings: Wording[],
  keyCount: number,
  articleCount: number,
): Generator<void, Habits> {
  const everywhere = new Uint32Array(keyCount);
  const counts = Array.from({ length: articleCount }, () => new Map<number, number>());
  const lengths = new Uint32Array(articleCount);
  for (const [number, wording] of wordings.entries()) {
    if (number % SLICE === 0) yield;
    const held = counts[wording.article];
    if (!held || !isAsked(wording)) continue;
    lengths[wording.article] = (lengths[wording.article] ?? 0) + 1;
    visitHeld(holdings, number, (key, count) => {
      if (count < 1) return;
      everywhere[key] = (everywhere[key] ?? 0) + 1;
      held.set(key, (held.get(key) ?? 0) + 1);
    });
  }
  const shares: Holdings = { starts: [0], keys: [], values: [] };
  const novelty = new Float32Array(articleCount);
  for (const [article, held] of counts.entries()) {
    if (article % SLICE === 0) yield;
    let all = FEW_WORDS;
    let alone = 0;
    for (const [key, count] of held) {
      const there = everywhere[key] ?? 0;
      all += count;
      if (there === 1) alone++;
      held.set(key, Math.log(1 + count / (lengths[article] ?? 1) / (there / wordings.length + NEVER_SEEN)));
    }
    hold(shares, held);
    novelty[article] = alone / all;
  }
  return { shares, novelty };
}

/**
 * Turns counts into what each key adds to a score: its worth, by its field, and less in a wording that holds much.
 * @param inner and `outer`: a wording is divided by its worths, each to the power of `inner`, summed up, to the power of `outer`
 */
export function* weigh(
  holdings: Holdings,
  wordings: Wording[],
  worthOf: (key: number, count: number) => number,
  inner: number,
  outer: number,
): Generator<void> {
  for (const [number, { field }] of wordings.entries()) {
    if (number % SLICE === 0) yield;
    let mass = 0;
    visitHeld(holdings, number, (key, count) => {
      mass += worthOf(key, count) ** inner;
    });
    const share = FIELD_SHARES[field] / (mass ** outer || 1);
    visitHeld(holdings, number, (key, count, place) => {
      holdings.values[place] = worthOf(key, count) * share;
    });
  }
}
