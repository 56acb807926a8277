import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
let bela: Person;
let reference: string;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Bücher' })) ?? 0;
  await helpslip.deps.db
    .updateTable('site')
    .set({ locales: ['de-DE'] })
    .where('id', '=', betaId)
    .execute();
  bela = await addPerson(helpslip, { name: 'Bela Books', role: 'agent', siteIds: [betaId] });
  const grace = { name: 'Grace Hopper', email: 'g.hopper@navy.example' };
  ({ reference } = await helpslip.open({ subject: 'The grinder hums', message: 'It was charging my card.' }));
  await helpslip.open({ subject: 'Café crème', message: 'Invoices for 2025, please.', requester: grace });
  await helpslip.open({ site: 'beta', subject: 'Die Bücher fehlen', message: 'Zwei Rechnungen kamen doppelt.' });
});
afterAll(() => helpslip.close());

const found = async (person: Person, typed: string) => {
  const page = await person.desk.page(`/admin?view=all&q=${encodeURIComponent(typed)}`);
  return [...page.querySelectorAll('.queue th a')].map((link) => link.textContent);
};

test.each([
  ['grinder', 'The grinder hums'],
  ['GRIND', 'The grinder hums'],
  ['charged card', 'The grinder hums'],
  ['ada lovelace', 'The grinder hums'],
  ['cafe', 'Café crème'],
  ['CRÈME', 'Café crème'],
  ['invoice', 'Café crème'],
  ['2025 invoices grace', 'Café crème'],
  ['g.hopper@navy.example', 'Café crème'],
  ['hopper', 'Café crème'],
])('"%s" finds the ticket by subject, first message or requester', async (typed, subject) => {
  expect(await found(cast.mara, typed)).toEqual([subject]);
});

test('every word must be in a ticket', async () => {
  expect(await found(cast.mara, 'grinder invoice')).toEqual([]);
  const page = await cast.mara.desk.page('/admin?view=all&q=nothing+like+it');
  expect(page.querySelector('.empty')?.textContent).toContain('No ticket has these words');
});

test('a site that speaks another language is searched by the stems of that', async () => {
  expect(await found(bela, 'rechnung doppelt')).toEqual(['Die Bücher fehlen']);
  expect(await found(bela, 'BUCH zwei')).toEqual(['Die Bücher fehlen']);
});

test.each([
  ['as it is shown', (typed: string) => typed],
  ['in lower case without dashes', (typed: string) => typed.toLowerCase().replaceAll('-', '')],
  ['with blanks, and O for 0', (typed: string) => ` ${typed.replaceAll('-', ' ').replaceAll('0', 'o')} `],
])('a reference %s goes to its ticket', async (_, written) => {
  const response = await cast.mara.desk.get(`/admin?view=all&q=${encodeURIComponent(written(reference))}`);
  expect([response.status, response.headers.get('Location')]).toEqual([303, `/admin/tickets/${reference}`]);
});

test('nobody finds tickets of sites that they do not work for, not even by reference', async () => {
  for (const typed of ['grinder', 'charging', reference]) {
    expect(await found(bela, typed)).toEqual([]);
    expect(await found(cast.charlie, typed)).toEqual([]);
  }
});

test.each(['%', '\\', 'a & | !', "' or 1=1--", ':*', '()', '\u0000', '💥', '   ', 'grind'.repeat(2_000)])(
  'A32 a search for %.12s is no fault',
  async (typed) => {
    expect((await cast.mara.desk.get(`/admin?view=all&q=${encodeURIComponent(typed)}`)).status).toBe(200);
  },
);

test.each(['1e9', '-1', 'NaN', '0.0', 'never.1', '99999999999999.999999999999999', '1.1;drop table ticket'])(
  'A33 a cursor %s that no page gave shows a page',
  async (cursor) => {
    for (const name of ['after', 'before'])
      for (const sort of ['promise', 'newest'])
        expect((await cast.mara.desk.get(`/admin?sort=${sort}&${name}=${encodeURIComponent(cursor)}`)).status).toBe(
          200,
        );
  },
);
