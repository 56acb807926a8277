import type { TextGroup } from '../insights/group-by-stems.ts';
import type { Percentiles } from '../insights/percentiles.ts';
import type { Insights, Span } from '../insights/told.ts';

/** A table of numbers, as the page shows it and as a spreadsheet gets it. */
export interface FigureTable {
  head: string[];
  rows: (string | number | null)[][];
}

/** Every table that can be taken along, by the name of its file. */
export const figureTables: Record<string, (insights: Insights) => FigureTable> = {
  days: daysTable,
  'found-nothing': ({ nothing }) => searchesTable(nothing, 'Searches', 'Of these became a ticket'),
  'none-opened': ({ unopened }) => searchesTable(unopened, 'Searches', 'Of these became a ticket'),
  'still-wrote': ({ stillWrote }) => searchesTable(stillWrote, 'Became a ticket', 'Answer opened'),
  questions: ({ questions }) => searchesTable(questions, 'Asked', 'Of these tickets'),
  answers: answersTable,
  categories: categoriesTable,
  times: timesTable,
  totals: totalsTable,
};

export function daysTable({ days }: Insights): FigureTable {
  return {
    head: ['Day', 'Visits', 'Searches', 'Found nothing', 'Tickets'],
    rows: days.map(({ day, visits, searches, foundNothing, tickets }) => [
      day,
      visits,
      searches,
      foundNothing,
      tickets,
    ]),
  };
}

function searchesTable(groups: TextGroup[], count: string, wrote: string): FigureTable {
  return {
    head: ['Words', 'Also typed as', count, wrote],
    rows: groups.map((group) => [group.text, group.others.join('; '), group.count, group.wrote]),
  };
}

export function answersTable({ articles }: Insights): FigureTable {
  return {
    head: ['Answer', 'Shown', 'Opened', 'Helped', 'Did not help', 'Still wrote'],
    rows: articles.map(({ question, shown, opened, helped, notHelped, stillWrote }) => [
      question,
      shown,
      opened,
      helped,
      notHelped,
      stillWrote,
    ]),
  };
}

export function categoriesTable({ categories }: Insights): FigureTable {
  const nameOf = (key: string | null) => categories.find((category) => category.key === key)?.name ?? key;
  return {
    head: ['Category', 'Asked in it', 'In it now', 'Wrong category', 'Mostly moved to'],
    rows: categories.map(({ name, picked, now, movedAway, movedTo }) => [
      name,
      picked,
      now,
      movedAway,
      nameOf(movedTo),
    ]),
  };
}

function timesTable({ times }: Insights): FigureTable {
  return {
    head: [
      'Minutes until',
      'Tickets',
      'Median, open hours',
      '80th, open hours',
      'Median, all hours',
      '80th, all hours',
    ],
    rows: [timesRow('First reply', times.firstReply), timesRow('Completed', times.completion)],
  };
}

function timesRow(name: string, { business, calendar }: Span): (string | number | null)[] {
  const whole = (value: number | undefined) => (value === undefined ? null : Math.round(value));
  const pair = (percentiles: Percentiles | null) => [whole(percentiles?.median), whole(percentiles?.eighty)];
  return [name, calendar?.count ?? 0, ...pair(business), ...pair(calendar)];
}

function totalsTable({ visits, tickets }: Insights): FigureTable {
  return {
    head: ['What', 'Number'],
    rows: [
      ['Visits', visits.visits],
      ['Visits that looked at answers', visits.looked],
      ['Helped, and wrote nothing', visits.helped],
      ['Looked, and wrote a ticket', visits.wrote],
      ['Searches', visits.searches],
      ['Searches that found nothing', visits.foundNothing],
      ['Searches of which nobody opened anything', visits.noneOpened],
      ['Searches opened, and still a ticket', visits.openedAndWrote],
      ['Tickets', tickets.tickets],
      ['Promises kept', tickets.kept],
      ['Promises broken', tickets.broken],
      ['Promises still running', tickets.running],
      ['Completed at least once', tickets.everCompleted],
      ['Opened again', tickets.reopened],
      ['Good feedback', tickets.good],
      ['Bad feedback', tickets.bad],
      ['Follow-ups asked', tickets.asked],
      ['Follow-ups: solved', tickets.solved],
      ['Follow-ups: came back', tickets.cameBack],
    ],
  };
}
