import { setImmediate } from 'node:timers/promises';
import type { IndexedArticle } from '@helpslip/shared/contract';
import { type ExplainedSearch, prepareExplainedSearch } from '@helpslip/shared/search/explain';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { articleIndex, type IndexChoice } from './queries.ts';
import { searchWordsOf } from './search-words.ts';

/** The articles of a site, and the search over them. */
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

const keptOf = new WeakMap<Deps['db'], Map<string, Kept>>();

/**
 * The search over a site's articles, as its visitors have it. Kept until an article of the site changes, for the sites asked about last.
 * @param choice `reach` is `every` for the desk, where drafts and withdrawn articles are looked for as well
 */
export async function searchOfSite(
  deps: Deps,
  siteId: number,
  { reach = 'published', translation = null }: IndexChoice = {},
): Promise<SiteSearch> {
  const choice = { reach, translation };
  const kept = keptOf.get(deps.db) ?? new Map<string, Kept>();
  keptOf.set(deps.db, kept);
  const version = await versionOf(deps, siteId, choice);
  const key = `${siteId} ${reach} ${translation}`;
  let found = kept.get(key);
  if (found?.version !== version) {
    const fresh = { version, search: build(deps, siteId, choice) };
    // What could not be read is read anew by the next who asks.
    fresh.search.catch(() => kept.get(key) === fresh && kept.delete(key));
    found = fresh;
  }
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_SITES && oldest !== undefined) kept.delete(oldest);
  return found.search;
}

/** Changes with whatever the search is made of. Whoever changes the categories of an article touches the article too. */
async function versionOf({ db }: Deps, siteId: number, { reach, translation }: Required<IndexChoice>): Promise<string> {
  const { version } = await db
    .selectFrom('site')
    .leftJoin('article', (join) =>
      join
        .onRef('article.site_id', '=', 'site.id')
        .on('status', 'in', reach === 'every' ? ['draft', 'published', 'withdrawn'] : ['published']),
    )
    .leftJoin('article_translation as said', (join) =>
      join.onRef('said.article_id', '=', 'article.id').on('said.locale', '=', translation),
    )
    .select(
      sql<string>`concat_ws(' ', count(article.id), sum(article.id), max(article.updated_at), site.synonyms, site.locales,
        count(said.article_id), sum(said.revision), max(said.updated_at))`.as('version'),
    )
    .where('site.id', '=', siteId)
    .groupBy('site.id')
    .executeTakeFirstOrThrow();
  return version;
}

async function build(deps: Deps, siteId: number, choice: Required<IndexChoice>): Promise<SiteSearch> {
  const [articles, words] = await Promise.all([
    articleIndex(deps, siteId, choice),
    searchWordsOf(deps, siteId, choice.translation),
  ]);
  const { step, finish } = prepareExplainedSearch(articles, words);
  while (!step(SLICE_MS, () => performance.now())) await setImmediate();
  return { ...finish(), articles: new Map(articles.map((article) => [article.id, article])) };
}
