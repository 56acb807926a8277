import type { ArticleIndex, IndexedArticle } from '@helpslip/shared/contract';
import type { Language } from '@helpslip/shared/languages';
import type { Search } from '@helpslip/shared/search/hit';
import { visitLimits } from '@helpslip/shared/visit-limits';
import type { Api } from './api.ts';
import { type Once, once } from './once.ts';
import { fetchSearch } from './parts.ts';
import type { Site } from './read.ts';

/** The answers at hand, and what is suggested for a category. */
export interface Answers extends ArticleIndex {
  find(id: string): IndexedArticle | undefined;
  suggest(category: string): IndexedArticle[];
}

type ReadArticle = Awaited<ReturnType<Api['article']>>;

/** What a site says in one language. */
export interface Shelf {
  language: Language;
  config: Once<Site>;
  answers: Once<Answers>;
  /** What searches among all of them; fetched and built when somebody is about to search. */
  search(): Promise<Search>;
  article(id: string): Promise<ReadArticle>;
}

/** Fetches config and answers once; what could not be had is asked for again the next time. */
export function createShelf(api: Api, language: Language): Shelf {
  const opened = new Map<string, () => Promise<ReadArticle>>();
  const answers = once(async () => {
    const index = await api.articles(language);
    const { articles } = index;
    return {
      ...index,
      find: (id: string) => articles.find((article) => article.id === id),
      suggest: (category: string) => suggest(articles, category),
    };
  });
  return {
    language,
    config: once(() => api.config(language)),
    answers,
    search: once(async () => {
      const [{ buildSearch }, index] = await Promise.all([fetchSearch(), answers()]);
      return buildSearch(index);
    }),
    article(id) {
      const fetchArticle = opened.get(id) ?? once(() => api.article(id, language));
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
