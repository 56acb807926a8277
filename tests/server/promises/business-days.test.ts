import { addBusinessDays } from '@helpslip/server/promises/business-days.ts';
import { businessMinutesBetween } from '@helpslip/server/promises/business-minutes.ts';
import type { Calendar, Period } from '@helpslip/shared/contract';
import { describe, expect, test } from 'vitest';

const officeDay: Period[] = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '17:30' },
];
const shop: Calendar = {
  timeZone: 'Europe/Berlin',
  weekly: { '1': officeDay, '2': officeDay, '3': officeDay, '4': officeDay, '5': officeDay },
  holidays: [{ from: '2026-12-24', to: '2027-01-01', name: 'Between the years' }],
};

/** Takes and gives instants in any offset that reads well: equal instants are equal. */
function expectEnd(calendar: Calendar, from: string, days: number, by: string): void {
  expect(addBusinessDays(calendar, new Date(from), days)).toEqual(new Date(by));
}

describe('One business day', () => {
  test('is over with the hours of the next day, whether asked before, within or after those of today', () => {
    for (const time of ['00:00', '08:00', '13:00', '17:29', '23:59']) {
      expectEnd(shop, `2026-11-17T${time}:00+01:00`, 1, '2026-11-18T17:30:00+01:00');
    }
  });

  test('asked on a Friday evening or at the weekend ends on Monday', () => {
    for (const from of ['2026-11-20T18:00:00+01:00', '2026-11-21T12:00:00+01:00', '2026-11-22T23:59:59+01:00']) {
      expectEnd(shop, from, 1, '2026-11-23T17:30:00+01:00');
    }
  });

  test('goes around holidays of several days and the weekend behind them', () => {
    expectEnd(shop, '2026-12-23T10:00:00+01:00', 1, '2027-01-04T17:30:00+01:00');
  });

  test('is the day of the site, wherever the visitor is', () => {
    expectEnd(shop, '2026-11-18T07:00:00+09:00', 1, '2026-11-18T17:30:00+01:00');
  });

  test('that ends with a night shift ends in the morning', () => {
    const night: Calendar = {
      timeZone: 'Europe/Berlin',
      weekly: { '5': [{ from: '22:00', to: '06:00' }] },
      holidays: [],
    };
    expectEnd(night, '2026-11-19T12:00:00+01:00', 1, '2026-11-21T06:00:00+01:00');
    expectEnd(night, '2026-11-21T03:00:00+01:00', 1, '2026-11-28T06:00:00+01:00');
  });

  test('is none that an island left out, and none whose only hour the clocks left out', () => {
    const daily = (timeZone: string, hours: Period[]): Calendar => ({
      timeZone,
      weekly: { '1': hours, '2': hours, '3': hours, '4': hours, '5': hours, '6': hours, '7': hours },
      holidays: [],
    });
    expectEnd(daily('Pacific/Apia', officeDay), '2011-12-29T12:00:00-10:00', 1, '2011-12-31T17:30:00+14:00');
    const early = daily('Europe/Berlin', [{ from: '02:00', to: '03:00' }]);
    expectEnd(early, '2026-03-28T12:00:00+01:00', 1, '2026-03-30T03:00:00+02:00');
  });
});

test('Several business days are counted one by one', () => {
  expectEnd(shop, '2026-11-18T10:00:00+01:00', 2, '2026-11-20T17:30:00+01:00');
  expectEnd(shop, '2026-11-18T10:00:00+01:00', 5, '2026-11-25T17:30:00+01:00');
});

test('Business days come to an end where nobody is ever there, or too seldom', () => {
  const friday = new Date('2026-11-20T10:00:00Z');
  expect(addBusinessDays({ ...shop, weekly: {} }, friday, 1)).toBeNull();
  expect(addBusinessDays(shop, friday, 300)).toBeNull();
  expect(() => addBusinessDays(shop, friday, 0)).toThrow(RangeError);
  expect(() => addBusinessDays(shop, new Date(Number.NaN), 1)).toThrow(RangeError);
});

test('The open minutes between two instants leave out nights, lunch and holidays, and are none backwards', () => {
  const between = (from: string, to: string) => businessMinutesBetween(shop, new Date(from), new Date(to));
  expect(between('2026-11-20T17:00:00+01:00', '2026-11-23T09:30:00+01:00')).toBe(60);
  expect(between('2026-11-20T12:00:00+01:00', '2026-11-20T14:00:00+01:00')).toBe(60);
  expect(between('2026-12-23T17:30:00+01:00', '2027-01-04T09:00:00+01:00')).toBe(0);
  expect(between('2026-11-20T14:00:00+01:00', '2026-11-20T12:00:00+01:00')).toBe(0);
  expect(between('2026-11-20T10:00:00.500+01:00', '2026-11-20T10:01:00.500+01:00')).toBe(1);
});
