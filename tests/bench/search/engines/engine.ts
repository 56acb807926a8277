import type { IndexedArticle } from '@helpslip/shared/contract';

/** Answers a query with the ids of articles, best first; the first five count. */
export type Answer = (query: string) => string[] | Promise<string[]>;

/** Builds a search over articles. */
export type Engine = (articles: IndexedArticle[]) => Answer | Promise<Answer>;

export const SHOWN = 5;
