import * as v from 'valibot';
import { holidaySchema, MOST_HOLIDAYS } from './holidays.ts';

const MAX_PERIODS_A_DAY = 10;

export const timeZoneSchema = v.pipe(
  v.string('Name a time zone such as Europe/Berlin.'),
  v.maxLength(64, 'This is not a time zone. Write one such as Europe/Berlin.'),
  v.check(isTimeZone, 'This is not a time zone. Write one such as Europe/Berlin.'),
);

const startTime = v.pipe(
  v.string('Write a time such as 09:30.'),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time from 00:00 to 23:59, such as 09:30.'),
);
const endTime = v.pipe(
  v.string('Write a time such as 17:30.'),
  v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time from 00:00 to 24:00, such as 17:30.'),
);
const period = v.pipe(
  v.strictObject({ from: startTime, to: endTime }),
  v.check(({ from, to }) => from !== to, 'A period needs two different times. For a whole day write 00:00 to 24:00.'),
);
const day = v.optional(
  v.pipe(v.array(period), v.maxLength(MAX_PERIODS_A_DAY, `A day has at most ${MAX_PERIODS_A_DAY} periods.`)),
);

/**
 * Reads a calendar, strictly. A period whose `to` lies before its `from` runs over midnight and belongs to the day on which it starts;
 * periods may overlap, and count once.
 */
export const calendarSchema = v.strictObject({
  timeZone: timeZoneSchema,
  weekly: v.strictObject({ '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day }),
  holidays: v.pipe(
    v.array(holidaySchema),
    v.maxLength(MOST_HOLIDAYS, `A calendar has at most ${MOST_HOLIDAYS} holidays. Take the past ones out.`),
  ),
});

/** Whether a zone of this name is known. */
export function isTimeZone(name: string): boolean {
  // Newer engines also take "+02:00", which knows nothing of summer time.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
