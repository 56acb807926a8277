import type { Calendar } from '@helpslip/shared/contract';
import { HORIZON_MINUTES, MINUTE_MILLISECONDS, openRanges } from './open-ranges.ts';

/**
 * Tells by when a number of open minutes will have passed. A minute is open when its local time lies in the hours of its local date; a local
 * time that the clocks leave out never comes, one that they repeat counts both times.
 * @param from when counting begins; a minute that has begun already does not count, so the answer is never too early
 * @param minutes open minutes, rounded up to whole ones; 0 gives the next whole minute, open or not
 * @returns a whole minute, the end of the last open minute counted; null when that is more than 400 days away
 * @throws RangeError for negative minutes, an invalid date or an unknown zone
 */
export function addBusinessMinutes(calendar: Calendar, from: Date, minutes: number): Date | null {
  if (!(minutes >= 0) || Number.isNaN(from.getTime()))
    throw new RangeError('This needs a date and zero or more minutes.');
  const fromMinute = wholeMinute(from);
  let remaining = Math.ceil(minutes);
  if (remaining === 0) return new Date(fromMinute * MINUTE_MILLISECONDS);
  for (const { startMinute, endMinute } of openRanges(calendar, fromMinute, fromMinute + HORIZON_MINUTES)) {
    if (endMinute - startMinute >= remaining) return new Date((startMinute + remaining) * MINUTE_MILLISECONDS);
    remaining -= endMinute - startMinute;
  }
  return null;
}

/**
 * Counts the open minutes from one instant to another, as `addBusinessMinutes` counts them: a minute that had begun at `from` does not
 * count, one that had begun at `to` does.
 * @returns 0 when `to` does not lie after `from`
 * @throws RangeError for an invalid date or an unknown zone
 */
export function businessMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  let counted = 0;
  for (const { startMinute, endMinute } of openRanges(calendar, wholeMinute(from), wholeMinute(to))) {
    counted += endMinute - startMinute;
  }
  return counted;
}

function wholeMinute(at: Date): number {
  return Math.ceil(at.getTime() / MINUTE_MILLISECONDS);
}

/**
 * Whether a site's people are there at an instant, to the minute.
 * @throws RangeError for an invalid date or an unknown zone
 */
export function isOpenAt(calendar: Calendar, at: Date): boolean {
  const minute = Math.floor(at.getTime() / MINUTE_MILLISECONDS);
  return !openRanges(calendar, minute, minute + 1).next().done;
}
