/** @jsxImportSource hono/jsx */
import { MOST_MEASURED } from '../insights/ticket-queries.ts';
import type { Insights, Span } from '../insights/told.ts';
import { counted, Figures, Part, percent } from './insights-part.tsx';
import { ShareBar } from './insights-pictures.tsx';
import { answersTable, categoriesTable } from './insights-tables.ts';

interface TicketPartsProps {
  insights: Insights;
  csvHref: (table: string) => string | undefined;
}

/** Answers, categories, promises, times, and what people said afterwards. */
export function TicketParts({ insights, csvHref }: TicketPartsProps) {
  const { articles, categories, tickets, times } = insights;
  const moved = categories.reduce((sum, { movedAway }) => sum + movedAway, 0);
  const opened = articles.reduce((sum, article) => sum + article.opened, 0);
  return (
    <>
      <Part
        id="answers"
        title="Answers"
        says={opened > 0 ? `Answers were opened ${counted(opened, 'time')}.` : 'No answer was opened.'}
        means="Each visit counts once for an answer. “Still wrote” is: opened, and the same visit wrote a ticket."
        csvHref={csvHref('answers')}
      >
        {articles.length > 0 && <Figures label="Answers" table={answersTable(insights)} drawn={2} most={20} />}
        {articles.length > 20 && <p class="more">And {articles.length - 20} more.</p>}
      </Part>
      <Part
        id="categories"
        title="Categories"
        says={
          tickets.tickets > 0
            ? `${counted(moved, 'ticket')} of ${tickets.tickets} (${percent(moved, tickets.tickets)}) came in a wrong category.`
            : 'No ticket was opened.'
        }
        means="A wrong category is one from which staff moved the ticket to another. A name that many take wrongly wants other words."
        csvHref={csvHref('categories')}
      >
        {categories.length > 0 && <Figures label="Categories" table={categoriesTable(insights)} drawn={1} />}
      </Part>
      <Part
        id="promises"
        title="Promises"
        says={
          tickets.kept + tickets.broken > 0
            ? `${percent(tickets.kept, tickets.kept + tickets.broken)} of the promises that came due were kept.`
            : 'No promise came due.'
        }
        means="Kept: a person replied by the time that was told. Broken: not. The tickets are those opened in this period."
        csvHref={csvHref('totals')}
      >
        <Shares
          label="Promises"
          rows={[
            ['Kept', tickets.kept],
            ['Broken', tickets.broken],
            ['Still running', tickets.running],
          ]}
        />
      </Part>
      <Part
        id="times"
        title="How long it took"
        says={<Half span={times.firstReply} />}
        means={`From opening to the first reply of a person, and to completion. Half took at most the median, four of five at most the 80th percentile. Open hours are those of your calendar. Of more than ${MOST_MEASURED.toLocaleString('en-GB')} tickets the latest are measured.`}
        csvHref={csvHref('times')}
      >
        <Times insights={insights} />
      </Part>
      <Part
        id="afterwards"
        title="Afterwards"
        says={
          tickets.everCompleted > 0
            ? `Opened again: ${tickets.reopened} of ${counted(tickets.everCompleted, 'completed ticket')} (${percent(tickets.reopened, tickets.everCompleted)}).`
            : 'No ticket of this period was completed yet.'
        }
        means="Opened again: by the requester’s word, by a follow-up that said “came back”, or by staff. Feedback is what visitors chose in a feedback category; a follow-up is asked some days after completion."
        csvHref={csvHref('totals')}
      >
        <Shares
          label="Afterwards"
          rows={[
            ['Good feedback', tickets.good],
            ['Bad feedback', tickets.bad],
            ['Follow-up: solved', tickets.solved],
            ['Follow-up: came back', tickets.cameBack],
            ['Follow-up: no answer', Math.max(0, tickets.asked - tickets.solved - tickets.cameBack)],
          ]}
        />
      </Part>
    </>
  );
}

function Half({ span: { business } }: { span: Span }) {
  return business ? (
    <>
      Half of the first replies came within {minutesWords(business.median)} of open time, four of five within{' '}
      {minutesWords(business.eighty)}.
    </>
  ) : (
    <>No ticket of this period was answered yet.</>
  );
}

function Times({ insights: { times } }: { insights: Insights }) {
  const rows: [string, Span][] = [
    ['First reply', times.firstReply],
    ['Completed', times.completion],
  ];
  const words = (minutes: number | undefined) => (minutes === undefined ? null : minutesWords(minutes));
  const table = {
    head: ['', 'Tickets', 'Median, open hours', '80th, open hours', 'Median, all hours', '80th, all hours'],
    rows: rows.map(([name, { business, calendar }]) => [
      name,
      calendar?.count ?? 0,
      words(business?.median),
      words(business?.eighty),
      words(calendar?.median),
      words(calendar?.eighty),
    ]),
  };
  return <Figures label="How long it took" table={{ ...table, head: ['Until', ...table.head.slice(1)] }} />;
}

/** `35 min`, `2 h 10 min`, `3 days 4 h`. */
function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours < 48) return whole % 60 > 0 ? `${hours} h ${whole % 60} min` : `${hours} h`;
  return hours % 24 > 0 ? `${Math.floor(hours / 24)} days ${hours % 24} h` : `${hours / 24} days`;
}

function Shares({ label, rows }: { label: string; rows: [string, number][] }) {
  const largest = Math.max(...rows.map(([, value]) => value));
  return (
    <table class="shares" aria-label={label}>
      <tbody>
        {rows.map(([name, value]) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="end">{value}</td>
            <td>
              <ShareBar value={value} of={largest} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
