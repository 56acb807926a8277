import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HolidayRange } from '@helpslip/shared/contract';
import * as v from 'valibot';
import { importHolidays } from '../promises/import-holidays.ts';

const withHolidays = v.looseObject({ calendar: v.looseObject({ holidays: v.array(v.unknown()) }) });
const calendarFile = v.strictObject({ ics: v.pipe(v.string(), v.minLength(1)) });

/**
 * Puts the holidays of calendar files, named as `{"ics": "holidays.ics"}` among the holidays of a site file, in their place.
 * @param site the site file, not checked yet; what has no such entry comes back as it is
 * @param folder what the names of the files start from
 * @throws when a file cannot be read, or holds what is no holiday, with each such event
 */
export async function withHolidayFiles(site: unknown, folder: string, now: Date): Promise<unknown> {
  if (!v.is(withHolidays, site)) return site;
  const { calendar } = site;
  const holidays = await Promise.all(
    calendar.holidays.map((entry) =>
      v.is(calendarFile, entry) ? holidaysIn(resolve(folder, entry.ics), now) : Promise.resolve([entry]),
    ),
  );
  return { ...site, calendar: { ...calendar, holidays: holidays.flat() } };
}

async function holidaysIn(path: string, now: Date): Promise<HolidayRange[]> {
  const { holidays, refused } = importHolidays(await readFile(path, 'utf8'), now);
  if (refused.length === 0) return holidays;
  const faults = refused.map(({ event, name, reason }) => `  - Event ${event}${name ? ` (${name})` : ''}: ${reason}`);
  throw new Error(`The calendar file ${path} cannot be used:\n${faults.join('\n')}`);
}
