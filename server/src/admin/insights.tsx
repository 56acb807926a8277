/** @jsxImportSource hono/jsx */
import { searchOfSite } from '../articles/site-search.ts';
import { readInsights } from '../insights/read-insights.ts';
import { helpedRate, type Insights } from '../insights/told.ts';
import { openMinutesWithin } from '../promises/open-minutes.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { AddedNotice } from './insights-added.tsx';
import { askedInsights, askedQuery, type SiteInPeriod } from './insights-asked.ts';
import type { FoundNow } from './insights-misses.tsx';
import { counted, Figures, Part, percent } from './insights-part.tsx';
import { InsightsPicker } from './insights-picker.tsx';
import { DayPicture } from './insights-pictures.tsx';
import { SearchParts } from './insights-searches.tsx';
import { daysTable } from './insights-tables.ts';
import { TicketParts } from './insights-tickets.tsx';
import { answerPage } from './layout.tsx';

/** GET /admin/insights */
export async function insightsPage(c: WebContext): Promise<Response> {
  const asked = await askedInsights(c);
  return answerPage(
    c,
    { title: 'Insights', here: 'insights' },
    <div class="insights">
      <div class="head">
        <h1>Insights</h1>
      </div>
      {asked ? (
        await told(c, asked)
      ) : (
        <section class="empty">
          <h2>No site yet</h2>
          <p>You do not work for a site yet. An owner can add you to one.</p>
        </section>
      )}
    </div>,
  );
}

async function told(c: WebContext, asked: SiteInPeriod) {
  const deps = c.get('deps');
  const [insights, search] = await Promise.all([
    readInsights(deps, asked.facts, asked.period, openMinutesWithin),
    searchOfSite(deps, asked.site.id),
  ]);
  const foundNow = (words: string): FoundNow | undefined => {
    const article = search.articles.get(search.hits(words, { limit: 1 })[0]?.id ?? '');
    if (!article) return undefined;
    const isAskedSo = [article.question, ...article.phrasings].some((one) => one.toLowerCase() === words);
    return { articleId: article.id, question: article.question, isAskedSo };
  };
  const query = askedQuery(asked.asked);
  const isOwner = staffIn(c).role === 'owner';
  const csvHref = (table: string) => (isOwner ? `/admin/insights/tables/${table}.csv?${query}` : undefined);
  const remedies = { site: asked.site.key, query, formToken: c.get('formToken'), foundNow };
  const isEmpty = insights.visits.visits + insights.tickets.tickets === 0;
  return (
    <>
      <InsightsPicker {...asked} />
      <AddedNotice c={c} />
      {isEmpty ? (
        <section class="empty">
          <h2>Nothing happened in these days</h2>
          <p>
            As soon as visitors open the widget, you see here what they look for, what helps them and what is missing.
            Choose a longer time, or see that the snippet stands on your pages.
          </p>
        </section>
      ) : (
        <>
          <AtAGlance insights={insights} csvHref={csvHref('days')} />
          <SearchParts insights={insights} remedies={remedies} csvHref={csvHref} />
          <TicketParts insights={insights} csvHref={csvHref} />
        </>
      )}
    </>
  );
}

function AtAGlance({ insights, csvHref }: { insights: Insights; csvHref: string | undefined }) {
  const { visits, tickets, days } = insights;
  const rate = helpedRate(visits);
  const quiet = visits.looked - visits.helped - visits.wrote;
  return (
    <Part
      id="glance"
      title="At a glance"
      says={
        <>
          {counted(visits.visits, 'visit')}, {counted(tickets.tickets, 'ticket')}.{' '}
          {rate === null
            ? 'Nobody said yet whether an answer helped.'
            : `Of the visitors who looked at answers and told, ${percent(visits.helped, visits.helped + visits.wrote)} were helped without writing.`}
        </>
      }
      means={
        <>
          Helped rate = visits that said “this helped” and wrote nothing ÷ (those + visits that looked at answers and
          wrote a ticket) = {visits.helped} ÷ ({visits.helped} + {visits.wrote}) ={' '}
          {percent(visits.helped, visits.helped + visits.wrote)}. {counted(quiet, 'visit')} looked and left without a
          word: nobody knows, so they count for neither side. A visit belongs to the day on which it began, in the
          site’s time zone ({insights.period.timeZone}).
        </>
      }
      csvHref={csvHref}
    >
      <div class="pictures">
        <DayPicture
          title="Visits"
          unit="visits"
          form="line"
          values={days.map(({ day, visits: value }) => ({ day, value }))}
        />
        <DayPicture
          title="Tickets"
          unit="tickets"
          form="bars"
          values={days.map(({ day, tickets: value }) => ({ day, value }))}
        />
        <DayPicture
          title="Searches that found nothing"
          unit="searches"
          form="bars"
          values={days.map(({ day, foundNothing: value }) => ({ day, value }))}
        />
      </div>
      <details class="numbers">
        <summary>The numbers of each day</summary>
        <Figures label="The numbers of each day" table={daysTable(insights)} />
      </details>
    </Part>
  );
}
