import type { Calendar } from '@helpslip/shared/contract';
import { MINUTE_MILLISECONDS, openRanges } from './open-ranges.ts';

/** Open minutes between two instants, in milliseconds since the epoch; 0 when the second does not lie after the first. */
export type OpenMinutes = (from: number, to: number) => number;

/**
 * Counts open minutes as `businessMinutesBetween` does, for many pairs of instants: the calendar is read once.
 * @param earliest and latest: all instants lie between them, in milliseconds since the epoch
 */
export function openMinutesWithin(calendar: Calendar, earliest: number, latest: number): OpenMinutes {
  const starts: number[] = [];
  const ends: number[] = [];
  const openBefore: number[] = [];
  let open = 0;
  for (const range of openRanges(calendar, wholeMinute(earliest), wholeMinute(latest))) {
    starts.push(range.startMinute);
    ends.push(range.endMinute);
    openBefore.push(open);
    open += range.endMinute - range.startMinute;
  }

  /** How many open minutes there are before a minute. */
  function openUntil(minute: number): number {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) < minute) low = middle + 1;
      else high = middle;
    }
    const last = low - 1;
    if (last < 0) return 0;
    return (openBefore[last] ?? 0) + Math.min(minute, ends[last] ?? 0) - (starts[last] ?? 0);
  }

  return (from, to) => Math.max(0, openUntil(wholeMinute(to)) - openUntil(wholeMinute(from)));
}

function wholeMinute(milliseconds: number): number {
  return Math.ceil(milliseconds / MINUTE_MILLISECONDS);
}
