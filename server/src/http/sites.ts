import type { ArticleIndex } from '@helpslip/shared/contract';
import { articleIndex, publishedArticle } from '../articles/queries.ts';
import { addBusinessMinutes, isOpenAt } from '../promises/business-minutes.ts';
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
  const byTarget = new Map<number, Date | null>();
  const promiseBy = ({ target_minutes: minutes }: { target_minutes: number | null }) => {
    if (minutes === null) return null;
    if (!byTarget.has(minutes)) byTarget.set(minutes, addBusinessMinutes(site.calendar, now, minutes));
    return byTarget.get(minutes) ?? null;
  };
  return cachedJson(c, publicConfig(site, categories, promiseBy, isOpenAt(site.calendar, now)), 30);
}

async function articles(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  const index: ArticleIndex = { articles: await articleIndex(deps, site.id) };
  return cachedJson(c, index, 60);
}

async function article(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  return cachedJson(c, await publishedArticle(deps, site.id, c.req.param('id') ?? ''), 60);
}
