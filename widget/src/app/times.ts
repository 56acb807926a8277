import type { Texts } from './locales/en.ts';

const DAY_MS = 24 * 3_600_000;

/** The visitor's zone by its IANA name. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const READ_FOR_MS = 100;
const TIME: Intl.DateTimeFormatOptions = { timeStyle: 'short' };
const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: 'long' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a slow phone tens of milliseconds: each is made once. */
function formatOf({ locale }: Texts, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** Makes the formats of a promise while the first view is read, one a task, so that no click has to wait for them. */
export function readyFormats(texts: Texts): void {
  for (const options of [TIME, WEEKDAY]) setTimeout(() => formatOf(texts, options), READ_FOR_MS);
}

/** An instant or a part of it, in the visitor's zone. */
export const say = (at: Date, texts: Texts, options: Intl.DateTimeFormatOptions): string =>
  Number.isNaN(at.getTime()) ? '' : formatOf(texts, options).format(at);

/** An instant as one would say it: "today, 16:30", "Monday, 11:00", or with its date when that is further off than six days. */
export function sayWhen(iso: string, texts: Texts, now = new Date()): string {
  const at = new Date(iso);
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  const time = timeOf(at, texts);
  if (days === 0 || days === 1)
    return texts.onDay(new Intl.RelativeTimeFormat(texts.locale, { numeric: 'auto' }).format(days, 'day'), time);
  return Math.abs(days) < 7 ? texts.onDay(say(at, texts, WEEKDAY), time) : sayFully(iso, texts);
}

/** An instant with weekday and date, for what is kept: "Mon 23 November, 11:00". */
export function sayFully(iso: string, texts: Texts): string {
  const at = new Date(iso);
  const day = say(at, texts, { weekday: 'short', day: 'numeric', month: 'long' });
  return day && texts.onDay(day, timeOf(at, texts));
}

/** A time stays on one line with its half of the day. */
const timeOf = (at: Date, texts: Texts) => say(at, texts, TIME).replace(' ', '\u00a0');
