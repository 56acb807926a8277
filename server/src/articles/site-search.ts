import { setImmediate } from 'node:timers/promises';
import type { IndexedArticle } from '@helpslip/shared/contract';
import { type ExplainedSearch, prepareExplainedSearch } from '@helpslip/shared/search/explain';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { articleIndex } from './queries.ts';
import { searchWordsOf } from './search-words.ts';

/** The published articles of a site, and the search over them. */
export interface SiteSearch extends ExplainedSearch {
  articles: Map<string, IndexedArticle>;
}

interface Kept {
  version: string;
  search: Promise<SiteSearch>;
}

const MOST_SITES = 10;
/** Between two slices other requests get their turn. */
const SLICE_MS = 4;

const keptOf = new WeakMap<Deps['db'], Map<number, Kept>>();

/** The search over a site's articles, as its visitors have it. Kept until an article of the site changes, for the sites asked about last. */
export async function searchOfSite(deps: Deps, siteId: number): Promise<SiteSearch> {
  const kept = keptOf.get(deps.db) ?? new Map<number, Kept>();
  keptOf.set(deps.db, kept);
  const version = await versionOf(deps, siteId);
  let found = kept.get(siteId);
  if (found?.version !== version) {
    const fresh = { version, search: build(deps, siteId) };
    // What could not be read is read anew by the next who asks.
    fresh.search.catch(() => kept.get(siteId) === fresh && kept.delete(siteId));
    found = fresh;
  }
  kept.delete(siteId);
  kept.set(siteId, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_SITES && oldest !== undefined) kept.delete(oldest);
  return found.search;
}

/** Changes with whatever the search is made of. Whoever changes the categories of an article touches the article too. */
async function versionOf({ db }: Deps, siteId: number): Promise<string> {
  const { version } = await db
    .selectFrom('site')
    .leftJoin('article', (join) => join.onRef('article.site_id', '=', 'site.id').on('status', '=', 'published'))
    .select(
      sql<string>`concat_ws(' ', count(article.id), sum(article.id), max(article.updated_at), site.synonyms, site.locales)`.as(
        'version',
      ),
    )
    .where('site.id', '=', siteId)
    .groupBy('site.id')
    .executeTakeFirstOrThrow();
  return version;
}

async function build(deps: Deps, siteId: number): Promise<SiteSearch> {
  const [articles, words] = await Promise.all([articleIndex(deps, siteId), searchWordsOf(deps, siteId)]);
  const { step, finish } = prepareExplainedSearch(articles, words);
  while (!step(SLICE_MS, () => performance.now())) await setImmediate();
  return { ...finish(), articles: new Map(articles.map((article) => [article.id, article])) };
}
