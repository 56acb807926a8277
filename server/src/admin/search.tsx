/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { trySearch } from '../articles/try-search.ts';
import { sitesOfStaff } from '../sites/desk-queries.ts';
import { categoriesOf } from '../sites/queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import type { Unfinished } from './form.ts';
import { answerPage } from './layout.tsx';
import { SearchFindings } from './search-findings.tsx';
import { type AskedSearch, SearchForm } from './search-form.tsx';
import { SearchSynonyms } from './search-synonyms.tsx';

/** GET /admin/search */
export function searchPage(c: WebContext): Promise<Response> {
  const text = (name: string, most: number) => (c.req.query(name) ?? '').toWellFormed().slice(0, most).trim();
  return answerSearch(c, {
    site: text('site', limits.siteKey),
    category: text('category', limits.siteKey),
    query: text('q', limits.query),
    context: text('context', limits.contextValue),
  });
}

/** Answers with what a search finds now, and with words that could not be saved, where there are such. */
export async function answerSearch(c: WebContext, asked: AskedSearch, unfinished?: Unfinished): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const sites = await sitesOfStaff(deps, staff.id);
  const site = sites.find(({ key }) => key === asked.site) ?? sites[0];
  const categories = site ? await categoriesOf(deps, site.id) : [];
  const category = categories.find(({ key }) => key === asked.category);
  const { query, context } = asked;
  const findings =
    site && query !== '' ? await trySearch(deps, site.id, { query, category: category?.key, context }) : null;
  return answerPage(
    c,
    { title: 'Try a search', here: 'search', status: unfinished ? 422 : 200 },
    <>
      <div class="head">
        <h1>Try a search</h1>
        <p class="lead">What visitors find with these words, and why.</p>
      </div>
      {site ? (
        <>
          <SearchForm asked={{ ...asked, site: site.key }} sites={sites} categories={categories} />
          <div class="tried-search">
            {findings ? (
              <SearchFindings findings={findings} category={category} context={context} />
            ) : (
              <p class="lead">
                Type what a visitor may type: a few words, half a word, a slip. You see the answers in the order in
                which visitors see them, and what each word counted. Nothing of it is recorded.
              </p>
            )}
            <SearchSynonyms
              site={site}
              asked={asked}
              isOwner={staff.role === 'owner'}
              formToken={c.get('formToken')}
              unfinished={unfinished}
              isSaved={c.req.query('saved') === 'words'}
            />
          </div>
        </>
      ) : (
        <section class="empty">
          <h2>No site yet</h2>
          <p>You do not work for a site yet. An owner can add you to one.</p>
        </section>
      )}
    </>,
  );
}
