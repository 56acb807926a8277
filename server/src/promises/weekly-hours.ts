import type { Calendar } from '@helpslip/shared/contract';
import { holidayTest } from './holidays.ts';

export const DAY_MINUTES = 1440;
const DAY_MILLISECONDS = 86_400_000;

/** Minutes of a local day, counted from its 00:00 on the clock; `end` is not part of it and is at most 1440. */
export interface DayRange {
  start: number;
  end: number;
}

/** The hours that belong to a local date, in no order and perhaps overlapping. Days are counted from 1970-01-01. */
export interface Shifts {
  /** Those on the date itself. */
  startingOn(dayNumber: number): DayRange[];
  /** The rest of its night shifts, as minutes of the day after it. */
  runningOver(dayNumber: number): DayRange[];
}

/**
 * Reads a calendar's weekly hours and holidays, without its zone. A holiday takes away what starts on it: the night shift
 * of the day before still ends in its morning.
 */
export function shiftsOf(calendar: Calendar): Shifts {
  const isHoliday = holidayTest(calendar.holidays);
  const ownHours: DayRange[][] = [[], [], [], [], [], [], []];
  const hoursAfterMidnight: DayRange[][] = [[], [], [], [], [], [], []];
  for (const [weekday, periods] of Object.entries(calendar.weekly)) {
    for (const { from, to } of periods ?? []) {
      const start = minuteOfDay(from);
      const end = minuteOfDay(to);
      ownHours[Number(weekday) - 1]?.push({ start, end: end > start ? end : DAY_MINUTES });
      if (end < start) hoursAfterMidnight[Number(weekday) - 1]?.push({ start: 0, end });
    }
  }

  const unlessHoliday = (hours: DayRange[][], dayNumber: number): DayRange[] => {
    const found = hours[weekdayIndex(dayNumber)] ?? [];
    return found.length === 0 || isHoliday(isoDate(dayNumber)) ? [] : found;
  };
  return {
    startingOn: (dayNumber) => unlessHoliday(ownHours, dayNumber),
    runningOver: (dayNumber) => unlessHoliday(hoursAfterMidnight, dayNumber),
  };
}

/** The open minutes of a local date, as ordered ranges that neither overlap nor touch. */
export function hoursOn({ startingOn, runningOver }: Shifts, dayNumber: number): DayRange[] {
  return union([...runningOver(dayNumber - 1), ...startingOn(dayNumber)]);
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** 0 for Monday to 6 for Sunday; day 0, 1970-01-01, was a Thursday. */
function weekdayIndex(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

function isoDate(dayNumber: number): string {
  return new Date(dayNumber * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

function union(ranges: DayRange[]): DayRange[] {
  const merged: DayRange[] = [];
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) merged.push({ start, end });
  }
  return merged;
}
