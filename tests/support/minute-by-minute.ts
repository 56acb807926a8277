import type { Calendar } from '@helpslip/shared/contract';

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

/** Every day number that a calendar's holidays make, as far as a wall clock was read: each is walked day by day, each year anew. */
function holidaysSeenBy(clock: WallClock, calendar: Calendar): Set<number> {
  const lastYear = new Date((clock.firstMinute + clock.shown.length) * MINUTE).getUTCFullYear() + 1;
  const days = new Set<number>();
  for (const holiday of calendar.holidays) {
    const { from, to = from, isYearly } = typeof holiday === 'string' ? { from: holiday } : holiday;
    const first = Date.parse(from) / (DAY * MINUTE);
    const length = Date.parse(to) / (DAY * MINUTE) - first;
    if (!isYearly) {
      for (let day = first; day <= first + length; day++) days.add(day);
      continue;
    }
    const [start, end] = [new Date(from), new Date(to)];
    const isOverNewYear = from.slice(5) > to.slice(5);
    for (let year = start.getUTCFullYear(); year <= lastYear; year++) {
      const last = Date.UTC(year + (isOverNewYear ? 1 : 0), end.getUTCMonth(), end.getUTCDate());
      for (let at = Date.UTC(year, start.getUTCMonth(), start.getUTCDate()); at <= last; at += DAY * MINUTE) {
        days.add(at / (DAY * MINUTE));
      }
    }
  }
  return days;
}

/** A calendar before a wall clock. */
export interface PaintedCalendar {
  clock: WallClock;
  /** The painted minutes of a date's own hours, and of what runs over from the day before; null where both are empty. */
  hoursOn(day: number): { begun: Uint8Array; leftOver: Uint8Array } | null;
}

/** Paints the minutes of a week, once for every case. */
export function paint(clock: WallClock, calendar: Calendar): PaintedCalendar {
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
  const holidays = holidaysSeenBy(clock, calendar);
  const closed = new Uint8Array(DAY);
  const orClosed = (hours: Uint8Array) => (hours.includes(1) ? hours : closed);
  const unlessHoliday = (hours: Uint8Array[], day: number): Uint8Array =>
    holidays.has(day) ? closed : (hours[new Date(day * DAY * MINUTE).getUTCDay()] ?? closed);
  const [own, over] = [starting.map(orClosed), runningOver.map(orClosed)];
  const hoursOn: PaintedCalendar['hoursOn'] = (day) => {
    const [begun, leftOver] = [unlessHoliday(own, day), unlessHoliday(over, day - 1)];
    return begun === closed && leftOver === closed ? null : { begun, leftOver };
  };
  return { clock, hoursOn };
}

/** Called with an open minute, the date that the clock shows, and to whose hours it belongs; true ends the walk. */
type Visit = (minute: number, day: number, isOwn: boolean, isOfDayBefore: boolean) => boolean;

/** Asks every minute in `[firstMinute, untilMinute)` what the clock shows, and visits those that are open. */
function walk({ clock, hoursOn }: PaintedCalendar, firstMinute: number, untilMinute: number, visit: Visit): void {
  const { shown } = clock;
  const until = untilMinute - clock.firstMinute;
  if (firstMinute < clock.firstMinute || until > shown.length)
    throw new RangeError(`The wall clock of ${clock.timeZone} was not read that far.`);
  let day = Number.NaN;
  let hours: ReturnType<PaintedCalendar['hoursOn']> = null;
  for (let i = firstMinute - clock.firstMinute; i < until; i++) {
    const minute = shown[i] ?? 0;
    const past = minute - day * DAY;
    // Also true at the first minute, when no day is known yet.
    if (!(past >= 0 && past < DAY)) {
      day = Math.floor(minute / DAY);
      hours = hoursOn(day);
    }
    if (!hours) continue;
    const isOwn = hours.begun[minute - day * DAY] === 1;
    const isOfDayBefore = hours.leftOver[minute - day * DAY] === 1;
    if ((isOwn || isOfDayBefore) && visit(clock.firstMinute + i, day, isOwn, isOfDayBefore)) return;
  }
}

/** Walks minute by minute from the next whole minute until enough open ones are over; null when `horizonDays` did not do. */
export function walkOpenMinutes(
  painted: PaintedCalendar,
  from: Date,
  minutes: number,
  horizonDays: number,
): Date | null {
  const firstMinute = Math.ceil(from.getTime() / MINUTE);
  if (minutes === 0) return new Date(firstMinute * MINUTE);
  let counted = 0;
  let end: Date | null = null;
  walk(painted, firstMinute, firstMinute + horizonDays * DAY, (minute) => {
    counted++;
    if (counted >= minutes) end = new Date((minute + 1) * MINUTE);
    return counted >= minutes;
  });
  return end;
}

/** Asks every minute between two instants, from the first whole one on. */
export function countOpenMinutes(painted: PaintedCalendar, from: Date, to: Date): number {
  let counted = 0;
  walk(painted, Math.ceil(from.getTime() / MINUTE), Math.ceil(to.getTime() / MINUTE), () => {
    counted++;
    return false;
  });
  return counted;
}

/** Until then an earlier day may still get minutes: from its night shift, and from a clock put back over midnight. */
const SURELY_OVER_DAYS = 4;

/** Walks minute by minute and notes the last one of every day's hours, until the n-th day after that of asking is surely over. */
export function walkBusinessDays(painted: PaintedCalendar, from: Date, days: number, horizonDays: number): Date | null {
  const askedMinute = Math.floor(from.getTime() / MINUTE);
  const askedDay = Math.floor((painted.clock.shown[askedMinute - painted.clock.firstMinute] ?? 0) / DAY);
  const ends = new Map<number, number>();
  const nth = () => [...ends.keys()].filter((day) => day > askedDay).sort((a, b) => a - b)[days - 1];
  let today = askedDay;
  walk(painted, askedMinute, askedMinute + horizonDays * DAY, (minute, day, isOwn, isOfDayBefore) => {
    if (isOwn) ends.set(day, minute + 1);
    if (isOfDayBefore) ends.set(day - 1, minute + 1);
    if (day === today) return false;
    today = day;
    return day > (nth() ?? Number.POSITIVE_INFINITY) + SURELY_OVER_DAYS;
  });
  const end = ends.get(nth() ?? Number.NaN);
  return end === undefined ? null : new Date(end * MINUTE);
}

/** Whether the minute that holds an instant is open. */
export function isMinuteOpen(painted: PaintedCalendar, at: Date): boolean {
  const minute = Math.floor(at.getTime() / MINUTE);
  let isOpen = false;
  walk(painted, minute, minute + 1, () => {
    isOpen = true;
    return true;
  });
  return isOpen;
}
