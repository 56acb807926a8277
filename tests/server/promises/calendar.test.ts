import { calendarSchema } from '@helpslip/server/promises/calendar.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const period = (from: string, to: string) => ({ timeZone: 'UTC', weekly: { '1': [{ from, to }] }, holidays: [] });
const messagesFor = (calendar: unknown) =>
  v.safeParse(calendarSchema, calendar).issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [];

describe('A calendar', () => {
  test('is taken as it is when all is well', () => {
    const calendar = {
      timeZone: 'Europe/Berlin',
      weekly: { '1': [{ from: '09:00', to: '24:00' }], '6': [{ from: '22:00', to: '06:00' }], '7': [] },
      holidays: ['2026-12-25', '2028-02-29'],
    };
    expect(v.parse(calendarSchema, calendar)).toEqual(calendar);
  });

  test.each(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'knows the zone %s',
    (timeZone) => {
      expect(messagesFor({ timeZone, weekly: {}, holidays: [] })).toEqual([]);
    },
  );

  test.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin ', '../etc/passwd', '2026-01-01T00:00Z[Europe/Berlin]'])(
    'does not take "%s" for a zone',
    (timeZone) => {
      expect(messagesFor({ timeZone, weekly: {}, holidays: [] })).toEqual([
        'timeZone: This is not a time zone. Write one such as Europe/Berlin.',
      ]);
    },
  );

  test('says what is wrong with a time', () => {
    expect(messagesFor(period('9:00', '17:00'))).toEqual([
      'weekly.1.0.from: Write a time from 00:00 to 23:59, such as 09:30.',
    ]);
    expect(messagesFor(period('24:00', '06:00'))).toEqual([
      'weekly.1.0.from: Write a time from 00:00 to 23:59, such as 09:30.',
    ]);
    expect(messagesFor(period('09:00', '24:01'))).toEqual([
      'weekly.1.0.to: Write a time from 00:00 to 24:00, such as 17:30.',
    ]);
    expect(messagesFor(period('09:00', '09:00'))).toEqual([
      'weekly.1.0: A period needs two different times. For a whole day write 00:00 to 24:00.',
    ]);
  });

  test.each(['2026-02-29', '2026-13-01', '25.12.2026', '2026-12-25T00:00:00Z', ''])(
    'does not take "%s" for a date',
    (date) => {
      expect(messagesFor({ timeZone: 'UTC', weekly: {}, holidays: [date] })).toEqual([
        'holidays.0: This is not a date. Write one such as 2026-12-25.',
      ]);
    },
  );

  test('has at most ten periods a day and four hundred holidays', () => {
    const periods = Array.from({ length: 11 }, () => ({ from: '09:00', to: '10:00' }));
    expect(messagesFor({ timeZone: 'UTC', weekly: { '3': periods }, holidays: [] })).toEqual([
      'weekly.3: A day has at most 10 periods.',
    ]);
    expect(messagesFor({ timeZone: 'UTC', weekly: {}, holidays: Array(401).fill('2026-12-25') })).toEqual([
      'holidays: A calendar has at most 400 holidays. Take the past ones out.',
    ]);
  });

  test.each([
    [{ timeZone: 'UTC', weekly: {}, holidays: [], admin: true }],
    [{ timeZone: 'UTC', weekly: { '8': [] }, holidays: [] }],
    [{ timeZone: 'UTC', weekly: { '1': [{ from: '09:00', to: '10:00', note: 'x' }] }, holidays: [] }],
    [{ timeZone: 'UTC', weekly: {} }],
    [null],
  ])('has nothing unknown in it and nothing missing: %j', (calendar) => {
    expect(v.safeParse(calendarSchema, calendar).success).toBe(false);
  });
});
