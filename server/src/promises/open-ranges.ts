import type { Calendar } from '@helpslip/shared/contract';
import { DAY_MINUTES, hoursOn, shiftsOf } from './weekly-hours.ts';
import { stretchesOf } from './zone-stretches.ts';

export const MINUTE_MILLISECONDS = 60_000;
/** A promise further away than this is none. */
export const HORIZON_MINUTES = 400 * DAY_MINUTES;

interface OpenRange {
  startMinute: number;
  endMinute: number;
}

/** The open minutes within `[fromMinute, untilMinute)`, counted from the epoch, in order and each once. */
export function* openRanges(calendar: Calendar, fromMinute: number, untilMinute: number): Generator<OpenRange> {
  const shifts = shiftsOf(calendar);
  for (const stretch of stretchesOf(calendar.timeZone, fromMinute, untilMinute)) {
    const localStart = stretch.startMinute + stretch.offsetMinutes;
    const localEnd = stretch.endMinute + stretch.offsetMinutes;
    for (let day = Math.floor(localStart / DAY_MINUTES); day * DAY_MINUTES < localEnd; day++) {
      const utcMidnight = day * DAY_MINUTES - stretch.offsetMinutes;
      for (const { start, end } of hoursOn(shifts, day)) {
        const startMinute = Math.max(Math.ceil(utcMidnight + start), stretch.startMinute);
        const endMinute = Math.min(Math.ceil(utcMidnight + end), stretch.endMinute);
        if (startMinute < endMinute) yield { startMinute, endMinute };
      }
    }
  }
}
