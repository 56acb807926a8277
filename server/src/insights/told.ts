import type { Calendar } from '@helpslip/shared/contract';
import type { TextGroup } from './group-by-stems.ts';
import type { Percentiles } from './percentiles.ts';
import type { Period } from './period.ts';
import type { TicketSums } from './ticket-queries.ts';
import type { ArticleCount, VisitSums } from './visit-queries.ts';

/** Open minutes of a calendar between two instants, in milliseconds since the epoch; all of them lie within the two of the first call. */
export type CountOpen = (calendar: Calendar, earliest: number, latest: number) => (from: number, to: number) => number;

export type TicketTotals = Omit<TicketSums, 'day' | 'categoryKey'>;

export interface DayInsight {
  day: string;
  visits: number;
  searches: number;
  foundNothing: number;
  tickets: number;
}

/** A category with the tickets that visitors asked in it, those that are in it now, and those that staff moved away. */
export interface CategoryInsight {
  key: string;
  name: string;
  picked: number;
  now: number;
  movedAway: number;
  /** The key of the category where most of them went. */
  movedTo: string | null;
}

/** How many minutes something took: of the hours in which the site is open, and of all. */
export interface Span {
  business: Percentiles | null;
  calendar: Percentiles | null;
}

/** All that is told of one site for one period. */
export interface Insights {
  period: Period;
  days: DayInsight[];
  visits: VisitSums;
  /** Searches that found nothing; `wrote` tells how many of them became a ticket. */
  nothing: TextGroup[];
  /** Searches that found something which nobody opened. */
  unopened: TextGroup[];
  /** Searches whose answers were opened and that still became a ticket: `count`, of `wrote` that were opened. */
  stillWrote: TextGroup[];
  /** What people ask most: `count` searches and tickets, `wrote` tickets. */
  questions: TextGroup[];
  articles: ArticleCount[];
  tickets: TicketTotals;
  categories: CategoryInsight[];
  times: { firstReply: Span; completion: Span };
}

/** Of those who told: visits that were helped and wrote nothing, of these and the ones that wrote a ticket. Null when nobody told. */
export function helpedRate({ helped, wrote }: Pick<VisitSums, 'helped' | 'wrote'>): number | null {
  return helped + wrote > 0 ? helped / (helped + wrote) : null;
}
