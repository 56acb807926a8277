import type { IndexedArticle } from '@helpslip/shared/contract';
import { prepareSearch, type Search } from '@helpslip/shared/search/create-search';

const SLICE_MS = 8;

/** Builds the search over the answers in slices between frames; a search that comes earlier finishes the work. */
export function buildSearch(articles: IndexedArticle[]): Search {
  const { step, search } = prepareSearch(articles);
  const slice = () => {
    if (!step(SLICE_MS, () => performance.now())) setTimeout(slice);
  };
  slice();
  return search;
}
