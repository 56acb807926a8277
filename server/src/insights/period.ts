import { Temporal } from 'temporal-polyfill';

/** Whole days of a site's own time zone. */
export interface Period {
  timeZone: string;
  /** Local dates, `YYYY-MM-DD`, in order, each once. */
  days: string[];
  /** When each day begins, and after them when the last one ends. */
  starts: Date[];
}

/** More days than a leap year has are not looked at together. */
export const MOST_DAYS = 366;

/** The last days up to today, today included. @param count from 1 */
export function lastDays(timeZone: string, now: Date, count: number): Period {
  const today = dateIn(timeZone, now);
  return periodOf(timeZone, today.subtract({ days: count - 1 }), today);
}

/**
 * The days from one date to another, both included.
 * @param from and to as `YYYY-MM-DD`
 * @returns null for what is no date, an end before the beginning, and more than `MOST_DAYS` days
 */
export function daysBetween(timeZone: string, from: string, to: string): Period | null {
  const [first, last] = [dateOf(from), dateOf(to)];
  if (!first || !last) return null;
  const days = first.until(last).days;
  return days < 0 || days >= MOST_DAYS ? null : periodOf(timeZone, first, last);
}

/** When the next local day begins. */
export function nextMidnight(timeZone: string, at: Date): Date {
  return startOf(timeZone, dateIn(timeZone, at).add({ days: 1 }));
}

/** When the local day of an instant begins, or one some days before it. */
export function midnightBefore(timeZone: string, at: Date, daysBack = 0): Date {
  return startOf(timeZone, dateIn(timeZone, at).subtract({ days: daysBack }));
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function dayOf(timeZone: string, at: Date): string {
  return dateIn(timeZone, at).toString();
}

function periodOf(timeZone: string, first: Temporal.PlainDate, last: Temporal.PlainDate): Period {
  const dates = Array.from({ length: first.until(last).days + 1 }, (_, days) => first.add({ days }));
  return {
    timeZone,
    days: dates.map(String),
    starts: [...dates, last.add({ days: 1 })].map((date) => startOf(timeZone, date)),
  };
}

function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function dateIn(timeZone: string, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Not every day begins at midnight: some clocks are changed then. */
function startOf(timeZone: string, date: Temporal.PlainDate): Date {
  return new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
}
