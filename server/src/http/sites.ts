import type { ArticleIndex } from '@helpslip/shared/contract';
import { articleIndex, publishedArticle } from '../articles/queries.ts';
import { searchWordsOf } from '../articles/search-words.ts';
import { isOpenAt } from '../promises/business-minutes.ts';
import { type PromiseTarget, promiseTime } from '../promises/promise.ts';
import { categoriesOf, publicConfig, siteOf } from '../sites/queries.ts';
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
  const categories = await categoriesOf(deps, site.id);
  const now = deps.clock();
  const byTarget = new Map<string, Date | null>();
  const promiseBy = (target: PromiseTarget) => {
    const name = `${target.target_minutes} ${target.target_business_days} ${target.pace_minutes}`;
    if (!byTarget.has(name)) byTarget.set(name, promiseTime(site, target, now)?.by ?? null);
    return byTarget.get(name) ?? null;
  };
  return cachedJson(c, publicConfig(site, categories, promiseBy, isOpenAt(site.calendar, now)), 30);
}

async function articles(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  const [articles, words] = await Promise.all([articleIndex(deps, site.id), searchWordsOf(deps, site.id)]);
  const index: ArticleIndex = { articles, words };
  return cachedJson(c, index, 60);
}

async function article(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  return cachedJson(c, await publishedArticle(deps, site.id, c.req.param('id') ?? ''), 60);
}
