import type { Calendar } from '@helpslip/shared/contract';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * When a site's people are there, in one line: `Monday to Friday 09:00 to 17:30, Saturday 10:00 to 13:00 (Europe/Berlin)`.
 * @returns null for a calendar that is never open
 */
export function serviceHours({ weekly, timeZone }: Pick<Calendar, 'weekly' | 'timeZone'>): string | null {
  const groups: { first: number; last: number; periods: string }[] = [];
  for (const [place, day] of DAYS.entries()) {
    const periods = (weekly[day] ?? []).map(({ from, to }) => `${from} to ${to}`).join(' and ');
    const group = groups.at(-1);
    if (group?.periods === periods) group.last = place;
    else groups.push({ first: place, last: place, periods });
  }
  const open = groups
    .filter(({ periods }) => periods !== '')
    .map(({ first, last, periods }) => `${NAMES[first]}${last > first ? ` to ${NAMES[last]}` : ''} ${periods}`);
  return open.length > 0 ? `${open.join(', ')} (${timeZone})` : null;
}
