import { Temporal } from 'temporal-polyfill';

const MINUTE_MILLISECONDS = 60_000;
const MINUTE_NANOSECONDS = 60_000_000_000;

/** A stretch of time in which a zone keeps one offset from UTC. Minutes are counted from the epoch; `endMinute` is not part of it. */
export interface Stretch {
  startMinute: number;
  endMinute: number;
  /** Local time minus UTC. Before 1973 it need not be whole. */
  offsetMinutes: number;
}

/**
 * Splits `[fromMinute, untilMinute)` where the clocks of a zone are changed. The pieces come in order and leave nothing out;
 * within each, local time runs as evenly as UTC does.
 * @throws RangeError for an unknown zone or a time outside of what dates can hold
 */
export function* stretchesOf(timeZone: string, fromMinute: number, untilMinute: number): Generator<Stretch> {
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    fromMinute * MINUTE_MILLISECONDS,
  ).toZonedDateTimeISO(timeZone);
  let startMinute = fromMinute;
  while (at && startMinute < untilMinute) {
    const offsetMinutes: number = at.offsetNanoseconds / MINUTE_NANOSECONDS;
    at = at.getTimeZoneTransition('next');
    const changeMinute: number = at ? Math.ceil(at.epochMilliseconds / MINUTE_MILLISECONDS) : untilMinute;
    const endMinute = Math.min(changeMinute, untilMinute);
    yield { startMinute, endMinute, offsetMinutes };
    startMinute = endMinute;
  }
}
