import type { ArticleIndex, SiteConfig } from '@helpslip/shared/contract';
import { articleIndex, publishedArticle } from '../articles/queries.ts';
import { searchWordsOf } from '../articles/search-words.ts';
import type { Deps } from '../deps.ts';
import { isOpenAt } from '../promises/business-minutes.ts';
import { type PromiseTarget, promiseTime } from '../promises/promise.ts';
import { categorySaid, siteSaid } from '../sites/own-texts.ts';
import { categoriesOf, publicConfig, type Site, siteOf } from '../sites/queries.ts';
import { type Wording, wordingOf } from '../sites/wording.ts';
import { cachedJson } from '../web/conditional.ts';
import type { Route, WebContext } from '../web/route.ts';

const policy = { audience: 'everyone', isCrossOrigin: true } as const;

export const siteRoutes: Route[] = [
  { method: 'GET', path: '/api/v1/sites/:key/config', policy, answer: config },
  { method: 'GET', path: '/api/v1/sites/:key/articles', policy, answer: articles },
  { method: 'GET', path: '/api/v1/sites/:key/articles/:id', policy, answer: article },
];

async function config(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  return cachedJson(c, await configIn(deps, site, await wordingAsked(c, site)), 30);
}

/** What a visitor may know of a site, in one of its languages: each category with the promise "if written now". */
export async function configIn(deps: Deps, site: Site, { locale, say }: Wording): Promise<SiteConfig> {
  const categories = await categoriesOf(deps, site.id);
  const now = deps.clock();
  const byTarget = new Map<string, Date | null>();
  const promiseBy = (target: PromiseTarget) => {
    const name = `${target.target_minutes} ${target.target_business_days} ${target.pace_minutes}`;
    if (!byTarget.has(name)) byTarget.set(name, promiseTime(site, target, now)?.by ?? null);
    return byTarget.get(name) ?? null;
  };
  const said = categories.map((category) => categorySaid(category, say));
  return publicConfig(siteSaid(site, say), said, promiseBy, isOpenAt(site.calendar, now), locale);
}

async function articles(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  const { translation } = await wordingAsked(c, site);
  const [articles, words] = await Promise.all([
    articleIndex(deps, site.id, { translation }),
    searchWordsOf(deps, site.id, translation),
  ]);
  const index: ArticleIndex = { articles, words };
  return cachedJson(c, index, 60);
}

async function article(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  const { translation } = await wordingAsked(c, site);
  return cachedJson(c, await publishedArticle(deps, site.id, c.req.param('id') ?? '', translation), 60);
}

/** The site's words in the language that `?locale=` asks for; the answer says which it is in. */
export async function wordingAsked(c: WebContext, site: Site): Promise<Wording> {
  const wording = await wordingOf(c.get('deps'), site, c.req.query('locale'));
  c.header('Content-Language', wording.locale);
  return wording;
}
