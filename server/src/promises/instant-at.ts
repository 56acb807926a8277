import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which a clock in some zone shows a time. Of two such instants, when clocks go back, the first; of none, when they go
 * forward, as long after the gap began.
 * @param local a local time, `YYYY-MM-DDTHH:MM`
 * @throws RangeError for what is no such time, and for an unknown zone
 */
export function instantAt(local: string, timeZone: string): Date {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
  return new Date(zoned.epochMilliseconds);
}

/** The next Friday at 17:45 on the clocks of a zone: when a promise is most easily wrong. */
export function nextFridayEvening(timeZone: string, now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const friday = today.add({ days: (12 - today.dayOfWeek) % 7 });
  return `${friday.toString()}T17:45`;
}
