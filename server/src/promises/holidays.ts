import { isDate } from '@helpslip/shared/check-fields';
import type { Holiday, HolidayRange } from '@helpslip/shared/contract';
import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';

export const MOST_HOLIDAYS = 400;
export const LONGEST_NAME = 100;
const LONGEST_DAYS = 366;
const DAY_MILLISECONDS = 86_400_000;

const date = v.pipe(
  v.string('Write a date such as 2026-12-25.'),
  v.check(isDate, 'This is not a date. Write one such as 2026-12-25.'),
);
const range = v.pipe(
  v.strictObject(
    { from: date, to: v.optional(date), name: v.optional(filledLine(LONGEST_NAME)), isYearly: v.optional(v.boolean()) },
    'Write a date such as 2026-12-25, or the first and the last as from and to.',
  ),
  v.check(({ from, to = from }) => from <= to, 'The last day cannot lie before the first.'),
  v.check((holiday) => !(daysOf(holiday) > LONGEST_DAYS), 'A holiday is at most a year long.'),
  v.check(
    (holiday) => !(holiday.isYearly && daysOf(holiday) > LONGEST_DAYS - 2),
    'A holiday of every year must be shorter than a year.',
  ),
  v.check(
    ({ from, to, isYearly }) => !isYearly || ![from, to].some((day) => day?.endsWith('-02-29')),
    'Most years have no 29 February. Let it start or end on another day.',
  ),
);

/** Reads a holiday, strictly: a date alone, or `{from, to?, name?, isYearly?}`, all local dates with both ends included. */
export const holidaySchema = v.lazy((holiday) => (typeof holiday === 'string' ? date : range));

function daysOf({ from, to = from }: HolidayRange): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS + 1;
}

/**
 * Tells of ISO dates whether they are holidays. One of every year begins with the year it was written for.
 * @param holidays as `holidaySchema` reads them
 */
export function holidayTest(holidays: Holiday[]): (date: string) => boolean {
  const dates = new Set<string>();
  const ranges: Required<Pick<HolidayRange, 'from' | 'to'>>[] = [];
  const yearly: typeof ranges = [];
  for (const holiday of holidays) {
    const { from, to = from, isYearly } = typeof holiday === 'string' ? { from: holiday } : holiday;
    if (isYearly) yearly.push({ from, to });
    else if (from === to) dates.add(from);
    else ranges.push({ from, to });
  }
  // ISO dates are in order as texts, and so are their months and days.
  return (day) =>
    dates.has(day) ||
    ranges.some(({ from, to }) => from <= day && day <= to) ||
    yearly.some(({ from, to }) => from <= day && isWithinYear(day.slice(5), from.slice(5), to.slice(5)));
}

/** By month and day alone; a range whose end lies before its start runs over the end of the year. */
function isWithinYear(day: string, from: string, to: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}
