import type { IndexedArticle } from '@helpslip/shared/contract';
import type { Search } from '@helpslip/shared/search/hit';
import { visitLimits } from '@helpslip/shared/visit-limits';
import type { Api } from './api.ts';
import { once } from './once.ts';
import { buildSearch } from './search.ts';

/** The answers at hand: what is suggested for a category, and what a search finds among all of them. */
export interface Answers {
  find(id: string): IndexedArticle | undefined;
  suggest(category: string): IndexedArticle[];
  search: Search;
}

type ReadArticle = Awaited<ReturnType<Api['article']>>;

export interface Shelf {
  answers(): Promise<Answers>;
  article(id: string): Promise<ReadArticle>;
}

/** Fetches answers once; what could not be had is asked for again the next time. */
export function createShelf(api: Api): Shelf {
  const opened = new Map<string, () => Promise<ReadArticle>>();
  return {
    answers: once(async () => {
      const index = await api.articles();
      const { articles } = index;
      return {
        find: (id) => articles.find((article) => article.id === id),
        suggest: (category) => suggest(articles, category),
        search: buildSearch(index),
      };
    }),
    article(id) {
      const fetchArticle = opened.get(id) ?? once(() => api.article(id));
      opened.set(id, fetchArticle);
      return fetchArticle();
    },
  };
}

/** The first of the category, in the order of the index; filled up with others only when it has too few. */
function suggest(articles: IndexedArticle[], category: string): IndexedArticle[] {
  const isOwn = (article: IndexedArticle) => article.categories.includes(category);
  return [...articles.filter(isOwn), ...articles.filter((article) => !isOwn(article))].slice(
    0,
    visitLimits.suggestions,
  );
}
