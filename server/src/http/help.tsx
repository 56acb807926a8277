/** @jsxImportSource hono/jsx */
import type { IndexedArticle } from '@helpslip/shared/contract';
import { articleIndex } from '../articles/queries.ts';
import { Refusal } from '../errors.ts';
import type { Route, WebContext } from '../web/route.ts';
import { AnswerGroups, answerGroups, OneGroup } from './help-answers.tsx';
import { orNoHelp } from './help-missing.tsx';
import { answerHelpPage } from './help-page.tsx';
import { SearchForm, WriteChoice } from './help-parts.tsx';
import { answerSearch, queryAsked } from './help-search.tsx';
import { helpSheetRoute } from './help-sheet.ts';
import { type HelpSite, helpSiteOf } from './help-site.ts';
import { sitemapRoute } from './help-sitemap.ts';
import { slipRoute } from './help-slip.tsx';
import { writeRoutes } from './help-write.tsx';

/** A site's answers and its form as plain pages: for visitors without script, and for search engines. */
export const helpRoutes: Route[] = [
  { method: 'GET', path: '/help/:key', policy: { audience: 'everyone' }, answer: helpPage, refuse: orNoHelp },
  sitemapRoute,
  ...writeRoutes,
  slipRoute,
  helpSheetRoute,
];

async function helpPage(c: WebContext): Promise<Response> {
  const help = await helpSiteOf(c);
  const query = queryAsked(c);
  if (query) return answerSearch(c, help, query);
  const articles = await articleIndex(c.get('deps'), help.site.id, { translation: help.translation });
  const category = c.req.query('category');
  return category === undefined ? answerStart(c, help, articles) : answerGroup(c, help, articles, category);
}

function answerStart(c: WebContext, help: HelpSite, articles: IndexedArticle[]): Promise<Response> {
  const { config, words, addressOf } = help;
  const { baseUrl } = c.get('deps').config;
  const hasAnswers = articles.length > 0;
  const write = <WriteChoice help={help} isAlone={!hasAnswers} />;
  const answers = hasAnswers && <AnswerGroups help={help} groups={answerGroups(help, articles)} />;
  const url = baseUrl + addressOf();
  return answerHelpPage(
    c,
    help,
    {
      title: words.title(config.name),
      description: words.about(config.name),
      found: {},
      structured: {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: config.name,
        url,
        potentialAction: {
          '@type': 'SearchAction',
          target: `${url}${url.includes('?') ? '&' : '?'}q={search_term_string}`,
          'query-input': 'required name=search_term_string',
        },
      },
      isShared: true,
    },
    <>
      <div class="lead-in">
        <h1>{words.heading}</h1>
        {hasAnswers && <SearchForm help={help} />}
        {hasAnswers && config.mode === 'answers-first' && (
          <p>
            {words.noneOfThese} <a href="#write">{words.write}</a>
          </p>
        )}
      </div>
      {config.mode === 'answers-first' ? (
        <>
          {answers}
          {write}
        </>
      ) : (
        <div class={config.mode}>
          {write}
          {answers}
        </div>
      )}
    </>,
  );
}

function answerGroup(c: WebContext, help: HelpSite, articles: IndexedArticle[], key: string): Promise<Response> {
  const group = answerGroups(help, articles).find((one) => one.key === key);
  if (!group) throw new Refusal('not-found', help.words.noHelp);
  const asked = Number(c.req.query('page') ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  return answerHelpPage(
    c,
    help,
    {
      title: `${group.name}: ${help.config.name}`,
      description: group.hint || help.words.about(help.config.name),
      found: { query: { category: key, page: page > 1 ? String(page) : null } },
      isShared: true,
    },
    <OneGroup help={help} group={group} page={page} />,
  );
}
