import { setImmediate } from 'node:timers/promises';
import type { IndexedArticle } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import { prepareSearch } from '@helpslip/shared/search/prepare-search';
import type { Deps } from '../deps.ts';
import type { ArticleText } from './article-text.ts';
import { blocksFromMarkdown, excerptOf } from './markdown.ts';
import { articleIndex } from './queries.ts';
import { searchWordsOf } from './search-words.ts';

/** Between two slices other requests get their turn. */
const SLICE_MS = 4;
const NEW_ID = 'new';

/**
 * Which searches would have shown an answer among the first five, had it been there: the site's own search, with the answer added.
 * @param searches as visitors typed them
 */
export async function caughtSearches<Searched extends { query: string }>(
  deps: Deps,
  siteId: number,
  text: ArticleText,
  searches: Searched[],
): Promise<Searched[]> {
  if (searches.length === 0) return [];
  const [articles, words] = await Promise.all([articleIndex(deps, siteId), searchWordsOf(deps, siteId)]);
  const { step, search } = prepareSearch([...articles, indexed(text)], words);
  while (!step(SLICE_MS, () => performance.now())) await setImmediate();
  const caught: Searched[] = [];
  for (const searched of searches) {
    await setImmediate();
    const hits = search(`${searched.query} `, { limit: limits.suggestions });
    if (hits.some(({ id }) => id === NEW_ID)) caught.push(searched);
  }
  return caught;
}

function indexed({ question, phrasings, body, context, categories }: ArticleText): IndexedArticle {
  return { id: NEW_ID, question, phrasings, context, categories, excerpt: excerptOf(blocksFromMarkdown(body)) };
}
