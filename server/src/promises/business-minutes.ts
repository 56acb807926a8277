import type { Calendar } from './calendar.ts';
import { DAY_MINUTES, hoursOf } from './weekly-hours.ts';
import { stretchesOf } from './zone-stretches.ts';

const MINUTE_MILLISECONDS = 60_000;
/** A promise further away than this is none. */
const HORIZON_MINUTES = 400 * DAY_MINUTES;

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
  const fromMinute = Math.ceil(from.getTime() / MINUTE_MILLISECONDS);
  let remaining = Math.ceil(minutes);
  if (remaining === 0) return new Date(fromMinute * MINUTE_MILLISECONDS);
  for (const { startMinute, endMinute } of openRanges(calendar, fromMinute, fromMinute + HORIZON_MINUTES)) {
    if (endMinute - startMinute >= remaining) return new Date((startMinute + remaining) * MINUTE_MILLISECONDS);
    remaining -= endMinute - startMinute;
  }
  return null;
}

/**
 * Whether a site's people are there at an instant, to the minute.
 * @throws RangeError for an invalid date or an unknown zone
 */
export function isOpenAt(calendar: Calendar, at: Date): boolean {
  const minute = Math.floor(at.getTime() / MINUTE_MILLISECONDS);
  return !openRanges(calendar, minute, minute + 1).next().done;
}

interface OpenRange {
  startMinute: number;
  endMinute: number;
}

/** The open minutes within `[fromMinute, untilMinute)`, counted from the epoch, in order and each once. */
function* openRanges(calendar: Calendar, fromMinute: number, untilMinute: number): Generator<OpenRange> {
  const hoursOfDay = hoursOf(calendar);
  for (const stretch of stretchesOf(calendar.timeZone, fromMinute, untilMinute)) {
    const localStart = stretch.startMinute + stretch.offsetMinutes;
    const localEnd = stretch.endMinute + stretch.offsetMinutes;
    for (let day = Math.floor(localStart / DAY_MINUTES); day * DAY_MINUTES < localEnd; day++) {
      const utcMidnight = day * DAY_MINUTES - stretch.offsetMinutes;
      for (const { start, end } of hoursOfDay(day)) {
        const startMinute = Math.max(Math.ceil(utcMidnight + start), stretch.startMinute);
        const endMinute = Math.min(Math.ceil(utcMidnight + end), stretch.endMinute);
        if (startMinute < endMinute) yield { startMinute, endMinute };
      }
    }
  }
}
