import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSiteFromFile } from '@helpslip/server/cli/site-file.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCast } from '../../support/cast.ts';
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

  test('names the languages of a site, its texts in them, and its answers', async () => {
    const { olga } = await makeCast(helpslip);
    await add('tongues', {
      locales: ['en', 'de', 'ar'],
      promise: { within: 'By {{by}}.' },
      policies: { supported: 'All books.' },
      contacts: [{ kind: 'phone', label: 'Call us', href: 'tel:+49' }],
      categories: [
        {
          key: 'orders',
          name: 'Orders',
          hint: 'Late or lost',
          targetMinutes: 60,
          fields: [{ key: 'kind', label: 'Kind', type: 'choice', options: [{ value: 'lost', label: 'Lost' }] }],
        },
      ],
      translations: {
        de: {
          within: 'Bis {{by}}.',
          supported: 'Alle Bücher.',
          'contact tel:+49': 'Rufen Sie an',
          'category orders name': 'Bestellungen',
          'category orders field kind label': 'Art',
          'category orders field kind option lost': 'Verloren',
        },
      },
      articles: [
        {
          question: 'Where is my book?',
          body: 'On its way.',
          translations: { de: { question: 'Wo ist mein Buch?', body: 'Unterwegs.' } },
        },
      ],
    });
    const read = async (path: string) => (await helpslip.call('GET', `/api/v1/sites/tongues/${path}`)).json();
    const config = await read('config?locale=de');
    expect(config).toMatchObject({
      locales: ['en', 'de', 'ar'],
      policies: { supported: 'Alle Bücher.' },
      contacts: [{ label: 'Rufen Sie an' }],
    });
    const [orders] = config.categories;
    expect(orders).toMatchObject({ name: 'Bestellungen', hint: 'Late or lost', promise: { text: 'Bis {{by}}.' } });
    expect(orders.fields[0]).toMatchObject({ label: 'Art', options: [{ value: 'lost', label: 'Verloren' }] });
    const { articles } = await read('articles?locale=de');
    expect(articles).toMatchObject([{ question: 'Wo ist mein Buch?', excerpt: 'Unterwegs.' }]);
    expect((await read('articles?locale=ar')).articles).toMatchObject([
      { question: 'Where is my book?', locale: 'en' },
    ]);

    // What was read in counts as translated at the desk, too: nothing is older than its original.
    const desk = await olga.desk.page('/admin/settings/tongues/languages');
    const gaps = [...desk.querySelectorAll('.gap, .translated')].map((one) => one.textContent);
    expect(gaps.slice(0, 2)).toEqual(['1 of 7 texts missing', 'All answers translated']);
  });

  test('says what is wrong with its languages, each with its place, and adds nothing', async () => {
    const answer = { question: 'Where?', body: 'Here.', translations: { fr: { question: 'Où ?', body: 'Ici.' } } };
    const fault = await add('babel', {
      locales: ['en', 'de', 'de'],
      promise: { within: 'By {{by}}.' },
      translations: { de: { within: 'Bald.', 'category orders nom': 'x' }, en: { 'category orders name': 'Orders' } },
      articles: [answer],
    }).catch((thrown: Error) => thrown.message);
    expect(String(fault).split('\n').slice(1)).toEqual([
      '  - locales: Name each language once.',
      "  - translations.en: This is none of the site's languages besides its first.",
      '  - translations.de.within: Write {{by}} once, where the time of the reply goes.',
      '  - translations.de.category orders nom: The site has no text at this place.',
      "  - articles.0.translations.fr: This is none of the site's languages besides its first.",
    ]);
    await expect(add('tags', { locales: ['en', '!'] })).rejects.toThrow(/locales\.1: Write language tags/);
    expect((await helpslip.call('GET', '/api/v1/sites/babel/config')).status).toBe(404);
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
