/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { ARTICLES_A_PAGE, listArticles } from '../articles/desk-queries.ts';
import { searchOfSite } from '../articles/site-search.ts';
import { articleGaps } from '../articles/translations.ts';
import type { ArticleStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { categoriesOf } from '../sites/queries.ts';
import { articleFigures } from '../visits/article-figures.ts';
import type { WebContext } from '../web/route.ts';
import { AnswersEmpty, AnswersFilter, type AskedAnswers, answersHref } from './answers-filter.tsx';
import { AnswersList } from './answers-list.tsx';
import { articleStatusWords } from './answers-status.tsx';
import { staffIn } from './desk-route.tsx';
import { answerPage } from './layout.tsx';

const LAST_PAGE = 1_000;

/** GET /admin/answers: the answers of a site with what became of them. */
export async function answersPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const sites = await sitesOfStaff(deps, staff.id);
  const asked = askedIn(c);
  const site = sites.find(({ key }) => key === asked.site) ?? sites[0];
  if (!site) {
    return answerPage(
      c,
      { title: 'Answers', here: 'answers' },
      <div class="answers">
        <h1>Answers</h1>
        <p class="lead">You do not work for a site yet. An owner can add you to one.</p>
      </div>,
    );
  }
  const { status, category, page } = asked;
  const ids = asked.query === '' ? undefined : await foundIds(deps, site.id, asked.query);
  const [{ articles, total, counts }, categories] = await Promise.all([
    listArticles(deps, site.id, { status, category: category || undefined, ids }, page),
    categoriesOf(deps, site.id),
  ]);
  const figures = await articleFigures(
    deps,
    site.id,
    articles.map(({ id }) => id),
  );
  const gaps = await Promise.all(
    site.locales.slice(1).map(async (locale) => ({ locale, ...(await articleGaps(deps, site.id, locale)) })),
  );
  const here = { ...asked, site: site.key };
  const isOwner = staff.role === 'owner';
  return answerPage(
    c,
    { title: 'Answers', here: 'answers' },
    <div class="answers">
      <header class="answers-head">
        <h1>
          Answers of <bdi>{site.name}</bdi>
        </h1>
        <div class="buttons">
          <a class="button" href={`/admin/answers/new?${new URLSearchParams({ site: site.key })}`}>
            Write an answer
          </a>
          {isOwner && (
            <a class="button quiet" href={`/admin/answers/files?${new URLSearchParams({ site: site.key })}`}>
              Import and export
            </a>
          )}
        </div>
      </header>
      <AnswersFilter asked={here} sites={sites} categories={categories} counts={counts} />
      {articles.length === 0 ? (
        <AnswersEmpty isFiltered={counts.draft + counts.published + counts.withdrawn > 0} asked={here} />
      ) : (
        <AnswersList articles={articles} figures={figures} categories={categories} gaps={gaps} />
      )}
      <Pages asked={here} total={total} />
    </div>,
  );
}

function askedIn(c: WebContext): AskedAnswers {
  const text = (name: string, most: number) =>
    (c.req.query(name) ?? '').toWellFormed().replaceAll('\0', '').slice(0, most).trim();
  const status = Object.keys(articleStatusWords).find((name): name is ArticleStatus => name === c.req.query('status'));
  const page = Math.trunc(Number(c.req.query('page')));
  return {
    site: text('site', limits.siteKey),
    status,
    category: text('category', limits.siteKey),
    query: text('q', limits.query),
    page: page >= 1 ? Math.min(page, LAST_PAGE) : 1,
  };
}

/** What the search of the site finds, drafts as well, best first. */
async function foundIds(deps: Deps, siteId: number, query: string): Promise<number[]> {
  const { hits } = await searchOfSite(deps, siteId, { reach: 'every' });
  return hits(query, { limit: ARTICLES_A_PAGE }).map(({ id }) => Number(id));
}

function Pages({ asked, total }: { asked: AskedAnswers; total: number }) {
  const last = Math.ceil(total / ARTICLES_A_PAGE);
  if (last <= 1) return null;
  return (
    <nav class="pages" aria-label="Pages">
      {asked.page > 1 && <a href={answersHref({ ...asked, page: asked.page - 1 })}>Back</a>}
      <span>
        Page {asked.page} of {last}
      </span>
      {asked.page < last && <a href={answersHref({ ...asked, page: asked.page + 1 })}>Next</a>}
    </nav>
  );
}
