/** @jsxImportSource hono/jsx */
import type { TextGroup } from '../insights/group-by-stems.ts';
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
  const shared = { remedies, csvHref, all: visits.searches };
  return (
    <>
      <MissPart
        {...shared}
        id="found-nothing"
        title="Searches that found nothing"
        count={visits.foundNothing}
        came="found no answer."
        none="Every search found something."
        means="A search counts when its words stood for a second or the visitor went on, once a visit; words that were typed on count as what they became. Those with the same stems stand together."
        label="Searches that found nothing"
        groups={nothing}
        tells={tellWrote}
        isFoundNew
      />
      <MissPart
        {...shared}
        id="none-opened"
        title="Found, and nobody opened it"
        count={visits.noneOpened}
        came="found answers of which none was opened."
        none="Of every search that found something, an answer was opened."
        means="No answer was opened between this search and the next. Often the question is worded in other words than the visitor’s."
        label="Searches of which nothing was opened"
        groups={unopened}
        tells={tellWrote}
      />
      <MissPart
        {...shared}
        id="still-wrote"
        title="Opened, and still a ticket"
        count={visits.openedAndWrote}
        came="led to an answer that was opened, and to a ticket all the same."
        none="No visit that opened an answer after a search became a ticket."
        means="An answer was opened after the search, and the same visit wrote a ticket. The answer may lack what they needed."
        label="Searches that still became a ticket"
        groups={stillWrote}
        tells={({ count, wrote }) => `${counted(count, 'ticket')} of ${counted(wrote, 'search', 'searches')}`}
      />
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

type MissPartProps = Pick<SearchesProps, 'remedies' | 'csvHref'> &
  Omit<Parameters<typeof Misses>[0], 'remedies'> & {
    id: string;
    title: string;
    /** How many of all searches of the period it is about. */
    count: number;
    all: number;
    /** What came of those, in the words after their number; and what is said where there are none. */
    came: string;
    none: string;
    means: string;
  };

/** One way in which searches are in vain. */
function MissPart({ id, title, count, all, came, none, means, csvHref, ...misses }: MissPartProps) {
  const says = count > 0 ? `${counted(count, 'search', 'searches')} of ${all} (${percent(count, all)}) ${came}` : none;
  const more = misses.groups.length - MOST_GROUPS;
  return (
    <Part id={id} title={title} says={says} means={means} csvHref={csvHref(id)}>
      <Misses {...misses} />
      {more > 0 && <p class="more">And {more} more.</p>}
    </Part>
  );
}

function tellWrote({ count, wrote }: TextGroup): string {
  const times = counted(count, 'time');
  return wrote > 0 ? `${times}, ${counted(wrote, 'ticket')}` : times;
}
