import type { TriedStep } from '../visits/queries.ts';

export interface ReadAnswer {
  question: string | null;
  /** What the visitor said of it; null for nothing. */
  hasHelped: boolean | null;
}

/** What was tried, without what was tried twice. */
export interface TriedDigest {
  /** Keys of the categories picked, in their order. */
  categories: string[];
  searches: { query: string; foundCount: number }[];
  read: ReadAnswer[];
  /** How many answers were shown and not opened. */
  unopenedCount: number;
}

/** Draws the steps of a visit together: each search and each answer once, as it last stood. */
export function digestOf(steps: TriedStep[]): TriedDigest {
  const categories = new Set<string>();
  const searches = new Map<string, TriedDigest['searches'][number]>();
  const read = new Map<number, ReadAnswer>();
  const shown = new Set<number>();
  for (const { kind, categoryKey, query, articles } of steps) {
    if (kind === 'category-picked' && categoryKey) categories.add(categoryKey);
    if (kind === 'searched' && query) searches.set(query.toLowerCase(), { query, foundCount: articles.length });
    for (const { id, question } of articles) {
      if (kind === 'searched' || kind === 'articles-shown') shown.add(id);
      else read.set(id, { question, hasHelped: verdictOf(kind) ?? read.get(id)?.hasHelped ?? null });
    }
  }
  return {
    categories: [...categories],
    searches: [...searches.values()],
    read: [...read.values()],
    unopenedCount: [...shown].filter((id) => !read.has(id)).length,
  };
}

function verdictOf(kind: string): boolean | null {
  if (kind === 'helped') return true;
  return kind === 'not-helped' ? false : null;
}
