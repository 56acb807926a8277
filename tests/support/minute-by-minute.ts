import type { Calendar } from '@helpslip/server/promises/calendar.ts';

// The slow truth that the promises are held against: every minute is asked what the clock on the wall shows. Only Intl knows zones here.
const MINUTE = 60_000;
const DAY = 1440;
const HOUR = 60;

/** What the clocks of a zone show, minute by minute, from `firstMinute` on; both are minutes from 1970-01-01 00:00. */
export interface WallClock {
  timeZone: string;
  firstMinute: number;
  shown: Int32Array;
}

/** Reads a zone's clock for some days, starting at 00:00 UTC of an ISO date. */
export function readWallClock(timeZone: string, fromDate: string, days: number): WallClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const shownAt = (minute: number): number => {
    const [month = 0, day = 0, year = 0, hour = 0, past = 0] =
      format
        .format(minute * MINUTE)
        .match(/\d+/g)
        ?.map(Number) ?? [];
    return Date.UTC(year, month - 1, day, hour, past) / MINUTE;
  };

  const firstMinute = Date.parse(`${fromDate}T00:00:00Z`) / MINUTE;
  const shown = new Int32Array(days * DAY);
  let next = shownAt(firstMinute);
  for (let start = 0; start < shown.length; start += HOUR) {
    const first = next;
    next = shownAt(firstMinute + start + HOUR);
    // Where the clock ran evenly through an hour, its minutes need not be asked one by one.
    const isEven = next - first === HOUR;
    for (let i = 0; i < HOUR; i++) shown[start + i] = isEven ? first + i : shownAt(firstMinute + start + i);
  }
  return { timeZone, firstMinute, shown };
}

/** The minutes after which the clock does not show the next minute: it was put forward or back. */
export function changesOf(clock: WallClock): number[] {
  const changes: number[] = [];
  for (let i = 1; i < clock.shown.length; i++) {
    if (clock.shown[i] !== (clock.shown[i - 1] ?? 0) + 1) changes.push(clock.firstMinute + i);
  }
  return changes;
}

/** Says of each minute whether it is open, by looking at the wall clock and at a painted week. */
function paint(calendar: Calendar): (shown: number) => boolean {
  const starting = Array.from({ length: 7 }, () => new Uint8Array(DAY));
  const runningOver = Array.from({ length: 7 }, () => new Uint8Array(DAY));
  for (const [weekday, periods] of Object.entries(calendar.weekly)) {
    for (const { from, to } of periods ?? []) {
      const [start = 0, end = 0] = [from, to].map((time) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return hour * 60 + minute;
      });
      if (end < start) runningOver[Number(weekday) % 7]?.fill(1, 0, end);
      starting[Number(weekday) % 7]?.fill(1, start, end < start ? DAY : end);
    }
  }
  const holidays = new Set(calendar.holidays.map((date) => Date.parse(date) / (DAY * MINUTE)));
  const closed = new Uint8Array(DAY);
  let day = Number.NaN;
  let begun = closed;
  let leftOver = closed;
  return (shown) => {
    const today = Math.floor(shown / DAY);
    if (today !== day) {
      day = today;
      const weekday = new Date(day * DAY * MINUTE).getUTCDay();
      begun = (!holidays.has(day) && starting[weekday]) || closed;
      leftOver = (!holidays.has(day - 1) && runningOver[(weekday + 6) % 7]) || closed;
    }
    const minute = shown - day * DAY;
    return begun[minute] === 1 || leftOver[minute] === 1;
  };
}

/** Walks minute by minute from the next whole minute until enough open ones are over; null when `horizonDays` did not do. */
export function walkOpenMinutes(
  clock: WallClock,
  calendar: Calendar,
  from: Date,
  minutes: number,
  horizonDays: number,
): Date | null {
  const isOpen = paint(calendar);
  const firstMinute = Math.ceil(from.getTime() / MINUTE);
  let counted = 0;
  for (let minute = firstMinute; counted < minutes; minute++) {
    if (minute >= firstMinute + horizonDays * DAY) return null;
    if (isOpen(shownBy(clock, minute))) counted++;
    if (counted >= minutes) return new Date((minute + 1) * MINUTE);
  }
  return new Date(firstMinute * MINUTE);
}

/** Whether the minute that holds an instant is open. */
export function isMinuteOpen(clock: WallClock, calendar: Calendar, at: Date): boolean {
  return paint(calendar)(shownBy(clock, Math.floor(at.getTime() / MINUTE)));
}

function shownBy(clock: WallClock, minute: number): number {
  const shown = clock.shown[minute - clock.firstMinute];
  if (shown === undefined) throw new RangeError(`The wall clock of ${clock.timeZone} was not read that far.`);
  return shown;
}
