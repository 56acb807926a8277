import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSiteFromFile } from '@helpslip/server/cli/site-file.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';

const officeHours = [{ from: '09:00', to: '17:00' }];
const closedDay = (date: string, ...more: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    `DTSTART;VALUE=DATE:${date}`,
    'SUMMARY:Stock-taking',
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n');

let helpslip: Helpslip;
let folder: string;
beforeAll(async () => {
  helpslip = await openHelpslip();
  folder = await mkdtemp(join(tmpdir(), 'helpslip-site-'));
});
afterAll(async () => {
  await helpslip.close();
  await rm(folder, { recursive: true });
});

/** Writes a site file and reads it in. */
async function add(key: string, changes: Record<string, unknown>, holidays: unknown[] = []): Promise<void> {
  const site = {
    key,
    name: 'Beta Books',
    calendar: { timeZone: 'Europe/Berlin', weekly: { '3': officeHours, '4': officeHours }, holidays },
    categories: [{ key: 'orders', name: 'Orders', targetMinutes: 60 }],
    ...changes,
  };
  await writeFile(join(folder, `${key}.json`), JSON.stringify(site));
  await addSiteFromFile(helpslip.deps, join(folder, `${key}.json`));
}

async function promiseOf(key: string): Promise<unknown> {
  const config = await (await helpslip.call('GET', `/api/v1/sites/${key}/config`)).json();
  return config.categories[0].promise;
}

describe('A site file', () => {
  test('says a target in business days, and the words of the promise', async () => {
    await add('days', {
      categories: [{ key: 'orders', name: 'Orders', targetBusinessDays: 1 }],
      promise: { within: 'In. {{by}}', atRiskMinutes: 30 },
    });
    expect(await promiseOf('days')).toEqual({ by: '2026-01-15T16:00:00.000Z', text: 'In. {{by}}' });
  });

  test('says a target in one way only', async () => {
    const categories = [{ key: 'orders', name: 'Orders', targetMinutes: 60, targetBusinessDays: 1 }];
    await expect(add('both', { categories })).rejects.toThrow(/categories\.0: Say in minutes or in business days/);
  });

  test('takes holidays as dates, as ranges, and from calendar files that lie beside it', async () => {
    await writeFile(join(folder, 'closed.ics'), closedDay('20260121', 'DTEND;VALUE=DATE:20260123'));
    const ranges = [
      { from: '2026-01-15', name: 'Moving' },
      { ics: 'closed.ics' },
      { from: '2026-01-28', to: '2026-01-29' },
    ];
    await add('closed', {}, ['2026-01-14', ...ranges]);
    // The first open hour after all that is on Wednesday, 4 February.
    expect(await promiseOf('closed')).toMatchObject({ by: '2026-02-04T09:00:00.000Z' });
    const site = await helpslip.deps.db
      .selectFrom('site')
      .select('calendar')
      .where('key', '=', 'closed')
      .executeTakeFirstOrThrow();
    expect(site.calendar.holidays).toContainEqual({ from: '2026-01-21', to: '2026-01-22', name: 'Stock-taking' });
  });

  test('tells which event of a calendar file is no holiday, and adds nothing', async () => {
    await writeFile(join(folder, 'party.ics'), closedDay('20260121', 'RRULE:FREQ=DAILY'));
    await expect(add('party', {}, [{ ics: 'party.ics' }])).rejects.toThrow(
      /party\.ics cannot be used:\n {2}- Event 1 \(Stock-taking\): It repeats/,
    );
    await expect(add('gone', {}, [{ ics: 'gone.ics' }])).rejects.toThrow(/gone\.ics/);
    await expect(add('wrong', {}, [{ ics: 3 }])).rejects.toThrow(/calendar\.holidays\.0/);
    expect((await helpslip.call('GET', '/api/v1/sites/party/config')).status).toBe(404);
  });
});
