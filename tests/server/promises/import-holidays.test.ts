import { readFileSync } from 'node:fs';
import { type ImportedHolidays, importHolidays } from '@helpslip/server/promises/import-holidays.ts';
import { describe, expect, test } from 'vitest';

const now = new Date('2026-11-22T10:00:00Z');
const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Somebody//Holidays//EN',
    ...events.flatMap((lines, index) => ['BEGIN:VEVENT', `UID:${index}@example.com`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const read = (...events: string[][]): ImportedHolidays => importHolidays(file(...events), now);
const day = (date: string, ...more: string[]) => [`DTSTART;VALUE=DATE:${date}`, 'SUMMARY:A day', ...more];
const reasons = (...events: string[][]) => read(...events).refused.map(({ reason }) => reason);

describe('From a calendar file', () => {
  test('come single days and ranges, whose end the file names a day later, in order, with their names', () => {
    const christmas = ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Between the years'];
    const unity = [
      'SUMMARY:Tag der Deutschen Einheit\\, Feiertag',
      'DTSTART;VALUE=DATE:20271003',
      'DTEND;VALUE=DATE:20271004',
    ];
    const tour = ['DTSTART;VALUE=DATE:20270301', 'DURATION:P3D'];
    expect(read(unity, christmas, tour)).toEqual({
      holidays: [
        { from: '2026-12-24', to: '2027-01-01', name: 'Between the years' },
        { from: '2027-03-01', to: '2027-03-03' },
        { from: '2027-10-03', name: 'Tag der Deutschen Einheit, Feiertag' },
      ],
      refused: [],
    });
  });

  test('one day may end on the next day, on itself, or not say so', () => {
    const { holidays } = read(
      day('20261224', 'DTEND;VALUE=DATE:20261225'),
      day('20261225', 'DTEND;VALUE=DATE:20261225'),
      day('20261226'),
    );
    expect(holidays.map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-24', undefined],
      ['2026-12-25', undefined],
      ['2026-12-26', undefined],
    ]);
  });

  test('yearly ones are taken for the next three years, also on the last Monday of a month, without the excepted', () => {
    const fixed = day('19900501', 'RRULE:FREQ=YEARLY');
    const monday = day('20200525', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', 'EXDATE;VALUE=DATE:20280529');
    const ended = day('20200101', 'RRULE:FREQ=YEARLY;UNTIL=20270101');
    const leap = day('20240229', 'RRULE:FREQ=YEARLY');
    const dates = (event: string[]) => read(event).holidays.map(({ from }) => from);
    expect(dates(fixed)).toEqual(['2027-05-01', '2028-05-01', '2029-05-01']);
    expect(dates(monday)).toEqual(['2027-05-31', '2029-05-28']);
    expect(dates(ended)).toEqual(['2027-01-01']);
    expect(dates(leap)).toEqual(['2028-02-29']);
  });

  test('what is over is left out, what goes on is taken, what was called off is none, and nothing comes twice', () => {
    expect(
      read(
        day('20261119'),
        ['DTSTART;VALUE=DATE:20261115', 'DTEND;VALUE=DATE:20261201', 'SUMMARY:Moving'],
        day('20261224', 'STATUS:CANCELLED'),
        day('20270101'),
        day('20270101'),
      ).holidays,
    ).toEqual([
      { from: '2026-11-15', to: '2026-11-30', name: 'Moving' },
      { from: '2027-01-01', name: 'A day' },
    ]);
  });

  test('what cannot be a holiday is refused one by one, with its number, its name and why; the rest is taken', () => {
    const party = ['DTSTART:20261218T180000Z', 'DTEND:20261218T230000Z', 'SUMMARY:Party'];
    expect(read(day('20261224'), party)).toEqual({
      holidays: [{ from: '2026-12-24', name: 'A day' }],
      refused: [{ event: 2, name: 'Party', reason: 'It has a time of day. Only whole days can be holidays.' }],
    });
    expect(reasons(day('20261224', 'RRULE:FREQ=WEEKLY'))[0]).toMatch(/^It repeats in another way/);
    expect(reasons(day('20261224', 'RRULE:FREQ=YEARLY;BYWEEKNO=20'))[0]).toMatch(/^It repeats in another way/);
    expect(reasons(day('20261224', 'RDATE;VALUE=DATE:20270104'))[0]).toMatch(/^It repeats on a list/);
    expect(reasons(day('20261224', 'DTEND;VALUE=DATE:20261220'))).toEqual(['It ends before it starts.']);
    expect(reasons(['SUMMARY:Some day'])).toEqual(['It has no date.']);
    expect(reasons(day('20261345'))).toEqual(['It has no date.']);
    expect(reasons(day('20261224', 'DTEND;VALUE=DATE:20280101'))).toEqual(['Its dates cannot be read.']);
  });

  test('a name is cut to a line of what can be read', () => {
    const name = (summary: string) => read(['DTSTART;VALUE=DATE:20261224', `SUMMARY:${summary}`]).holidays[0]?.name;
    expect(name('x'.repeat(300))).toBe('x'.repeat(100));
    expect(name('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
    expect(name('')).toBeUndefined();
    expect(name('\u0007')).toBeUndefined();
  });
});

describe('A calendar file', () => {
  test.each([
    ['', 'nothing'],
    ['hello', 'a text'],
    ['{"holidays": []}', 'JSON'],
    ['BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n', 'an address card'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', 'half a file'],
  ])('%j is none', (text) => {
    expect(() => importHolidays(text, now)).toThrow(/calendar file|no event/);
  });

  test('starts with a byte order mark or not, and ends its lines one way or the other', () => {
    const text = file(day('20261224'));
    expect(importHolidays(`\uFEFF${text}`, now).holidays).toHaveLength(1);
    expect(importHolidays(text.replaceAll('\r\n', '\n'), now).holidays).toHaveLength(1);
  });

  test('is bounded in size, events and holidays', () => {
    expect(() => importHolidays('x'.repeat(500_001), now)).toThrow('too large');
    expect(() => read(...Array<string[]>(1_001).fill(day('20261224')))).toThrow('more than 1000 events');
    const weekly = day('20260105', 'RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR');
    expect(reasons(weekly)).toEqual(['It repeats more than 400 times.']);
    const days = (month: number) =>
      Array.from(
        { length: 28 },
        (_, index) => `2027${String(month).padStart(2, '0')}${String(index + 1).padStart(2, '0')}`,
      );
    const year = Array.from({ length: 12 }, (_, index) => days(index + 1)).flat();
    expect(() =>
      read(
        ...[
          ...year,
          ...days(1).map((date) => date.replace('2027', '2028')),
          ...year.slice(0, 60).map((date) => date.replace('2027', '2029')),
        ].map((date) => day(date)),
      ),
    ).toThrow('more than 400 holidays');
  });

  test('cannot keep the server busy: rules for days that never come, old starts, deep nesting', () => {
    const never = day('20260101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30');
    const seldom = day('00010101', 'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15');
    const startedAt = process.cpuUsage();
    read(...Array<string[]>(400).fill(never), ...Array<string[]>(100).fill(seldom));
    const nested = `${'BEGIN:VCALENDAR\r\n'.repeat(20_000)}${'END:VCALENDAR\r\n'.repeat(20_000)}`;
    expect(() => importHolidays(nested, now)).toThrow();
    expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(5_000);
  });

  test('as exported by others is read: the one beside this test', () => {
    const text = readFileSync(new URL('holidays.ics', import.meta.url), 'utf8');
    const { holidays, refused } = importHolidays(text, now);
    expect(refused).toEqual([]);
    expect(holidays).toContainEqual({ from: '2026-12-25', to: '2026-12-26', name: 'Weihnachten' });
    expect(holidays).toContainEqual({ from: '2027-05-06', name: 'Christi Himmelfahrt' });
    expect(holidays.filter(({ name }) => name === 'Neujahr').map(({ from }) => from)).toEqual([
      '2027-01-01',
      '2028-01-01',
      '2029-01-01',
    ]);
  });
});
