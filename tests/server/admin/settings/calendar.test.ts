import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../../support/helpslip.ts';
import { faultOn, filledIn, sent } from '../../../support/settings-form.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const PATH = '/admin/settings/acme/calendar';
const filled = () => filledIn(cast.olga.desk, PATH, 'timeZone');
const send = (fields: Record<string, string>) => sent(cast.olga.desk, PATH, fields);
const textOf = (page: Document, selector: string) =>
  page.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

async function hours(): Promise<{ timeZone: string; weekly: Record<string, unknown> }> {
  return (await (await helpslip.call('GET', '/api/v1/sites/acme/config')).json()).hours;
}

test('the hours open as they are saved, and the trial proposes the next Friday evening from Tokyo', async () => {
  const values = await filled();
  expect(values).toMatchObject({
    timeZone: 'Europe/Berlin',
    day1: '09:00–17:00',
    day7: '',
    holidays: '2026-05-01',
    tryAt: '2026-01-16T17:45',
    tryZone: 'Asia/Tokyo',
  });
});

test('the tester says what a visitor reads on Friday 17:45 from Tokyo, before anything is saved', async () => {
  const { status, page } = await send({ ...(await filled()), day5: '', do: 'try' });
  expect(status).toBe(200);
  const result = textOf(page, '.trial-result') ?? '';
  expect(result).toContain('With you it is then Friday 16 January at 09:45 (Europe/Berlin), and you are closed.');
  expect(result).toContain('We are away right now. A person replies by Monday 19 January at 19:00 (Asia/Tokyo).');
  expect(result).toContain('With you: Monday 19 January at 11:00 (Europe/Berlin)');
  const open = await send({ ...(await filled()), do: 'try' });
  expect(textOf(open.page, '.trial-result')).toContain(
    'We are here now. A person replies by Friday 16 January at 19:45',
  );
  expect((await hours()).weekly['5']).toEqual([{ from: '09:00', to: '17:00' }]);
});

test('several periods a day, a night and a holiday of every year are saved as they are read', async () => {
  const values = { ...(await filled()), do: 'save' };
  const { status } = await send({
    ...values,
    timeZone: 'America/New_York',
    day1: '9-12:30; 13:30 to 17',
    day6: '22:00–06:00',
    holidays: '2026-05-01 Labour Day\n\nevery year 2026-12-24 to 2026-12-26 Christmas',
  });
  expect(status).toBe(303);
  expect(await hours()).toMatchObject({
    timeZone: 'America/New_York',
    weekly: {
      '1': [
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '17:00' },
      ],
      '6': [{ from: '22:00', to: '06:00' }],
    },
  });
  const after = await filled();
  expect(after).toMatchObject({
    day1: '09:00–12:30, 13:30–17:00',
    holidays: '2026-05-01 Labour Day\nevery year 2026-12-24 to 2026-12-26 Christmas',
  });
  expect((await send({ ...after, do: 'save' })).status).toBe(303);
  expect(await filled()).toEqual(after);
});

test('everything that is no hour, no zone and no day is told at once, beside what was typed', async () => {
  const before = await hours();
  const { status, page } = await send({
    ...(await filled()),
    timeZone: 'Berlin',
    day2: '9–25',
    day3: 'mornings',
    holidays: '2026-02-30 Nobody',
    do: 'save',
  });
  expect(status).toBe(422);
  expect(faultOn(page, 'timeZone')).toContain('not a time zone');
  expect(faultOn(page, 'day2')).toContain('00:00 to 24:00');
  expect(faultOn(page, 'day3')).toContain('such as 09:30');
  expect(faultOn(page, 'holidays')).toContain('2026-02-30 Nobody');
  expect(page.querySelector('#day3')?.getAttribute('value')).toBe('mornings');
  expect(await hours()).toEqual(before);
  const trial = await send({ ...(await filled()), tryAt: '2026-02-30T10:00', tryZone: 'Asia/Tokyo', do: 'try' });
  expect([trial.status, faultOn(trial.page, 'tryAt')]).toEqual([422, 'Choose a day and a time.']);
});

test('the holidays of a calendar file are added to what is typed, with what could not be taken', async () => {
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTART;VALUE=DATE:20260403',
    'SUMMARY:Good Friday',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:2',
    'DTSTART:20260404T100000Z',
    'SUMMARY:Meeting',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  const before = await filled();
  const { page } = await send({ ...before, ics, do: 'import' });
  expect(page.querySelector('#holidays')?.textContent?.trim()).toBe(`${before.holidays}\n2026-04-03 Good Friday`);
  expect(textOf(page, '.notice')).toContain(
    'Event 2 (Meeting): It has a time of day. Only whole days can be holidays.',
  );
  expect(await filled()).toEqual(before);
  const wrong = await send({ ...before, ics: 'no calendar', do: 'import' });
  expect(faultOn(wrong.page, 'ics')).toContain('not a calendar file');
});

test('A27: hours that somebody else has changed meanwhile are shown beside mine', async () => {
  const values = await filled();
  await send({ ...values, day2: '10:00–11:00', do: 'save' });
  const second = await send({ ...values, day2: '08:00–09:00', do: 'save' });
  expect(second.status).toBe(409);
  expect(second.page.querySelector('#day2')?.getAttribute('value')).toBe('08:00–09:00');
  expect(textOf(second.page, '.meanwhile')).toBe('Saved now: 10:00–11:00');
});
