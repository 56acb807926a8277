import type { IndexedArticle } from '../contract.ts';
import type { ArticleIndex } from './article-index.ts';
import { createAsker } from './ask.ts';
import { buildIndex } from './build-index.ts';
import type { Search, SearchWords } from './hit.ts';
import { toHit } from './marks.ts';
import { createRanker, cut } from './rank.ts';
import { inSlices } from './slices.ts';

/**
 * Makes a search whose index is built in slices, for idle time.
 * @param known the words it is to know, so that a page fetches only those of its site
 * @returns `step` works for about `budgetMs` by the clock `now` (milliseconds) and says whether the index is ready;
 * `search` called earlier finishes the index first
 */
export function prepareSearch(
  articles: readonly IndexedArticle[],
  known: SearchWords,
): { step: (budgetMs: number, now: () => number) => boolean; search: Search } {
  const { step, finish } = inSlices(buildIndex(articles, known));
  let answer: Search | undefined;
  return {
    step,
    search(query, ask) {
      answer ??= searchIn(finish());
      return answer(query, ask);
    },
  };
}

/** Searches a built index. */
export function searchIn(index: ArticleIndex): Search {
  const ask = createAsker(index);
  const rank = createRanker(index);
  return (query, { category, limit = 5 } = {}) => {
    const question = ask(query);
    return cut(rank(question, limit, category)).map((found) => toHit(index, found, question.asked));
  };
}
