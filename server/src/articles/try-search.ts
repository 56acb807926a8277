import type { IndexedArticle } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import type { ExplainedHit, Findings } from '@helpslip/shared/search/explain';
import type { Hit } from '@helpslip/shared/search/hit';
import type { Deps } from '../deps.ts';
import { contextLift } from './context-lift.ts';
import { searchOfSite } from './site-search.ts';

export interface TriedSearch {
  query: string;
  /** The key of a category. */
  category?: string | undefined;
  /** As a ticket gives it, such as `Grinder G2`; visitors search without. */
  context?: string | undefined;
}

/** A found article; of what visitors may see, its score taken apart. */
export interface TriedHit<Found extends Hit = ExplainedHit> {
  article: IndexedArticle;
  hit: Found;
  /** What the context added to the score of `hit`. */
  lift: number;
}

export interface TriedFindings extends Pick<Findings, 'known' | 'least'> {
  /** What a visitor sees; with a context, what is suggested for a ticket. */
  shown: TriedHit[];
  beyond: TriedHit[];
  weak: TriedHit<Hit>[];
  nearest: { article: IndexedArticle; likeness: number; least: number } | null;
}

/** What a search of the site's visitors finds, why, and what it leaves out. Nothing of it is recorded. */
export async function trySearch(deps: Deps, siteId: number, tried: TriedSearch): Promise<TriedFindings> {
  const { articles, lookInto } = await searchOfSite(deps, siteId);
  const { category, context = '' } = tried;
  const { shown, beyond, weak, least, known, nearest } = lookInto(tried.query, { category, limit: limits.suggestions });
  const lift = contextLift(articles.values(), { context });
  const withArticle = <Found extends Hit>(hit: Found): TriedHit<Found>[] => {
    const article = articles.get(hit.id);
    return article ? [{ article, hit, lift: hit.score * (lift(article) - 1) }] : [];
  };
  const strong = [...shown, ...beyond].flatMap(withArticle);
  strong.sort((a, b) => b.hit.score + b.lift - a.hit.score - a.lift);
  const nearestArticle = nearest && articles.get(nearest.id);
  return {
    shown: strong.slice(0, limits.suggestions),
    beyond: strong.slice(limits.suggestions),
    weak: weak.flatMap(withArticle),
    least,
    known,
    nearest: nearest && nearestArticle ? { ...nearest, article: nearestArticle } : null,
  };
}
