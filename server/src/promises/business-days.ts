import type { Calendar } from '@helpslip/shared/contract';
import { HORIZON_MINUTES, MINUTE_MILLISECONDS } from './open-ranges.ts';
import { DAY_MINUTES, shiftsOf } from './weekly-hours.ts';
import { type Stretch, stretchesOf } from './zone-stretches.ts';

/** A night shift may run into the day after its own, and clocks put back over midnight may bring that day once more. */
const DAYS_UNTIL_OVER = 3;

/**
 * Tells when the hours of the n-th business day end. A business day is a local date to which at least one open minute belongs; a night shift
 * belongs to the date on which it starts. The date of asking does not count, whatever the time.
 * @param days 1 or more
 * @returns the end of the last open minute of that date; null when that is more than 400 days away
 * @throws RangeError for less than one day, an invalid date or an unknown zone
 */
export function addBusinessDays(calendar: Calendar, from: Date, days: number): Date | null {
  if (!(days >= 1) || Number.isNaN(from.getTime())) throw new RangeError('This needs a date and one or more days.');
  const fromMinute = Math.floor(from.getTime() / MINUTE_MILLISECONDS);
  const endOfDate = endsByDate(calendar, fromMinute);
  let counted = 0;
  for (const endMinute of endOfDate) {
    counted++;
    if (counted === days) return new Date(endMinute * MINUTE_MILLISECONDS);
  }
  return null;
}

/** When the hours of each business day after that of `fromMinute` are over, one after the other. */
function* endsByDate(calendar: Calendar, fromMinute: number): Generator<number> {
  const shifts = shiftsOf(calendar);
  const ends = new Map<number, number>();
  let next: number | undefined;
  for (const stretch of stretchesOf(calendar.timeZone, fromMinute, fromMinute + HORIZON_MINUTES)) {
    const localStart = stretch.startMinute + stretch.offsetMinutes;
    const localEnd = stretch.endMinute + stretch.offsetMinutes;
    next ??= Math.floor(localStart / DAY_MINUTES) + 1;
    for (let day = Math.floor(localStart / DAY_MINUTES); day * DAY_MINUTES < localEnd; day++) {
      for (; next <= day - DAYS_UNTIL_OVER; next++) {
        const end = ends.get(next);
        if (end !== undefined) yield end;
      }
      for (const { start, end } of shifts.startingOn(day)) note(ends, day, stretch, day, start, end);
      for (const { start, end } of shifts.runningOver(day - 1)) note(ends, day - 1, stretch, day, start, end);
    }
  }
  for (const [, end] of [...ends].filter(([date]) => date >= (next ?? 0)).sort(([one], [other]) => one - other)) {
    yield end;
  }
}

/** Notes how long the hours of a date last, as far as they lie in a stretch. `start` and `end` are minutes of the local `day`. */
function note(
  ends: Map<number, number>,
  date: number,
  { startMinute, endMinute, offsetMinutes }: Stretch,
  day: number,
  start: number,
  end: number,
): void {
  const utcMidnight = day * DAY_MINUTES - offsetMinutes;
  const first = Math.max(Math.ceil(utcMidnight + start), startMinute);
  const last = Math.min(Math.ceil(utcMidnight + end), endMinute);
  if (first < last) ends.set(date, Math.max(ends.get(date) ?? last, last));
}
