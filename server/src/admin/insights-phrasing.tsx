/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';
import { articleLimits } from '../articles/article-text.ts';
import { addPhrasing } from '../articles/save-article.ts';
import { searchOfSite } from '../articles/site-search.ts';
import { Refusal } from '../errors.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { addedQuery } from './insights-added.tsx';
import { askedInsights, askedQuery, type SiteInPeriod } from './insights-asked.ts';
import { answerPage, FormToken } from './layout.tsx';

const MOST_OFFERED = 20;

/** GET /admin/insights/phrasing: the answers that some words could be added to. */
export async function phrasingPage(c: WebContext): Promise<Response> {
  const asked = await sitesAsked(c);
  const { words, q } = wordsOf(c);
  if (words === '') throw new Refusal('not-found', 'There are no words to add here. Go back to the insights.');
  const query = askedQuery(asked.asked);
  const { articles, hits } = await searchOfSite(c.get('deps'), asked.site.id);
  const found = hits(q || words, { limit: MOST_OFFERED }).flatMap(({ id }) => articles.get(id) ?? []);
  // Without any hit those that helped most come first, as visitors see them.
  const offered = found.length > 0 || q !== '' ? found : [...articles.values()].slice(0, MOST_OFFERED);
  return answerPage(
    c,
    { title: 'Add as phrasing', here: 'insights' },
    <div class="insights choosing">
      <p>
        <a href={`/admin/insights?${query}`}>Back to insights</a>
      </p>
      <h1>
        Which answer fits <q dir="auto">{words}</q>?
      </h1>
      <p class="lead">Visitors who type these words will find the answer that you choose.</p>
      <form class="try-search" action="/admin/insights/phrasing" method="get">
        {[...new URLSearchParams(query), ['words', words]].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="words">
          <label for="q">Search your answers</label>
          <input id="q" name="q" type="search" value={q} maxlength={limits.query} dir="auto" autocomplete="off" />
        </div>
        <button class="button quiet" type="submit">
          Search
        </button>
      </form>
      {offered.length > 0 && (
        <h2 id="offered-title">
          {found.length > 0 ? 'These come nearest' : 'None knows these words; these help most'}
        </h2>
      )}
      {offered.length > 0 ? (
        <Offered c={c} words={words} query={query} articles={offered} />
      ) : (
        <p class="lead">No published answer has this. Search with other words, or write the answer.</p>
      )}
      <p>
        <a
          class="button quiet"
          href={`/admin/answers/new?${new URLSearchParams({ site: asked.site.key, question: words })}`}
        >
          Write the answer
        </a>
      </p>
    </div>,
  );
}

interface OfferedProps {
  c: WebContext;
  words: string;
  query: string;
  articles: { id: string; question: string }[];
}

function Offered({ c, words, query, articles }: OfferedProps) {
  return (
    <ul class="offered" aria-labelledby="offered-title">
      {articles.map(({ id, question }) => (
        <li>
          <form method="post" action={`/admin/insights/phrasing?${query}`}>
            <FormToken value={c.get('formToken')} />
            <input type="hidden" name="words" value={words} />
            <a href={`/admin/answers/${id}`}>
              <bdi>{question}</bdi>
            </a>
            <button class="button quiet" type="submit" name="article" value={id} aria-label={`Add to ${question}`}>
              Add
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

const formSchema = v.strictObject({
  words: filledLine(articleLimits.phrasing),
  article: v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/)),
});

/** POST /admin/insights/phrasing: adds words to an answer, and says so on the page of the insights. */
export async function phrasingDoor(c: WebContext): Promise<Response> {
  const asked = await sitesAsked(c);
  const { values } = await readForm(c, formSchema);
  if (!values) throw new Refusal('invalid', 'These words do not fit an answer. Go back and write the answer instead.');
  await addPhrasing(c.get('deps'), staffIn(c).id, Number(values.article), values.words);
  return c.redirect(`/admin/insights?${askedQuery(asked.asked)}&${addedQuery(values.article, values.words)}`, 303);
}

async function sitesAsked(c: WebContext): Promise<SiteInPeriod> {
  const asked = await askedInsights(c);
  if (!asked) throw new Refusal('not-found', 'There is no site of yours to look at.');
  return asked;
}

function wordsOf(c: WebContext): { words: string; q: string } {
  const text = (name: string) => (c.req.query(name) ?? '').toWellFormed().replaceAll('\0', '').slice(0, limits.query);
  return { words: text('words').trim(), q: text('q').trim() };
}
