import type { Calendar } from '@helpslip/shared/contract';
import { fillersOf } from '@helpslip/shared/search/fillers';
import type { Deps } from '../deps.ts';
import { groupByStems, type TextGroup } from './group-by-stems.ts';
import { percentilesOf } from './percentiles.ts';
import type { Period } from './period.ts';
import type { SiteFacts } from './site-facts.ts';
import { subjectCounts, ticketMoves, ticketSums, ticketTimes } from './ticket-queries.ts';
import type { CategoryInsight, CountOpen, Insights, Span, TicketTotals } from './told.ts';
import { type SearchCount, type VisitSums, visitFigures } from './visit-queries.ts';

const MINUTE_MS = 60_000;

/**
 * All that is told of a site that the caller may see, for a period.
 * @param countOpen makes what counts the open minutes of a calendar between two instants
 */
export async function readInsights(
  deps: Deps,
  site: SiteFacts,
  period: Period,
  countOpen: CountOpen,
): Promise<Insights> {
  const siteId = site.id;
  const [categories, { days: visits, searches, articles }, sums, moves, times, subjects] = await Promise.all([
    deps.db
      .selectFrom('category')
      .select(['key', 'name'])
      .where('site_id', '=', siteId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    visitFigures(deps, siteId, period),
    ticketSums(deps, siteId, period),
    ticketMoves(deps, siteId, period),
    ticketTimes(deps, siteId, period),
    subjectCounts(deps, siteId, period),
  ]);
  const fillers = fillersOf(site.locales);
  const ticketsOn = new Map<string, number>();
  for (const { day, tickets } of sums) ticketsOn.set(day, (ticketsOn.get(day) ?? 0) + tickets);
  return {
    period,
    days: period.days.map((day) => ({
      day,
      visits: visits.get(day)?.visits ?? 0,
      searches: visits.get(day)?.searches ?? 0,
      foundNothing: visits.get(day)?.foundNothing ?? 0,
      tickets: ticketsOn.get(day) ?? 0,
    })),
    visits: totalOf([...visits.values()], NO_VISITS),
    nothing: searchGroups(searches, fillers, ({ outcome }) => outcome === 'nothing'),
    unopened: searchGroups(searches, fillers, ({ outcome }) => outcome === 'unopened'),
    stillWrote: groupByStems(
      searches
        .filter(({ outcome, wrote }) => outcome === 'opened' && wrote > 0)
        .sort((a, b) => b.wrote - a.wrote)
        .map(({ query, searches: all, wrote }) => ({ text: query, count: wrote, wrote: all })),
      fillers,
    ),
    questions: groupByStems(
      [
        ...searches.map(({ query, searches: count }) => ({ text: query, count, wrote: 0 })),
        ...subjects.map(({ subject, tickets }) => ({ text: subject, count: tickets, wrote: tickets })),
      ].sort((a, b) => b.count - a.count),
      fillers,
    ),
    articles,
    tickets: totalOf(sums, NO_TICKETS),
    categories: categories
      .map(({ key, name }) => categoryInsight(key, name, sums, moves))
      .filter(({ now, picked }) => now + picked > 0),
    times: spansOf(times, site.calendar, countOpen),
  };
}

function searchGroups(
  searches: SearchCount[],
  fillers: string[],
  isMeant: (search: SearchCount) => boolean,
): TextGroup[] {
  const meant = searches.filter(isMeant);
  return groupByStems(
    meant.map(({ query, searches: count, wrote }) => ({ text: query, count, wrote })),
    fillers,
  );
}

const NO_VISITS: VisitSums = {
  visits: 0,
  looked: 0,
  helped: 0,
  wrote: 0,
  searches: 0,
  foundNothing: 0,
  noneOpened: 0,
  openedAndWrote: 0,
};
const NO_TICKETS: TicketTotals = {
  tickets: 0,
  kept: 0,
  broken: 0,
  running: 0,
  good: 0,
  bad: 0,
  asked: 0,
  solved: 0,
  cameBack: 0,
  everCompleted: 0,
  reopened: 0,
};

/** Adds up the numbers that `none` has. */
function totalOf<Sums extends object>(parts: Sums[], none: Sums): Sums {
  const total = { ...none };
  for (const part of parts) {
    for (const name in none) Object.assign(total, { [name]: Number(total[name]) + Number(part[name]) });
  }
  return total;
}

function categoryInsight(
  key: string,
  name: string,
  sums: { categoryKey: string; tickets: number }[],
  moves: { from: string; to: string; tickets: number }[],
): CategoryInsight {
  const add = (parts: { tickets: number }[]) => parts.reduce((total, { tickets }) => total + tickets, 0);
  const now = add(sums.filter(({ categoryKey }) => categoryKey === key));
  const away = moves.filter(({ from }) => from === key);
  const here = moves.filter(({ to }) => to === key);
  return { key, name, now, picked: now + add(away) - add(here), movedAway: add(away), movedTo: away[0]?.to ?? null };
}

function spansOf(
  times: { openedAt: number; answeredAt: number | null; completedAt: number | null }[],
  calendar: Calendar,
  countOpen: CountOpen,
): Insights['times'] {
  let earliest = Number.POSITIVE_INFINITY;
  let latest = 0;
  for (const { openedAt, answeredAt, completedAt } of times) {
    earliest = Math.min(earliest, openedAt);
    latest = Math.max(latest, answeredAt ?? 0, completedAt ?? 0);
  }
  const openBetween = times.length > 0 ? countOpen(calendar, earliest, latest) : () => 0;
  const span = (end: 'answeredAt' | 'completedAt'): Span => {
    const ended = times.flatMap((ticket) => (ticket[end] === null ? [] : [[ticket.openedAt, ticket[end]] as const]));
    return {
      business: percentilesOf(ended.map(([from, to]) => openBetween(from, to))),
      calendar: percentilesOf(ended.map(([from, to]) => (to - from) / MINUTE_MS)),
    };
  };
  return { firstReply: span('answeredAt'), completion: span('completedAt') };
}
