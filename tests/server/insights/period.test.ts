import { percentilesOf } from '@helpslip/server/insights/percentiles.ts';
import { daysBetween, lastDays, midnightBefore, nextMidnight } from '@helpslip/server/insights/period.ts';
import { expect, test } from 'vitest';

const at = (text: string) => new Date(text);

test('the last days are those of the site, not of the server', () => {
  const late = at('2026-01-14T23:30:00Z');
  expect(lastDays('Europe/Berlin', late, 2).days).toEqual(['2026-01-14', '2026-01-15']);
  expect(lastDays('America/New_York', late, 2).days).toEqual(['2026-01-13', '2026-01-14']);
});

test('a day on which the clocks are changed has 23 or 25 hours', () => {
  const spring = daysBetween('Europe/Berlin', '2026-03-29', '2026-03-30');
  expect(spring?.starts).toEqual([at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'), at('2026-03-30T22:00:00Z')]);
  expect(nextMidnight('Europe/Berlin', at('2026-10-25T12:00:00Z'))).toEqual(at('2026-10-25T23:00:00Z'));
  expect(midnightBefore('Europe/Berlin', at('2026-10-26T00:30:00Z'), 1)).toEqual(at('2026-10-24T22:00:00Z'));
});

test('a day may begin at one in the morning', () => {
  const day = daysBetween('Africa/Cairo', '2026-04-24', '2026-04-24');
  expect(day?.starts).toEqual([at('2026-04-23T22:00:00Z'), at('2026-04-24T21:00:00Z')]);
});

test.each([
  ['2026-01-02', '2026-01-01'],
  ['2026-02-29', '2026-03-01'],
  ['2025-01-01', '2026-01-02'],
  ['26-01-01', '26-01-02'],
  ['', ''],
  ['2026-01-01T00:00', '2026-01-02'],
])('there is no period from %j to %j', (from, to) => {
  expect(daysBetween('Europe/Berlin', from, to)).toBeNull();
});

test('a leap year is the longest period', () => {
  expect(daysBetween('Europe/Berlin', '2028-01-01', '2028-12-31')?.days).toHaveLength(366);
});

test('percentiles are values that occurred', () => {
  expect(percentilesOf([])).toBeNull();
  expect(percentilesOf([7])).toEqual({ median: 7, eighty: 7, count: 1 });
  expect(percentilesOf([50, 10, 40, 20, 30])).toEqual({ median: 30, eighty: 40, count: 5 });
});
