import { businessMinutesBetween } from '@helpslip/server/promises/business-minutes.ts';
import { openMinutesWithin } from '@helpslip/server/promises/open-minutes.ts';
import { expect, test } from 'vitest';
import { seededRandom } from '../../support/seeded-random.ts';
import { randomCalendar } from './random-calendar.ts';

const DAY = 86_400_000;

test('many pairs of instants are counted as one is, on any calendar', () => {
  const random = seededRandom('open minutes');
  const changes = ['2026-03-29', '2026-10-25'];
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC']) {
    for (let calendars = 0; calendars < 25; calendars++) {
      const calendar = randomCalendar(timeZone, '2026-01-01', changes, random);
      const earliest = Date.parse('2026-03-20T00:00:00Z') + Math.floor(random() * 200 * DAY);
      const latest = earliest + Math.floor(random() * 40 * DAY);
      const openBetween = openMinutesWithin(calendar, earliest, latest);
      for (let pairs = 0; pairs < 20; pairs++) {
        const instant = () => earliest + Math.floor(random() * (latest - earliest));
        const [from, to] = [instant(), instant()];
        const told = `${timeZone} ${JSON.stringify(calendar)} ${from} ${to}`;
        expect(openBetween(from, to), told).toBe(businessMinutesBetween(calendar, new Date(from), new Date(to)));
      }
      expect(openBetween(earliest, latest)).toBe(
        businessMinutesBetween(calendar, new Date(earliest), new Date(latest)),
      );
    }
  }
});
