import type { Calendar } from '@helpslip/shared/contract';
import { textsFor } from './texts/languages.ts';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
// A week that began on a Monday.
const FIRST_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/**
 * When a site's people are there, in one line: `Monday to Friday 09:00 to 17:30, Saturday 10:00 to 13:00 (Europe/Berlin)`.
 * @param locale a language tag
 * @returns null for a calendar that is never open
 */
export function serviceHours(
  { weekly, timeZone }: Pick<Calendar, 'weekly' | 'timeZone'>,
  locale: string,
): string | null {
  const { range } = textsFor(locale);
  const fromTo = (first: string, last: string) => range.replace('{{first}}', first).replace('{{last}}', last);
  const both = new Intl.ListFormat(locale, { type: 'conjunction' });
  const groups: { first: number; last: number; periods: string }[] = [];
  for (const [place, day] of DAYS.entries()) {
    const periods = both.format((weekly[day] ?? []).map(({ from, to }) => fromTo(from, to)));
    const group = groups.at(-1);
    if (group?.periods === periods) group.last = place;
    else groups.push({ first: place, last: place, periods });
  }
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const name = (place: number) => weekday.format(FIRST_MONDAY + place * DAY_MS);
  const open = groups
    .filter(({ periods }) => periods !== '')
    .map(({ first, last, periods }) => `${last > first ? fromTo(name(first), name(last)) : name(first)} ${periods}`);
  return open.length > 0 ? `${new Intl.ListFormat(locale, { type: 'unit' }).format(open)} (${timeZone})` : null;
}
