import type { Calendar, Holiday, Weekly } from '@helpslip/shared/contract';
import * as v from 'valibot';
import { calendarSchema } from '../promises/calendar.ts';
import { MOST_HOLIDAYS } from '../promises/holidays.ts';
import type { Unfinished } from './form.ts';
import { readLines } from './settings-lines.ts';

export const weekdays = [
  { day: '1', name: 'Monday' },
  { day: '2', name: 'Tuesday' },
  { day: '3', name: 'Wednesday' },
  { day: '4', name: 'Thursday' },
  { day: '5', name: 'Friday' },
  { day: '6', name: 'Saturday' },
  { day: '7', name: 'Sunday' },
] as const;

export type TypedCalendar = Record<'timeZone' | 'holidays' | `day${(typeof weekdays)[number]['day']}`, string>;

/** A calendar as it stands in its form. */
export function typedCalendar({ timeZone, weekly, holidays }: Calendar): TypedCalendar {
  const hours = (day: keyof Weekly) => (weekly[day] ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');
  return {
    timeZone,
    day1: hours('1'),
    day2: hours('2'),
    day3: hours('3'),
    day4: hours('4'),
    day5: hours('5'),
    day6: hours('6'),
    day7: hours('7'),
    holidays: holidayLines(holidays),
  };
}

/** Reads a calendar from its form. @returns it, or by input what cannot be taken */
export function readCalendar(typed: TypedCalendar): { calendar?: Calendar; faults: Unfinished['faults'] } {
  const holidays = readLines(typed.holidays, readHoliday, MOST_HOLIDAYS);
  const weekly = Object.fromEntries(
    weekdays.map(({ day }) => [day, periodsOf(typed[`day${day}`])]).filter(([, periods]) => periods?.length),
  );
  const read = v.safeParse(calendarSchema, { timeZone: typed.timeZone.trim(), weekly, holidays: holidays.entries });
  const faults: Unfinished['faults'] = holidays.fault ? { holidays: holidays.fault } : {};
  for (const issue of read.issues ?? []) {
    const [part, at] = (issue.path ?? []).map(({ key }) => String(key));
    const name = part === 'weekly' ? `day${at}` : (part ?? 'timeZone');
    const entry =
      part === 'holidays' && at !== undefined ? holidayLines(holidays.entries.slice(Number(at), Number(at) + 1)) : '';
    faults[name] ??= entry ? `“${entry}”: ${issue.message}` : issue.message;
  }
  return read.success && Object.keys(faults).length === 0 ? { calendar: read.output, faults } : { faults };
}

/** `9:00–12:30, 13–17` as periods; what is none stays as it is, to be refused with its reason. */
function periodsOf(text: string): { from: string; to: string }[] {
  return text
    .split(/[,;]/)
    .map((period) => period.trim())
    .filter((period) => period !== '')
    .map((period) => {
      const [from = '', to = ''] = period.split(/\s*(?:–|-|to)\s*/);
      return { from: clockTime(from), to: clockTime(to) };
    });
}

/** `9` and `9:30` as `09:00` and `09:30`. */
function clockTime(typed: string): string {
  const [, hours, minutes = '00'] = typed.match(/^(\d{1,2})(?:[:.](\d\d))?$/) ?? [];
  return hours === undefined ? typed : `${hours.padStart(2, '0')}:${minutes}`;
}

type HolidayEntry = Exclude<Holiday, string>;

const HOLIDAY = /^(every year )?(\S+)(?: to (\S+))?(?:\s+(.*))?$/;

function readHoliday(written: string): HolidayEntry | string {
  const [, yearly, from = '', to, name] = written.match(HOLIDAY) ?? [];
  if (!/^\d/.test(from)) return 'Start with a date such as 2026-12-25, or with “every year 2026-12-25”.';
  return { from, ...(to ? { to } : {}), ...(name ? { name } : {}), ...(yearly ? { isYearly: true } : {}) };
}

/** Holidays one a line: `every year 2026-12-25 to 2026-12-26 Christmas`. */
export function holidayLines(holidays: Holiday[]): string {
  return holidays
    .map((holiday) => (typeof holiday === 'string' ? { from: holiday } : holiday))
    .map(({ from, to, name, isYearly }: HolidayEntry) =>
      [isYearly ? 'every year' : '', from, to ? `to ${to}` : '', name ?? ''].filter(Boolean).join(' '),
    )
    .join('\n');
}
