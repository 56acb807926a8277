import { holidaySchema, holidayTest } from '@helpslip/server/promises/holidays.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const messagesFor = (holiday: unknown) =>
  v.safeParse(holidaySchema, holiday).issues?.map(({ message }) => message) ?? [];

describe('A holiday', () => {
  test('is a date, one with a name, or the days from one to another', () => {
    const isHoliday = holidayTest([
      '2026-12-25',
      { from: '2026-05-01', name: 'Labour Day' },
      { from: '2026-12-30', to: '2027-01-02' },
    ]);
    for (const day of ['2026-12-25', '2026-05-01', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'])
      expect([day, isHoliday(day)]).toEqual([day, true]);
    for (const day of ['2025-12-25', '2027-05-01', '2026-12-29', '2027-01-03'])
      expect([day, isHoliday(day)]).toEqual([day, false]);
  });

  test('of every year comes again from the year that it is written for, also over New Year', () => {
    const isHoliday = holidayTest([
      { from: '2026-05-01', isYearly: true },
      { from: '2026-12-24', to: '2027-01-02', isYearly: true },
      { from: '2027-02-27', to: '2027-03-01', isYearly: true },
    ]);
    for (const day of [
      '2026-05-01',
      '2031-05-01',
      '2026-12-24',
      '2027-01-02',
      '2030-12-31',
      '2031-01-01',
      '2028-02-29',
      '2029-03-01',
    ])
      expect([day, isHoliday(day)]).toEqual([day, true]);
    for (const day of ['2025-05-01', '2026-01-01', '2030-01-03', '2030-12-23', '2026-02-28', '2028-03-02'])
      expect([day, isHoliday(day)]).toEqual([day, false]);
  });

  test.each([
    ['2026-02-29', 'This is not a date. Write one such as 2026-12-25.'],
    [{ from: '2026-13-01' }, 'This is not a date. Write one such as 2026-12-25.'],
    [{ from: '2026-12-25', to: '2026-12-24' }, 'The last day cannot lie before the first.'],
    [{ from: '2026-01-01', to: '2027-06-01' }, 'A holiday is at most a year long.'],
    [{ from: '2026-01-01', to: '2026-12-31', isYearly: true }, 'A holiday of every year must be shorter than a year.'],
    [{ from: '2028-02-29', isYearly: true }, 'Most years have no 29 February. Let it start or end on another day.'],
    [{ from: '2026-12-25', name: ' ' }, 'Write something here.'],
    [{ from: '2026-12-25', name: 'x'.repeat(101) }, 'Shorten this to 100 characters.'],
    [20261225, 'Write a date such as 2026-12-25, or the first and the last as from and to.'],
    [null, 'Write a date such as 2026-12-25, or the first and the last as from and to.'],
  ])('%j is none, and says why', (holiday, message) => {
    expect(messagesFor(holiday)).toEqual([message]);
  });

  test('has nothing unknown in it', () => {
    expect(messagesFor({ from: '2026-12-25', country: 'de' })).toHaveLength(1);
  });
});
