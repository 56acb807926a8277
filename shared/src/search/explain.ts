import type { IndexedArticle } from '../contract.ts';
import { type Account, accountFor, likenessTo } from './account.ts';
import type { ArticleIndex } from './article-index.ts';
import { createAsker } from './ask.ts';
import { buildIndex } from './build-index.ts';
import { wordsWith } from './create-search.ts';
import type { AskOptions, Hit, Search, SearchOptions } from './hit.ts';
import { toHit } from './marks.ts';
import { createKindTeller } from './met.ts';
import { searchIn } from './prepare-search.ts';
import { createRanker, cut, heftOf, leastBeside } from './rank.ts';
import { type Reason, reasonsFor } from './reasons.ts';
import { inSlices } from './slices.ts';
import { LEAST_KNOWN, LEAST_LIKENESS } from './weights.ts';

export type { Account } from './account.ts';
export type { Reason } from './reasons.ts';

const MOST_LOOKED_AT = 50;

/** A hit that says why it was found; its account adds up to its score. */
export interface ExplainedHit extends Hit, Account {}

/** All that a query came upon. */
export interface Findings {
  /** What a visitor sees. */
  shown: ExplainedHit[];
  /** Strong enough, but only so many are shown; best first. */
  beyond: ExplainedHit[];
  /** Too weak beside the best to be shown: of a score under `least`. */
  weak: Hit[];
  least: number;
  /** The share of what was typed that the index knows (0 to 1), and the least for anything to be shown. */
  known: { share: number; least: number };
  /** Where too little is known: which article looks most alike in letters (0 to 1), and the least to be shown. */
  nearest: { id: string; likeness: number; least: number } | null;
}

export interface ExplainedSearch {
  /** As `createSearch`: without the reasons, which take much longer than the hits. */
  hits: Search;
  search: (query: string, ask?: AskOptions) => ExplainedHit[];
  /** Why a query meets one article, wherever that stands in the order. */
  reasons: (query: string, id: string) => Reason[];
  /** As `search`, with what was left out. */
  lookInto: (query: string, ask?: AskOptions) => Findings;
}

/** As `createSearch`; each hit also says why it was found. Apart, so that a visitor's browser need not fetch it. */
export function createExplainedSearch(
  articles: readonly IndexedArticle[],
  options: SearchOptions = {},
): ExplainedSearch['search'] {
  return prepareExplainedSearch(articles, options).finish().search;
}

/**
 * Makes an explained search whose index is built in slices.
 * @returns `step` works for about `budgetMs` by the clock `now` (milliseconds) and says whether the index is ready;
 * `finish` does what is left at once and gives the search
 */
export function prepareExplainedSearch(
  articles: readonly IndexedArticle[],
  options: SearchOptions = {},
): { step: (budgetMs: number, now: () => number) => boolean; finish: () => ExplainedSearch } {
  const { step, finish } = inSlices(buildIndex(articles, wordsWith(options)));
  return { step, finish: () => explainIn(finish()) };
}

function explainIn(index: ArticleIndex): ExplainedSearch {
  const ask = createAsker(index);
  const rank = createRanker(index);
  const kindOf = createKindTeller(index);
  const nearestIn = (alike: Float32Array) => {
    const likeness = alike.reduce((most, one) => Math.max(most, one), 0);
    const place = alike.indexOf(likeness);
    const entry = index.entries.find(({ next }) => place < next);
    return !entry || likeness === 0 ? null : { id: entry.article.id, likeness, least: LEAST_LIKENESS };
  };
  const explained = (query: string, category: string | undefined, most: number) => {
    const question = ask(query);
    const ranked = rank(question, most, category);
    const alike = likenessTo(index, question);
    const explain = (found: (typeof ranked)[number]): ExplainedHit => ({
      ...toHit(index, found, question.asked),
      ...accountFor(index, found, question, alike, category, kindOf),
    });
    return { question, ranked, alike, explain };
  };
  const entries = new Map(index.entries.map((entry) => [entry.article.id, entry]));
  return {
    hits: searchIn(index),
    reasons(query, id) {
      const entry = entries.get(id);
      return entry ? reasonsFor(index, entry, ask(query), kindOf) : [];
    },
    search(query, { category, limit = 5 } = {}) {
      const { ranked, explain } = explained(query, category, limit);
      return cut(ranked).map(explain);
    },
    lookInto(query, { category, limit = 5 } = {}) {
      const { question, ranked, alike, explain } = explained(query, category, MOST_LOOKED_AT);
      const strong = cut(ranked);
      const { known } = heftOf(question.asked);
      return {
        shown: strong.slice(0, limit).map(explain),
        beyond: strong.slice(limit).map(explain),
        weak: ranked.slice(strong.length).map((found) => toHit(index, found, question.asked)),
        least: leastBeside(ranked),
        known: { share: Math.min(1, known), least: LEAST_KNOWN },
        nearest: known < LEAST_KNOWN && question.asked.length > 0 ? nearestIn(alike) : null,
      };
    },
  };
}
