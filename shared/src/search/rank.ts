import type { ArticleIndex, Entry } from './article-index.ts';
import type { Question } from './ask.ts';
import type { KnownWord } from './known-words.ts';
import { type Asked, addLetters, addWord, createSum } from './score.ts';
import { CATEGORY, EXACT, LEAST_KNOWN, LEAST_LIKENESS, LEAST_OF_BEST, LETTERS, NOVELTY, SHARE } from './weights.ts';

export interface Ranked {
  entry: Entry;
  score: number;
}

/** Puts the articles in order for what was asked: at most `limit`, best first; those of equal score in the order of the index. */
export type Rank = (question: Question, limit: number, category?: string) => Ranked[];

/** Makes the ranker of an index, with scratch of its own: one at a time. */
export function createRanker(index: ArticleIndex): Rank {
  const { entries, wordings, evidence } = index;
  const counted = new Float32Array(Math.max(wordings.length, entries.length));
  const byWords = createSum<Asked>(wordings.length, (word, scores) => addWord(index.words, word, scores, counted));
  const byLetters = createSum<KnownWord>(wordings.length, (word, scores) => addLetters(index, word, scores));
  const byShare = createSum<Asked>(entries.length, (word, scores) => {
    if (evidence > 0 && !word.isPair) addWord(index.shares, word, scores, counted);
  });

  return ({ words, asked, reach, exact }, limit, category) => {
    const said = byWords(asked);
    const alike = byLetters(words);
    const shares = byShare(asked);
    const { scale, known, unknown } = heftOf(asked);
    const leastLikeness = known < LEAST_KNOWN ? LEAST_LIKENESS : 0;

    const ranked: Ranked[] = [];
    let number = 0;
    for (const entry of entries) {
      const share = shares[number++] ?? 0;
      let score = scoreOf(entry, said, alike, scale, reach, entry === exact ? 0 : leastLikeness);
      if (score === 0) continue;
      score += evidence * (SHARE * scale * share + NOVELTY * unknown * entry.novelty);
      if (category !== undefined && entry.article.categories.includes(category)) score *= CATEGORY;
      if (entry === exact) score += EXACT;
      insert(ranked, { entry, score }, limit);
    }
    return ranked;
  };
}

/** Leaves out what is too weak beside the best. */
export function cut(ranked: Ranked[]): Ranked[] {
  const least = leastBeside(ranked);
  return ranked.filter(({ score }) => score >= least);
}

/** The very question comes first by far, but leaves room for others: they are measured by what it is worth without that. */
export function leastBeside([best]: Ranked[]): number {
  return ((best?.score ?? 0) % EXACT) * LEAST_OF_BEST;
}

/** What a score is measured by, and which shares of what was typed the index knows and does not. */
export interface Heft {
  scale: number;
  known: number;
  unknown: number;
}

export function heftOf(asked: Asked[]): Heft {
  let mass = 0;
  let typed = 0;
  let known = 0;
  let unknown = 0;
  for (const { weight, isPair, meanings, most } of asked) {
    mass += most;
    known += weight * (meanings[0]?.weight ?? 0);
    if (isPair) continue;
    typed += weight;
    if (meanings.length === 0) unknown += weight;
  }
  return { scale: 1 / (Math.sqrt(mass) || 1), known: known / (typed || 1), unknown: unknown / (typed || 1) };
}

/** An article's best wording, and a share of its others. Nothing when no wording is as alike in letters as it must be. */
function scoreOf(
  { first, aside, next, otherShare }: Entry,
  said: Float32Array,
  alike: Float32Array,
  scale: number,
  reach: number,
  leastLikeness: number,
): number {
  let best = 0;
  let sum = 0;
  let beside = 0;
  let likeness = 0;
  for (let i = first; i < next; i++) {
    const letters = (alike[i] ?? 0) / reach;
    const score = (said[i] ?? 0) * scale + LETTERS * letters;
    if (i < aside) {
      sum += score;
      if (score > best) best = score;
      if (letters > likeness) likeness = letters;
    } else beside += score;
  }
  return likeness < leastLikeness ? 0 : best + (sum - best) * otherShare + beside;
}

function insert(ranked: Ranked[], found: Ranked, limit: number): void {
  let place = ranked.length;
  while (place > 0 && (ranked[place - 1]?.score ?? 0) < found.score) place--;
  if (place >= limit) return;
  ranked.splice(place, 0, found);
  if (ranked.length > limit) ranked.pop();
}
