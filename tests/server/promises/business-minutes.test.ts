import { addBusinessMinutes, isOpenAt } from '@helpslip/server/promises/business-minutes.ts';
import type { Calendar, Period } from '@helpslip/shared/contract';
import { describe, expect, test } from 'vitest';

const officeDay: Period[] = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '17:30' },
];
const shop: Calendar = {
  timeZone: 'Europe/Berlin',
  weekly: { '1': officeDay, '2': officeDay, '3': officeDay, '4': officeDay, '5': officeDay },
  holidays: ['2026-12-24', '2026-12-25'],
};
const daily = (timeZone: string, periods: Period[], holidays: string[] = []): Calendar => ({
  timeZone,
  weekly: { '1': periods, '2': periods, '3': periods, '4': periods, '5': periods, '6': periods, '7': periods },
  holidays,
});

/** Takes and gives instants in any offset that reads well: equal instants are equal. */
function expectPromise(calendar: Calendar, from: string, minutes: number, by: string): void {
  expect(addBusinessMinutes(calendar, new Date(from), minutes)).toEqual(new Date(by));
}

describe('A promise of two hours', () => {
  test('says Monday when it is given on a Friday evening', () => {
    expectPromise(shop, '2026-11-20T18:00:00+01:00', 120, '2026-11-23T11:00:00+01:00');
  });

  test('is kept within the day when there is time enough', () => {
    expectPromise(shop, '2026-11-20T09:40:00+01:00', 120, '2026-11-20T11:40:00+01:00');
  });

  test('waits while everybody is at lunch', () => {
    expectPromise(shop, '2026-11-20T12:00:00+01:00', 120, '2026-11-20T15:00:00+01:00');
  });

  test('that ends with the day says the end of the day, not the next morning', () => {
    expectPromise(shop, '2026-11-20T15:30:00+01:00', 120, '2026-11-20T17:30:00+01:00');
  });

  test('goes around the holidays and the weekend behind them', () => {
    expectPromise(shop, '2026-12-23T17:00:00+01:00', 120, '2026-12-28T10:30:00+01:00');
  });

  test('is the same instant for a visitor in Tokyo', () => {
    expectPromise(shop, '2026-11-21T02:00:00+09:00', 120, '2026-11-23T19:00:00+09:00');
  });
});

describe('When the clocks change', () => {
  const nights = (timeZone: string, holidays: string[] = []) =>
    daily(timeZone, [{ from: '01:00', to: '04:00' }], holidays);

  test('the hour that is left out in spring is not counted', () => {
    expectPromise(nights('Europe/Berlin'), '2026-03-29T01:00:00+01:00', 120, '2026-03-29T04:00:00+02:00');
  });

  test('the hour that comes twice in autumn counts twice', () => {
    expectPromise(nights('Europe/Berlin'), '2026-10-25T01:00:00+02:00', 240, '2026-10-25T04:00:00+01:00');
  });

  test('hours that end within the repeated hour open a second time', () => {
    const early = daily('Europe/Berlin', [{ from: '01:00', to: '02:30' }]);
    expect(isOpenAt(early, new Date('2026-10-25T02:15:00+02:00'))).toBe(true);
    expect(isOpenAt(early, new Date('2026-10-25T02:45:00+02:00'))).toBe(false);
    expect(isOpenAt(early, new Date('2026-10-25T02:15:00+01:00'))).toBe(true);
    expectPromise(early, '2026-10-25T01:00:00+02:00', 120, '2026-10-25T02:30:00+01:00');
  });

  test('half an hour is enough on Lord Howe', () => {
    expectPromise(nights('Australia/Lord_Howe'), '2026-10-04T01:00:00+10:30', 150, '2026-10-04T04:00:00+11:00');
  });

  test('a holiday on that very day closes it all', () => {
    expectPromise(
      nights('Europe/Berlin', ['2026-03-29']),
      '2026-03-28T03:30:00+01:00',
      60,
      '2026-03-30T01:30:00+02:00',
    );
  });

  test('a day that an island skipped is not waited for, and not counted', () => {
    const apia = daily('Pacific/Apia', officeDay);
    expectPromise(apia, '2011-12-29T17:00:00-10:00', 60, '2011-12-31T09:30:00+14:00');
  });
});

describe('A shift over midnight', () => {
  const nightShift: Calendar = {
    timeZone: 'Europe/Berlin',
    weekly: { '5': [{ from: '22:00', to: '06:00' }] },
    holidays: ['2026-11-21', '2026-11-27'],
  };

  test('belongs to the day on which it starts: the holiday after it does not end it', () => {
    expectPromise(nightShift, '2026-11-20T23:00:00+01:00', 420, '2026-11-21T06:00:00+01:00');
  });

  test('does not take place at all when it would start on a holiday', () => {
    expectPromise(nightShift, '2026-11-21T05:30:00+01:00', 60, '2026-12-04T22:30:00+01:00');
  });
});

describe('Counting', () => {
  test('begins with the next whole minute, so that a promise is never too early', () => {
    expectPromise(shop, '2026-11-20T10:00:00.001+01:00', 1, '2026-11-20T10:02:00+01:00');
    expectPromise(shop, '2026-11-20T10:00:00+01:00', 0.2, '2026-11-20T10:01:00+01:00');
  });

  test('goes on around the clock where a day ends at 24:00', () => {
    const always = daily('Europe/Berlin', [{ from: '00:00', to: '24:00' }]);
    expectPromise(always, '2026-11-20T18:00:00+01:00', 24 * 60, '2026-11-21T18:00:00+01:00');
  });

  test('takes overlapping periods once', () => {
    const overlapping = daily('UTC', [
      { from: '08:00', to: '12:00' },
      { from: '10:00', to: '14:00' },
      { from: '09:00', to: '09:30' },
    ]);
    expectPromise(overlapping, '2026-11-20T08:00:00Z', 360, '2026-11-20T14:00:00Z');
  });

  test('gives up where nobody is ever there', () => {
    expect(addBusinessMinutes({ ...shop, weekly: {} }, new Date('2026-11-20T10:00:00Z'), 1)).toBeNull();
    expect(isOpenAt({ ...shop, weekly: {} }, new Date('2026-11-20T10:00:00Z'))).toBe(false);
  });

  test('refuses what is not a time', () => {
    const friday = new Date('2026-11-20T10:00:00Z');
    expect(() => addBusinessMinutes(shop, friday, -1)).toThrow(RangeError);
    expect(() => addBusinessMinutes(shop, friday, Number.NaN)).toThrow(RangeError);
    expect(() => addBusinessMinutes(shop, new Date(Number.NaN), 0)).toThrow(RangeError);
    expect(() => isOpenAt(shop, new Date(Number.NaN))).toThrow(RangeError);
    expect(() => isOpenAt({ ...shop, timeZone: 'Mars/Olympus' }, friday)).toThrow(RangeError);
  });
});

describe('Being open', () => {
  test('starts with the first minute of a period and ends before the last', () => {
    const isOpen = (at: string) => isOpenAt(shop, new Date(at));
    expect(isOpen('2026-11-20T08:59:59.999+01:00')).toBe(false);
    expect(isOpen('2026-11-20T09:00:00+01:00')).toBe(true);
    expect(isOpen('2026-11-20T12:29:59.999+01:00')).toBe(true);
    expect(isOpen('2026-11-20T12:30:00+01:00')).toBe(false);
    expect(isOpen('2026-12-24T10:00:00+01:00')).toBe(false);
  });
});
