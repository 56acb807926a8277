import type { IndexedArticle } from '../contract.ts';
import { buildIndex } from './build-index.ts';
import { fillersOf } from './fillers.ts';
import { generalSynonyms } from './general-synonyms.ts';
import type { Search, SearchOptions, SearchWords } from './hit.ts';
import { searchIn } from './prepare-search.ts';
import { inSlices } from './slices.ts';

export type { Search, SearchOptions } from './hit.ts';

/**
 * Builds the whole index at once and returns the search over it.
 * An empty query, or one without letters and digits, finds nothing: show the articles in the order in which they came.
 */
export function createSearch(articles: readonly IndexedArticle[], options: SearchOptions = {}): Search {
  return searchIn(inSlices(buildIndex(articles, wordsWith(options))).finish());
}

/** The words that are given, and for the rest all that the search knows. */
export function wordsWith(options: SearchOptions): SearchWords {
  return { fillers: fillersOf(), generalSynonyms, synonyms: [], ...options };
}
