/** @jsxImportSource hono/jsx */
import type { Article } from '@helpslip/shared/contract';
import { plainText } from '../articles/plain-text.ts';
import { publishedArticle } from '../articles/queries.ts';
import { searchOfSite } from '../articles/site-search.ts';
import { Refusal } from '../errors.ts';
import { Blocks } from '../web/blocks.tsx';
import type { Route, WebContext } from '../web/route.ts';
import { AnswerLinks } from './help-answers.tsx';
import { Helped, tellHelped } from './help-helped.tsx';
import { saysMissing } from './help-missing.tsx';
import { answerHelpPage } from './help-page.tsx';
import { SearchForm, WriteChoice } from './help-parts.tsx';
import { queryAsked } from './help-search.tsx';
import { type HelpSite, helpSiteOf } from './help-site.ts';
import { english } from './help-words/en.ts';

const MOST_ALIKE = 5;
const LONGEST_DESCRIPTION = 155;

/** One answer of a site on a page of its own, without script: where letters lead who suggest it. */
export const answerPageRoutes: Route[] = [
  {
    method: 'GET',
    path: '/help/:key/:id',
    policy: { audience: 'everyone' },
    answer: answerPage,
    refuse: saysMissing(english.gone),
  },
  {
    method: 'POST',
    path: '/help/:key/:id/helped',
    policy: { audience: 'everyone', limit: 'events' },
    answer: tellHelped,
    refuse: saysMissing(english.gone),
  },
];

async function answerPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const help = await helpSiteOf(c);
  const { site, translation, words, config, addressOf } = help;
  const id = c.req.param('id') ?? '';
  const article = await publishedArticle(deps, site.id, id, translation).catch(nullWhereGone);
  if (!article) return gone(c, help);
  const { question, body, categories, updatedAt, locale } = article;
  const category = config.categories.find(({ key }) => categories.includes(key));
  const { articles } = await searchOfSite(deps, site.id, { translation });
  const alike = [...articles.values()]
    .filter((other) => other.id !== id && category && other.categories.includes(category.key))
    .slice(0, MOST_ALIKE);
  const text = plainText(body);
  const query = queryAsked(c);
  const told = c.req.query('told');
  return answerHelpPage(
    c,
    help,
    {
      title: `${question} · ${config.name}`,
      description: beginning(text),
      found: { path: `/${id}` },
      structured: faqOf(article, text, locale ?? help.locale),
      isShared: told === undefined,
    },
    <>
      <article class="card">
        <p class="hint">
          <a
            href={category ? addressOf('', { category: category.key }) : addressOf()}
            dir="auto"
            lang={help.langOf(category?.name ?? '')}
          >
            {category?.name ?? words.back}
          </a>
        </p>
        <div lang={locale}>
          <h1 dir="auto">{question}</h1>
          <Blocks blocks={body} />
        </div>
        <p class="hint">
          <time dateTime={updatedAt}>{words.changed(dayIn(help, updatedAt))}</time>
        </p>
        <Helped help={help} id={id} query={query} told={told} />
      </article>
      {alike.length > 0 && (
        <section class="card">
          <h2>{words.alike}</h2>
          <AnswerLinks help={help} answers={alike} />
        </section>
      )}
      <WriteChoice help={help} looked={{ q: query, from: id }} />
    </>,
  );
}

/** As search engines read questions and answers: https://schema.org/FAQPage. */
function faqOf({ question, updatedAt }: Article, text: string, inLanguage: string): object {
  const acceptedAnswer = { '@type': 'Answer', text };
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage,
    dateModified: updatedAt,
    mainEntity: [{ '@type': 'Question', name: question, acceptedAnswer }],
  };
}

/** How a text begins, cut between words. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_DESCRIPTION) return line;
  const cut = line.slice(0, LONGEST_DESCRIPTION);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_DESCRIPTION / 2)).toWellFormed()}…`;
}

function dayIn({ dateLocale, config }: HelpSite, at: string): string {
  const { timeZone } = config.hours;
  return new Intl.DateTimeFormat(dateLocale, { dateStyle: 'long', timeZone }).format(new Date(at));
}

function nullWhereGone(thrown: unknown): null {
  if (thrown instanceof Refusal && thrown.code === 'not-found') return null;
  throw thrown;
}

/** The answer is not there, the site is. */
function gone(c: WebContext, help: HelpSite): Promise<Response> {
  const { words, addressOf } = help;
  return answerHelpPage(
    c,
    help,
    { title: words.gone, status: 404 },
    <>
      <div class="lead-in">
        <h1>{words.gone}</h1>
        <SearchForm help={help} />
        <p>
          <a href={addressOf()}>{words.back}</a>
        </p>
      </div>
      <WriteChoice help={help} />
    </>,
  );
}
