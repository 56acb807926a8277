import type { ArticleIndex } from '@helpslip/shared/contract';
import type { Search } from '@helpslip/shared/search/hit';
import { prepareSearch } from '@helpslip/shared/search/prepare-search';

const SLICE_MS = 8;

/** Builds the search over the answers in slices between frames; a search that comes earlier finishes the work. */
export function buildSearch({ articles, words }: ArticleIndex): Search {
  const { step, search } = prepareSearch(articles, words);
  const slice = () => {
    if (!step(SLICE_MS, () => performance.now())) setTimeout(slice);
  };
  slice();
  return search;
}
