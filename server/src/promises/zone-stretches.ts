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
  if (Number.isNaN(untilMinute - fromMinute)) throw new RangeError('This is not a time.');
  let startMinute = fromMinute;
  while (startMinute < untilMinute) {
    const { endMinute: changeMinute, offsetMinutes } = stretchAt(timeZone, startMinute);
    const endMinute = Math.min(changeMinute, untilMinute);
    yield { startMinute, endMinute, offsetMinutes };
    startMinute = endMinute;
  }
}

/** Asking a zone takes three times as long as all the rest of a promise, and the answer is the same for months. */
const known = new Map<string, Stretch[]>();
const MOST_KNOWN_A_ZONE = 8;

/** The stretch that a minute lies in, as far as it is known: it may have begun before its `startMinute`. */
function stretchAt(timeZone: string, minute: number): Stretch {
  const stretches = known.get(timeZone) ?? [];
  const found = stretches.find(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute);
  if (found) return found;
  const read = readStretch(timeZone, minute);
  // Known from a later minute on only: the wider one takes its place.
  const others = stretches.filter(({ endMinute }) => endMinute !== read.endMinute);
  known.set(timeZone, [read, ...others].slice(0, MOST_KNOWN_A_ZONE));
  return read;
}

function readStretch(timeZone: string, minute: number): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MILLISECONDS).toZonedDateTimeISO(timeZone);
  const change = at.getTimeZoneTransition('next');
  return {
    startMinute: minute,
    endMinute: change ? Math.ceil(change.epochMilliseconds / MINUTE_MILLISECONDS) : Number.POSITIVE_INFINITY,
    offsetMinutes: at.offsetNanoseconds / MINUTE_NANOSECONDS,
  };
}
