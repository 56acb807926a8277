import { isDate } from '@helpslip/shared/check-fields';
import type { HolidayRange } from '@helpslip/shared/contract';
import { filledLine } from '@helpslip/shared/text';
import ICAL from 'ical.js';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { holidaySchema, LONGEST_NAME, MOST_HOLIDAYS } from './holidays.ts';

const LONGEST_TEXT = 500_000;
const MOST_EVENTS = 1_000;
const YEARS_AHEAD = 3;
/** What a rule may say beside the year: a month, a day of it, a weekday such as the last Monday. */
const KNOWN_PARTS = ['BYMONTH', 'BYMONTHDAY', 'BYDAY'];

export interface ImportedHolidays {
  /** In order, each once; those that are over are left out. */
  holidays: HolidayRange[];
  /** What could not be taken: the number of the event in the file, its name, and why, in words for the owner. */
  refused: { event: number; name: string; reason: string }[];
}

/** Says of one event why it is no holiday that we can take. */
class NoHoliday extends Error {}

/**
 * Reads the holidays of a calendar file (iCalendar, `.ics`): events of whole days, single, over several days, or yearly. Of yearly ones the
 * next three years are taken, day by day, as the dates of many holidays move.
 * @param text the file, at most 500,000 characters and 1,000 events
 * @param now what lies before it is left out
 * @throws Refusal `invalid` for what is no such file, and for more holidays than a calendar holds
 */
export function importHolidays(text: string, now: Date): ImportedHolidays {
  const days = new Map<string, HolidayRange>();
  const refused: ImportedHolidays['refused'] = [];
  for (const [index, event] of eventsOf(text).entries()) {
    const name = nameOf(event);
    try {
      for (const { from, to } of holidaysOf(event, now)) {
        const holiday = { from, ...(to === from ? {} : { to }), ...(name ? { name } : {}) };
        if (!v.is(holidaySchema, holiday)) throw new NoHoliday('Its dates cannot be read.');
        days.set(`${from} ${to}`, holiday);
      }
    } catch (fault) {
      // What the parser throws on a wild rule is written for programmers.
      const reason = fault instanceof NoHoliday ? fault.message : 'Its dates cannot be read.';
      refused.push({ event: index + 1, name: name ?? '', reason });
    }
  }
  if (days.size > MOST_HOLIDAYS)
    throw new Refusal('invalid', `This file has more than ${MOST_HOLIDAYS} holidays. Take some of its events out.`);
  return { holidays: [...days.values()].sort((a, b) => (a.from < b.from ? -1 : 1)), refused };
}

function eventsOf(text: string): ICAL.Component[] {
  if (text.length > LONGEST_TEXT) throw new Refusal('invalid', 'This file is too large for a calendar of holidays.');
  const events = parsed(text.replace(/^\uFEFF/, ''));
  if (events.length === 0) throw new Refusal('invalid', 'There is no event in this file.');
  if (events.length > MOST_EVENTS)
    throw new Refusal('invalid', `This file has more than ${MOST_EVENTS} events. Take some of them out.`);
  return events;
}

function parsed(text: string): ICAL.Component[] {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    if (calendar.name === 'vcalendar') return calendar.getAllSubcomponents('vevent');
  } catch {
    // The parser's own words name places that the owner never wrote.
  }
  throw new Refusal('invalid', 'This is not a calendar file. Export the holidays as .ics (iCalendar).');
}

function nameOf(event: ICAL.Component): string | null {
  const summary = [...String(event.getFirstPropertyValue('summary') ?? '')].slice(0, LONGEST_NAME).join('');
  const name = v.safeParse(filledLine(LONGEST_NAME), summary);
  return name.success ? name.output : null;
}

type DateRange = Required<Pick<HolidayRange, 'from' | 'to'>>;

/** The ranges of one event that are not over; none for one that was called off. */
function holidaysOf(component: ICAL.Component, now: Date): DateRange[] {
  if (component.getFirstPropertyValue('status') === 'CANCELLED') return [];
  const event = new ICAL.Event(component);
  const lengthDays = lengthOf(event);
  const starts = event.isRecurring() ? occurrences(component, event, now) : [event.startDate];
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  return starts
    .map((start) => ({ from: start.toString(), to: daysAfter(start, lengthDays - 1).toString() }))
    .filter(({ to }) => to >= yesterday);
}

/** In days. An event of one day may say that it ends on that day, or on the next, or nothing. */
function lengthOf(event: ICAL.Event): number {
  if (!isDateIn(event.component, 'dtstart')) throw new NoHoliday('It has no date.');
  if (event.component.hasProperty('dtend') && !isDateIn(event.component, 'dtend'))
    throw new NoHoliday('It ends on a day that no calendar has.');
  const { startDate, endDate } = event;
  if (!startDate.isDate || !endDate.isDate)
    throw new NoHoliday('It has a time of day. Only whole days can be holidays.');
  const days = endDate.subtractDate(startDate).toSeconds() / 86_400;
  if (days < 0) throw new NoHoliday('It ends before it starts.');
  return Math.max(1, days);
}

/** As it is written: the parser makes a day of the next year of a 13th month. */
function isDateIn(event: ICAL.Component, name: string): boolean {
  const written: unknown = event.getFirstProperty(name)?.toJSON()[3];
  return isDate(String(written).slice(0, 10));
}

function occurrences(component: ICAL.Component, event: ICAL.Event, now: Date): ICAL.Time[] {
  const rule = component.getFirstPropertyValue('rrule');
  if (
    component.hasProperty('rdate') ||
    component.getAllProperties('rrule').length !== 1 ||
    !(rule instanceof ICAL.Recur)
  )
    throw new NoHoliday('It repeats on a list of dates. Make each date an event of its own.');
  if (rule.freq !== 'YEARLY' || Object.keys(rule.parts).some((part) => !KNOWN_PARTS.includes(part)))
    throw new NoHoliday(
      'It repeats in another way than once a year, such as on a date or on the last Monday of a month.',
    );
  const last = ICAL.Time.fromJSDate(new Date(now.getTime()), true);
  last.isDate = true;
  last.year += YEARS_AHEAD;
  // Also stops the search for a day that never comes, such as 30 February.
  if (!rule.until || rule.until.compare(last) > 0) rule.until = last;
  const iterator = event.iterator();
  const found: ICAL.Time[] = [];
  for (let start = iterator.next(); start && start.compare(last) <= 0; start = iterator.next()) {
    // The parser moves 29 February to 1 March where there is none.
    const isMoved = Object.keys(rule.parts).length === 0 && start.day !== event.startDate.day;
    if (start.year >= now.getUTCFullYear() - 1 && !isMoved) found.push(start.clone());
    if (found.length > MOST_HOLIDAYS) throw new NoHoliday(`It repeats more than ${MOST_HOLIDAYS} times.`);
  }
  return found;
}

function daysAfter(date: ICAL.Time, days: number): ICAL.Time {
  const later = date.clone();
  later.adjust(days, 0, 0, 0);
  return later;
}
