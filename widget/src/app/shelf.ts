import type { IndexedArticle } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import type { Hit, Search } from '@helpslip/shared/search/create-search';
import type { Api } from './api.ts';
import { fetchSearch } from './parts.ts';

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
  let answers: Promise<Answers> | null = null;
  const articles = new Map<string, Promise<ReadArticle>>();
  return {
    answers() {
      answers ??= Promise.all([api.articles(), fetchSearch().catch(() => null)]).then(([index, search]) => ({
        find: (id) => index.find((article) => article.id === id),
        suggest: (category) => suggest(index, category),
        search: search?.buildSearch(index) ?? plainSearch(index),
      }));
      answers.catch(() => {
        answers = null;
      });
      return answers;
    },
    article(id) {
      const known = articles.get(id);
      if (known) return known;
      const fetched = api.article(id);
      articles.set(id, fetched);
      fetched.catch(() => articles.delete(id));
      return fetched;
    },
  };
}

/** The first of the category, in the order of the index; filled up with others only when it has too few. */
function suggest(index: IndexedArticle[], category: string): IndexedArticle[] {
  const isOwn = (article: IndexedArticle) => article.categories.includes(category);
  return [...index.filter(isOwn), ...index.filter((article) => !isOwn(article))].slice(0, limits.suggestions);
}

// For when the search's own file cannot be had: better a plain search than none.
function plainSearch(index: IndexedArticle[]): Search {
  return (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = index.filter(({ question }) => words.some((word) => question.toLowerCase().includes(word)));
    return words.length
      ? found.slice(0, limits.suggestions).map(({ id }): Hit => ({ id, score: 0, why: [], marks: [] }))
      : [];
  };
}
