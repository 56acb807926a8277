import { addBusinessMinutes, isOpenAt } from '@helpslip/server/promises/business-minutes.ts';
import type { Calendar } from '@helpslip/server/promises/calendar.ts';
import { describe, expect, test } from 'vitest';
import {
  changesOf,
  isMinuteOpen,
  readWallClock,
  type WallClock,
  walkOpenMinutes,
} from '../../support/minute-by-minute.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { randomCalendar, randomMinutes } from './random-calendar.ts';

const HORIZON_DAYS = 400;
const START_DAYS = 400;
const CASES_A_ZONE = 1_700;

// Each zone with a stretch of time in which its clocks do something awkward.
const zones: [zone: string, fromDate: string, why: string][] = [
  ['Europe/Berlin', '2026-01-01', 'summer time, north'],
  ['America/New_York', '2026-01-01', 'summer time, north, on other days'],
  ['Australia/Lord_Howe', '2026-01-01', 'summer time, south, by half an hour'],
  ['Pacific/Chatham', '2026-01-01', 'summer time, south, from 12:45 to 13:45'],
  ['Asia/Kolkata', '2026-01-01', 'never changes, a half hour away'],
  ['Pacific/Apia', '2011-06-01', 'left out 2011-12-30, with summer time around it'],
  ['Africa/Casablanca', '2026-01-01', 'puts its clocks back for Ramadan'],
  ['America/Sao_Paulo', '2018-01-01', 'had days that began at 01:00'],
  ['America/St_Johns', '2010-01-01', 'changed its clocks at one past midnight'],
  ['Antarctica/Troll', '2026-01-01', 'summer time by two hours'],
  ['Asia/Pyongyang', '2017-12-01', 'moved by half an hour, once'],
  ['America/Caracas', '2015-12-01', 'moved by half an hour, once, at night'],
  ['UTC', '2026-01-01', 'the plain case'],
];

/** Half of the instants lie within three days of a change of the clocks, and half are whole minutes. */
function randomInstant(clock: WallClock, changes: number[], random: () => number): Date {
  const change = changes[Math.floor(random() * changes.length)];
  const isNearChange = change !== undefined && random() < 0.5;
  const minute = isNearChange ? change + (random() - 0.7) * 4 * 1440 : clock.firstMinute + random() * START_DAYS * 1440;
  const within = Math.min(Math.max(minute, clock.firstMinute), clock.firstMinute + START_DAYS * 1440);
  return new Date(Math.floor((random() < 0.5 ? Math.floor(within) : within) * 60_000));
}

interface Disagreement {
  calendar: Calendar;
  from: string;
  minutes: number;
  promised: string | undefined;
  walked: string | undefined;
}

describe('The promise agrees with a walk along the wall clock, minute by minute,', () => {
  test.each(zones)('in %s from %s (%s)', { timeout: 60_000 }, (timeZone, fromDate) => {
    const clock = readWallClock(timeZone, fromDate, START_DAYS + HORIZON_DAYS + 2);
    const changes = changesOf(clock);
    const changeDates = changes.map((minute) => new Date(minute * 60_000).toISOString().slice(0, 10));
    const random = seededRandom(`${timeZone} ${fromDate}`);
    const disagreements: Disagreement[] = [];
    let promises = 0;
    let refusals = 0;
    let openings = 0;
    for (let i = 0; i < CASES_A_ZONE; i++) {
      const calendar = randomCalendar(timeZone, fromDate, changeDates, random);
      const from = randomInstant(clock, changes, random);
      const minutes = randomMinutes(random);
      const promised = addBusinessMinutes(calendar, from, minutes)?.toISOString();
      const walked = walkOpenMinutes(clock, calendar, from, minutes, HORIZON_DAYS)?.toISOString();
      if (promised) promises++;
      else refusals++;
      if (isOpenAt(calendar, from)) openings++;
      if (promised !== walked || isOpenAt(calendar, from) !== isMinuteOpen(clock, calendar, from)) {
        disagreements.push({ calendar, from: from.toISOString(), minutes, promised, walked });
      }
    }
    expect(disagreements).toEqual([]);
    expect(promises).toBeGreaterThan(CASES_A_ZONE / 2);
    expect(refusals).toBeGreaterThan(10);
    expect(openings).toBeGreaterThan(CASES_A_ZONE / 10);
  });
});
