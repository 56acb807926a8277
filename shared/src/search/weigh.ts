import type { Entry } from './article-index.ts';
import type { HitField } from './hit.ts';
import { type Held, held, SLICE, visitHeld } from './holdings.ts';
import { FEW_WORDS, FIELD_SHARES } from './weights.ts';

/** One text that is scored by itself, a question, one phrasing, an excerpt or a context, with what it holds. */
export interface Wording extends Held {
  field: HitField;
}

const NEVER_SEEN = 0.005;

/** How rare each key is among the articles, as in BM25; counted by article, so that phrasings make no word common. */
export function* rarityOf(entries: Entry[], wordings: Held[], keyCount: number): Generator<void, Float32Array> {
  const articlesWith = new Float32Array(keyCount);
  const lastArticle = new Int32Array(keyCount).fill(-1);
  for (const [number, { first, aside }] of entries.entries()) {
    if (number % SLICE === 0) yield;
    for (const wording of wordings.slice(first, aside)) {
      for (const key of wording.keys) {
        if (lastArticle[key] === number) continue;
        lastArticle[key] = number;
        articlesWith[key] = (articlesWith[key] ?? 0) + 1;
      }
    }
  }
  return articlesWith.map((count) => Math.log(1 + (entries.length - count + 0.5) / (count + 0.5)));
}

/** Counts in how many of its wordings each article holds each word, which tells something once it has phrasings. */
export function* habitsOf(entries: Entry[], wordings: Held[], keyCount: number): Generator<void, Held[]> {
  const everywhere = new Uint32Array(keyCount);
  const habits: Map<number, number>[] = [];
  for (const [number, { first, aside }] of entries.entries()) {
    if (number % SLICE === 0) yield;
    const counts = new Map<number, number>();
    habits.push(counts);
    for (const wording of wordings.slice(first, aside)) {
      visitHeld(wording, (key, count) => {
        if (count < 1) return;
        everywhere[key] = (everywhere[key] ?? 0) + 1;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      });
    }
  }
  const shares: Held[] = [];
  for (const [number, entry] of entries.entries()) {
    if (number % SLICE === 0) yield;
    const counts = habits[number] ?? new Map<number, number>();
    let all = FEW_WORDS;
    let alone = 0;
    for (const [key, count] of counts) {
      const there = everywhere[key] ?? 0;
      all += count;
      if (there === 1) alone++;
      counts.set(key, Math.log(1 + count / (entry.aside - entry.first) / (there / wordings.length + NEVER_SEEN)));
    }
    shares.push(held(counts));
    entry.novelty = alone / all;
  }
  return shares;
}

/**
 * Turns counts into what each key adds to a score: its worth, by its field, and less in a wording that holds much.
 * @param inner and `outer`: a wording is divided by its worths, each to the power of `inner`, summed up, to the power of `outer`
 */
export function* weigh(
  wordings: Wording[],
  worthOf: (key: number, count: number) => number,
  inner: number,
  outer: number,
): Generator<void> {
  for (const [number, wording] of wordings.entries()) {
    if (number % SLICE === 0) yield;
    let mass = 0;
    visitHeld(wording, (key, count, place) => {
      const worth = worthOf(key, count);
      mass += worth ** inner;
      wording.values[place] = worth;
    });
    const share = FIELD_SHARES[wording.field] / (mass ** outer || 1);
    visitHeld(wording, (_, worth, place) => {
      wording.values[place] = worth * share;
    });
  }
}
