import type { Calendar, Holiday, Period, Weekly } from '@helpslip/shared/contract';

const DAY_MILLISECONDS = 86_400_000;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

const from = (start: string, ...ends: string[]): Period[] => ends.map((to) => ({ from: start, to }));
const shapes: Period[][] = [
  from('09:00', '17:00'),
  [...from('09:00', '12:30'), ...from('13:30', '17:30')],
  from('22:00', '06:00'),
  from('22:00', '00:00'),
  from('18:00', '24:00'),
  from('00:00', '24:00'),
  from('00:00', '00:01'),
  from('01:30', '02:30'),
  from('23:59', '23:58'),
  [...from('00:00', '01:00'), ...from('02:00', '03:15')],
  [...from('08:00', '12:00', '18:00'), ...from('10:00', '11:00')],
];

/** A calendar of one of the awkward kinds: nights, whole days, single minutes, overlaps, hardly open, never open, away on days when clocks change. */
export function randomCalendar(
  timeZone: string,
  fromDate: string,
  changeDates: string[],
  random: () => number,
): Calendar {
  const openDays = random() < 0.02 ? 0 : 1 + Math.floor(random() * 7);
  const weekly: Weekly = {};
  const shape = shapeFor(random);
  for (const weekday of weekdays) {
    if (random() * 7 < openDays) weekly[weekday] = random() < 0.7 ? shape : shapeFor(random);
  }
  const holidays: Holiday[] = [];
  const count = random() < 0.5 ? 0 : Math.floor(random() * 40);
  for (let i = 0; i < count; i++) {
    const change = changeDates[Math.floor(random() * changeDates.length)];
    const isAtChange = change !== undefined && random() < 0.3;
    const near = isAtChange ? Date.parse(change) : Date.parse(fromDate) + random() * 800 * DAY_MILLISECONDS;
    const daysOff = Math.floor(random() * 3) - 1;
    holidays.push(randomHoliday(near + daysOff * DAY_MILLISECONDS, random));
  }
  return { timeZone, weekly, holidays };
}

/** Mostly a date alone; else a date, some days or weeks from there, now or in every year. None of every year touches 29 February. */
function randomHoliday(at: number, random: () => number): Holiday {
  const from = isoDate(at);
  if (random() < 0.6) return from;
  const length = random() < 0.5 ? 0 : Math.floor(random() * (random() < 0.9 ? 14 : 300));
  const to = isoDate(at + length * DAY_MILLISECONDS);
  const isYearly = random() < 0.4 && !from.endsWith('-02-29') && !to.endsWith('-02-29');
  return { from, ...(length > 0 ? { to } : {}), ...(isYearly ? { isYearly } : {}) };
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function shapeFor(random: () => number): Period[] {
  if (random() < 0.6) return shapes[Math.floor(random() * shapes.length)] ?? [];
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
    const start = Math.floor(random() * 1440);
    const length = 1 + Math.floor(random() * (random() < 0.7 ? 600 : 1439));
    const end = start + length;
    return { from: clockTime(start), to: end === 1440 ? '24:00' : clockTime(end % 1440) };
  }).filter((period) => period.from !== period.to);
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** From nothing at all to more than a year holds; now and then with a part of a minute. */
export function randomMinutes(random: () => number): number {
  const kind = random();
  if (kind < 0.05) return Math.floor(random() * 3);
  if (kind < 0.1) return random() * 500;
  if (kind < 0.8) return Math.floor(random() * 2_000);
  if (kind < 0.99) return Math.floor(random() * 8_000);
  return Math.floor(random() * 400_000);
}
