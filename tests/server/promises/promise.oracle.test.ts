import { addBusinessDays } from '@helpslip/server/promises/business-days.ts';
import { addBusinessMinutes, businessMinutesBetween, isOpenAt } from '@helpslip/server/promises/business-minutes.ts';
import type { Calendar } from '@helpslip/shared/contract';
import { describe, expect, test } from 'vitest';
import {
  changesOf,
  countOpenMinutes,
  isMinuteOpen,
  paint,
  readWallClock,
  type WallClock,
  walkBusinessDays,
  walkOpenMinutes,
} from '../../support/minute-by-minute.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { randomCalendar, randomMinutes } from './random-calendar.ts';

const HORIZON_DAYS = 400;
const START_DAYS = 400;

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
/** `npm run oracle` asks for 100,000; every run of the suite for 20,000 and a few. */
const CASES_A_ZONE = Math.ceil(Number(process.env.ORACLE_CASES ?? 20_020) / zones.length);

/** Half of the instants lie within three days of a change of the clocks, and half are whole minutes. */
function randomInstant(clock: WallClock, changes: number[], random: () => number): Date {
  const change = changes[Math.floor(random() * changes.length)];
  const isNearChange = change !== undefined && random() < 0.5;
  const minute = isNearChange ? change + (random() - 0.7) * 4 * 1440 : clock.firstMinute + random() * START_DAYS * 1440;
  const within = Math.min(Math.max(minute, clock.firstMinute), clock.firstMinute + START_DAYS * 1440);
  return new Date(Math.floor((random() < 0.5 ? Math.floor(within) : within) * 60_000));
}

/** Walking through days takes long: every third case does. */
const CASES_FOR_DAYS = 3;

/** From one to ten business days; now and then more than a year holds. */
function randomDays(random: () => number): number {
  return 1 + Math.floor(random() * (random() < 0.98 ? 10 : 400));
}

interface Disagreement {
  calendar: Calendar;
  from: string;
  asked: string;
  promised: unknown;
  walked: unknown;
}

describe('F23 The promise agrees with a walk along the wall clock, minute by minute,', () => {
  test.each(zones)('in %s from %s (%s)', { timeout: 300_000 }, (timeZone, fromDate) => {
    const clock = readWallClock(timeZone, fromDate, START_DAYS + HORIZON_DAYS + 2);
    const changes = changesOf(clock);
    const changeDates = changes.map((minute) => new Date(minute * 60_000).toISOString().slice(0, 10));
    const random = seededRandom(`${timeZone} ${fromDate}`);
    const disagreements: Disagreement[] = [];
    const given = { promises: 0, refusals: 0, openings: 0, days: 0, lateDays: 0, counted: 0 };
    for (let i = 0; i < CASES_A_ZONE; i++) {
      const calendar = randomCalendar(timeZone, fromDate, changeDates, random);
      const painted = paint(clock, calendar);
      const from = randomInstant(clock, changes, random);
      const compare = (asked: string, promised: unknown, walked: unknown) => {
        if (promised !== walked) disagreements.push({ calendar, from: from.toISOString(), asked, promised, walked });
      };

      const minutes = randomMinutes(random);
      const by = addBusinessMinutes(calendar, from, minutes);
      if (by) given.promises++;
      else given.refusals++;
      compare(
        `${minutes} minutes`,
        by?.toISOString(),
        walkOpenMinutes(painted, from, minutes, HORIZON_DAYS)?.toISOString(),
      );

      const isOpen = isOpenAt(calendar, from);
      if (isOpen) given.openings++;
      compare('open', isOpen, isMinuteOpen(painted, from));

      if (i % CASES_FOR_DAYS === 0) {
        const days = randomDays(random);
        const byDay = addBusinessDays(calendar, from, days);
        if (byDay) given.days++;
        else given.lateDays++;
        compare(
          `${days} days`,
          byDay?.toISOString(),
          walkBusinessDays(painted, from, days, HORIZON_DAYS)?.toISOString(),
        );
      }

      const to = new Date(from.getTime() + Math.floor((random() * 20 - 1) * 86_400_000));
      const between = businessMinutesBetween(calendar, from, to);
      if (between > 0) given.counted++;
      compare(`minutes until ${to.toISOString()}`, between, countOpenMinutes(painted, from, to));
    }
    expect(disagreements.slice(0, 5)).toEqual([]);
    expect(given.promises).toBeGreaterThan(CASES_A_ZONE / 2);
    expect(given.refusals).toBeGreaterThan(10);
    expect(given.openings).toBeGreaterThan(CASES_A_ZONE / 10);
    expect(given.days).toBeGreaterThan(CASES_A_ZONE / CASES_FOR_DAYS / 2);
    expect(given.lateDays).toBeGreaterThan(10);
    expect(given.counted).toBeGreaterThan(CASES_A_ZONE / 2);
  });
});
