import type { Weekly } from '@helpslip/shared/contract';
import type { Texts } from '../locales/en.ts';
import { say } from '../times.ts';
import { words } from './words.ts';

/** Service hours in one line; days with the same hours stand together: "Mon–Fri 09:00–17:30, Sat 10:00–13:00". */
export function sayHours(weekly: Weekly, texts: Texts): string {
  const { locale } = texts;
  const list = new Intl.ListFormat(locale);
  const clock = (time: string) => say(new Date(`2024-01-01T${time}`), texts, { timeStyle: 'short' });
  const groups: { first: number; last: number; periods: string }[] = [];
  for (let day = 1; day <= 7; day++) {
    const ofDay = Object.entries(weekly).find(([key]) => key === `${day}`)?.[1] ?? [];
    const periods = list.format(ofDay.map(({ from, to }) => clock(from) + words.to + clock(to)));
    const group = groups.at(-1);
    if (group?.periods === periods) group.last = day;
    else groups.push({ first: day, last: day, periods });
  }
  // 1 January 2024 was a Monday.
  const nameOf = (day: number) => say(new Date(2024, 0, day), texts, { weekday: 'short' });
  return groups
    .filter(({ periods }) => periods)
    .map(({ first, last, periods }) => `${nameOf(first)}${first === last ? '' : words.to + nameOf(last)} ${periods}`)
    .join(', ');
}
