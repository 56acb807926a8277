import type { ArticleIndex } from './article-index.ts';
import { type Asked, addLetters, addWord } from './score.ts';
import {
  CATEGORY,
  EXACT,
  LEAST_KNOWN,
  LEAST_LIKENESS,
  LEAST_OF_BEST,
  LETTERS,
  NOVELTY,
  OTHER_WORDINGS,
  OTHERS_POWER,
  SHARE,
} from './weights.ts';

export interface Ranked {
  article: number;
  score: number;
}

/**
 * Puts the articles in order for what was asked: at most `limit`, best first; those of equal score in the order of the index.
 * `letters` says how often each group of three letters stands in the query, `exact` whose very question it is.
 */
export type Rank = (
  asked: Asked[],
  letters: Map<number, number>,
  limit: number,
  category?: string,
  exact?: number,
) => Ranked[];

/** Makes the ranker of an index, with scratch of its own: one at a time. */
export function createRanker(index: ArticleIndex): Rank {
  const { articles, evidence } = index;
  const byWords = new Float32Array(index.wordings.length);
  const byLetters = new Float32Array(index.wordings.length);
  const byShare = new Float32Array(articles.length);
  const counted = new Float32Array(Math.max(byWords.length, byShare.length));

  return (asked, letters, limit, category, exact) => {
    for (const scores of [byWords, byLetters, byShare]) scores.fill(0);
    let mass = 0;
    let typed = 0;
    let known = 0;
    let unknown = 0;
    for (const word of asked) {
      addWord(index.words, word, byWords, counted);
      mass += mostOf(index, word);
      known += word.weight * (word.meanings[0]?.weight ?? 0);
      if (word.isPair) continue;
      if (evidence > 0) addWord(index.shares, word, byShare, counted);
      typed += word.weight;
      if (word.meanings.length === 0) unknown += word.weight;
    }
    addLetters(index.letters, index.letterRarity, letters, byLetters);
    const scale = 1 / (Math.sqrt(mass) || 1);
    const leastLikeness = known < typed * LEAST_KNOWN ? LEAST_LIKENESS : 0;

    const ranked: Ranked[] = [];
    for (let article = 0; article < articles.length; article++) {
      let score = scoreOf(index, article, byWords, byLetters, scale, article === exact ? 0 : leastLikeness);
      if (score === 0) continue;
      score += evidence * SHARE * scale * (byShare[article] ?? 0);
      score += evidence * NOVELTY * (unknown / typed) * (index.novelty[article] ?? 0);
      if (category !== undefined && articles[article]?.categories.includes(category)) score *= CATEGORY;
      if (article === exact) score += EXACT;
      insert(ranked, article, score, limit);
    }
    const least = (ranked[0]?.score ?? 0) * LEAST_OF_BEST;
    return ranked.filter(({ score }) => score >= least);
  };
}

/** The most that a word could say. */
function mostOf(index: ArticleIndex, { weight, meanings }: Asked): number {
  let most = 0;
  for (const meaning of meanings) most = Math.max(most, weight * meaning.weight * (index.rarity[meaning.key] ?? 0));
  return most;
}

/** An article's best wording, and a share of its others. Nothing when no wording is as alike in letters as it must be. */
function scoreOf(
  { firstWordings, firstAside }: ArticleIndex,
  article: number,
  byWords: Float32Array,
  byLetters: Float32Array,
  scale: number,
  leastLikeness: number,
): number {
  const first = firstWordings[article] ?? 0;
  const aside = firstAside[article] ?? 0;
  let best = 0;
  let sum = 0;
  let likeness = 0;
  for (let i = first; i < aside; i++) {
    const alike = byLetters[i] ?? 0;
    const score = (byWords[i] ?? 0) * scale + LETTERS * alike;
    sum += score;
    if (score > best) best = score;
    if (alike > likeness) likeness = alike;
  }
  if (likeness < leastLikeness) return 0;
  let score = best + (OTHER_WORDINGS * (sum - best)) / Math.max(1, aside - first - 1) ** OTHERS_POWER;
  for (let i = aside; i < (firstWordings[article + 1] ?? 0); i++) {
    score += (byWords[i] ?? 0) * scale + LETTERS * (byLetters[i] ?? 0);
  }
  return score;
}

function insert(ranked: Ranked[], article: number, score: number, limit: number): void {
  let place = ranked.length;
  while (place > 0 && (ranked[place - 1]?.score ?? 0) < score) place--;
  if (place >= limit) return;
  ranked.splice(place, 0, { article, score });
  if (ranked.length > limit) ranked.pop();
}
