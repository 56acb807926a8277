/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { searchOfSite } from '../articles/site-search.ts';
import { Refusal } from '../errors.ts';
import { statuses } from '../web/problems.ts';
import { refuseOverLimit } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { AnswerLinks } from './help-answers.tsx';
import { answerHelpPage } from './help-page.tsx';
import { SearchForm, WriteChoice } from './help-parts.tsx';
import { type HelpSite, secondsIn } from './help-site.ts';

const MOST_FOUND = 20;

/** What the address asks for. */
export const queryAsked = (c: WebContext): string => cleanQuery(c.req.query('q'));

/** A query as the contract takes it: on one line, without control characters, and no longer than that. */
export function cleanQuery(typed = ''): string {
  const start = typed.slice(0, limits.query * 4).toWellFormed();
  const plain = start.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return [...plain].slice(0, limits.query).join('').normalize('NFC');
}

/** The answers that fit a query best, found by the same search as in the widget. */
export async function answerSearch(c: WebContext, help: HelpSite, query: string): Promise<Response> {
  const { words, config } = help;
  try {
    await refuseOverLimit(c, 'searches');
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return tooOften(c, help, query, thrown);
  }
  const { hits, articles } = await searchOfSite(c.get('deps'), help.site.id, { translation: help.translation });
  // The search takes a last word for one that is still being typed; this one is finished.
  const found = hits(`${query} `, { limit: MOST_FOUND });
  const title = words.answersTo(query);
  return answerHelpPage(
    c,
    help,
    { title: `${title}: ${config.name}` },
    <>
      <div class="lead-in">
        <h1 dir="auto">{title}</h1>
        <SearchForm help={help} query={query} />
      </div>
      <section class="card" aria-label={words.answers}>
        {found.length > 0 ? (
          <AnswerLinks
            help={help}
            answers={found.flatMap(({ id }) => articles.get(id) ?? [])}
            marks={new Map(found.map(({ id, marks }) => [id, marks]))}
            query={query}
            isFirstTold
          />
        ) : (
          <>
            <p>
              <b>{words.foundNothing}</b>
            </p>
            <p class="hint">{words.foundNothingMore}</p>
          </>
        )}
        <p class="more">
          <a href={help.addressOf()}>{words.back}</a>
        </p>
      </section>
      <WriteChoice help={help} looked={{ q: query }} />
    </>,
  );
}

function tooOften(c: WebContext, help: HelpSite, query: string, refusal: Refusal): Promise<Response> {
  const { words } = help;
  const seconds = refusal.retryAfterSeconds ?? 1;
  c.header('Retry-After', String(seconds));
  return answerHelpPage(
    c,
    help,
    { title: words.search, status: statuses[refusal.code].status },
    <>
      <div class="lead-in">
        <h1>{words.search}</h1>
        <SearchForm help={help} query={query} />
        <p role="alert">{words.searchTooOften(secondsIn(help.locale, seconds))}</p>
      </div>
      <WriteChoice help={help} looked={{ q: query }} />
    </>,
  );
}
