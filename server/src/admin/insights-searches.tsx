/** @jsxImportSource hono/jsx */
import type { Insights } from '../insights/told.ts';
import { Misses, MOST_GROUPS, type Remedies } from './insights-misses.tsx';
import { counted, Figures, Part, percent } from './insights-part.tsx';
import { figureTables } from './insights-tables.ts';

interface SearchesProps {
  insights: Insights;
  remedies: Remedies;
  csvHref: (table: string) => string | undefined;
}

/** What people searched for in vain, by what went wrong, each with its remedy. */
export function SearchParts({ insights, remedies, csvHref }: SearchesProps) {
  const { visits, nothing, unopened, stillWrote } = insights;
  const ofAll = (count: number) =>
    `${counted(count, 'search', 'searches')} of ${visits.searches} (${percent(count, visits.searches)})`;
  return (
    <>
      <Part
        id="found-nothing"
        title="Searches that found nothing"
        says={
          visits.foundNothing > 0 ? `${ofAll(visits.foundNothing)} found no answer.` : 'Every search found something.'
        }
        means="A search counts when its words stood for a second or the visitor went on, once a visit; words that were typed on count as what they became. Those with the same stems stand together."
        csvHref={csvHref('found-nothing')}
      >
        <Misses
          label="Searches that found nothing"
          groups={nothing}
          remedies={remedies}
          tells={({ count, wrote }) => tellWrote(counted(count, 'time'), wrote)}
          isFoundNew
        />
        <More groups={nothing.length} />
      </Part>
      <Part
        id="none-opened"
        title="Found, and nobody opened it"
        says={
          visits.noneOpened > 0
            ? `${ofAll(visits.noneOpened)} found answers of which none was opened.`
            : 'Of every search that found something, an answer was opened.'
        }
        means="No answer was opened between this search and the next. Often the question is worded in other words than the visitor’s."
        csvHref={csvHref('none-opened')}
      >
        <Misses
          label="Searches of which nothing was opened"
          groups={unopened}
          remedies={remedies}
          tells={({ count, wrote }) => tellWrote(counted(count, 'time'), wrote)}
        />
        <More groups={unopened.length} />
      </Part>
      <Part
        id="still-wrote"
        title="Opened, and still a ticket"
        says={
          visits.openedAndWrote > 0
            ? `${ofAll(visits.openedAndWrote)} led to an answer that was opened, and to a ticket all the same.`
            : 'No visit that opened an answer after a search became a ticket.'
        }
        means="An answer was opened after the search, and the same visit wrote a ticket. The answer may lack what they needed."
        csvHref={csvHref('still-wrote')}
      >
        <Misses
          label="Searches that still became a ticket"
          groups={stillWrote}
          remedies={remedies}
          tells={({ count, wrote }) => `${counted(count, 'ticket')} of ${counted(wrote, 'search', 'searches')}`}
        />
        <More groups={stillWrote.length} />
      </Part>
      <Part
        id="questions"
        title="Top questions"
        says={
          insights.questions[0] ? (
            <>
              Most asked: <q dir="auto">{insights.questions[0].text}</q>, {counted(insights.questions[0].count, 'time')}
              .
            </>
          ) : (
            'Nobody searched or wrote.'
          )
        }
        means="Searches and subjects of tickets with the same stems, counted together."
        csvHref={csvHref('questions')}
      >
        {insights.questions.length > 0 && <Questions insights={insights} />}
      </Part>
    </>
  );
}

function Questions({ insights }: { insights: Insights }) {
  const { head, rows } = figureTables.questions?.(insights) ?? { head: [], rows: [] };
  const short = { head: ['Question', ...head.slice(2)], rows: rows.map(([words = '', , ...rest]) => [words, ...rest]) };
  return <Figures label="Top questions" table={short} drawn={1} most={MOST_GROUPS} />;
}

function tellWrote(times: string, wrote: number): string {
  return wrote > 0 ? `${times}, ${counted(wrote, 'ticket')}` : times;
}

function More({ groups }: { groups: number }) {
  return groups > MOST_GROUPS ? <p class="more">And {groups - MOST_GROUPS} more.</p> : null;
}
