import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../support/cast.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { offerLanguages, translate, translateAnswer } from '../support/translated-site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({
    environment: { RATE_LIMITS: 'off' },
    site: { promise: { within: 'A colleague writes by {{by}}.' } },
  });
  cast = await makeCast(helpslip);
  await offerLanguages(cast.olga.desk, 'de', 'ar');
  const saved = await translate(cast.olga.desk, 'de', {
    'All tools sold since 2019.': 'Alle seit 2019 verkauften Werkzeuge.',
    'A colleague writes by {{by}}.': 'Jemand von uns schreibt bis {{by}}.',
    Billing: 'Rechnungen',
    Manuals: 'Anleitungen',
    Model: 'Modell',
    Drill: 'Bohrmaschine',
    'The serial number starts with SN-': 'Die Nummer beginnt mit SN-',
  });
  expect(saved.status).toBe(303);
  const answer = await translateAnswer(cast.mara.desk, 'I was charged twice', 'de', {
    question: 'Mir wurde doppelt abgebucht',
    body: 'Eine der beiden Buchungen ist eine **Reservierung**.',
    phrasings: 'zweimal bezahlt',
  });
  expect(answer.status).toBe(303);
});
afterAll(() => helpslip.close());

const get = (path: string) => helpslip.call('GET', `/api/v1/sites/acme/${path}`);
const read = async (path: string) => (await get(path)).json();

test('the config comes in the language that is asked for, and each text without a translation in the site’s own', async () => {
  const german = await read('config?locale=de');
  expect(german.locales).toEqual(['en', 'de', 'ar']);
  expect(german.name).toBe('Acme Tools');
  expect(german.policies.supported).toBe('Alle seit 2019 verkauften Werkzeuge.');
  const [billing, product] = german.categories;
  expect(billing).toMatchObject({ key: 'billing', name: 'Rechnungen', hint: 'Invoices, refunds, payment' });
  expect(billing.promise.text).toBe('Jemand von uns schreibt bis {{by}}.');
  expect(product.name).toBe('A product problem');
  expect(product.links).toEqual([{ label: 'Anleitungen', href: 'https://acme.example/manuals' }]);
  expect(product.fields[0]).toMatchObject({
    key: 'model',
    label: 'Modell',
    options: [
      { value: 'drill', label: 'Bohrmaschine' },
      { value: 'saw', label: 'Saw' },
    ],
  });
  expect(product.fields[1]).toMatchObject({ label: 'Serial number', help: 'Die Nummer beginnt mit SN-' });
});

test('where the owner has no words for a promise, the plain ones are in the language', async () => {
  helpslip.moveClockTo('2026-01-17T12:00:00.000Z');
  const texts = await Promise.all(
    ['de', 'ar'].map(async (locale) => (await read(`config?locale=${locale}`)).categories[0].promise.text),
  );
  helpslip.moveClockTo('2026-01-14T09:00:00.000Z');
  expect(texts[0]).toBe('Wir sind gerade nicht da. Spätestens {{by}} antwortet Ihnen ein Mensch.');
  expect(texts[1]).toMatch(/^\p{Script=Arabic}/u);
});

test('a region means its language; a language that is not offered, or none at all, gets the site’s own', async () => {
  const body = async (query: string) => (await get(`config${query}`)).text();
  expect(await body('?locale=de-AT')).toBe(await body('?locale=de'));
  expect(await body('?locale=DE')).toBe(await body('?locale=de'));
  const own = await body('');
  for (const locale of ['en', 'fr', 'x', '', '%00', '../de', 'd'.repeat(5_000), '%F0%9F%8E%AB', '__proto__']) {
    const response = await get(`config?locale=${locale}`);
    expect([locale.slice(0, 20), response.status]).toEqual([locale.slice(0, 20), 200]);
    expect(await response.text()).toBe(own);
    expect(response.headers.get('Content-Language')).toBe('en');
  }
  expect((await get('config?locale=de-AT')).headers.get('Content-Language')).toBe('de');
});

test('each language has an ETag of its own, and is answered 304 by it', async () => {
  for (const path of ['config', 'articles', 'articles/2']) {
    const tags = await Promise.all(
      ['en', 'de'].map(async (locale) => (await get(`${path}?locale=${locale}`)).headers.get('ETag') ?? ''),
    );
    expect(new Set(tags).size).toBe(2);
    const headers = { 'If-None-Match': tags[1] ?? '' };
    const statusIn = async (locale: string) =>
      (await helpslip.call('GET', `/api/v1/sites/acme/${path}?locale=${locale}`, { headers })).status;
    expect([path, await statusIn('de'), await statusIn('en')]).toEqual([path, 304, 200]);
  }
});

test('the search index and an answer come in the language, and in the site’s own where it is not translated', async () => {
  const { articles, words } = await read('articles?locale=de');
  const questions = articles.map(({ question }: { question: string }) => question);
  expect(questions).toContain('Mir wurde doppelt abgebucht');
  expect(questions).toContain('Where do I find my invoice?');
  expect(questions).not.toContain('I was charged twice');
  const found = articles.find(({ id }: { id: string }) => id === '2');
  expect(found).toMatchObject({
    phrasings: ['zweimal bezahlt'],
    categories: ['billing'],
    excerpt: 'Eine der beiden Buchungen ist eine Reservierung.',
  });
  expect(words.fillers).toEqual(expect.arrayContaining(['nicht', 'the']));
  const german = await read('articles/2?locale=de');
  expect(german.question).toBe('Mir wurde doppelt abgebucht');
  expect(JSON.stringify(german.body)).toContain('Reservierung');
  expect((await read('articles/2?locale=ar')).question).toBe('I was charged twice');
  expect((await read('articles/2')).question).toBe('I was charged twice');
});

test('an answer that is not translated names its language, and one that is does not', async () => {
  const localesOf = async (locale: string) => {
    const { articles } = await read(`articles?locale=${locale}`);
    return articles.map((one: { id: string; locale?: string }) => [one.id, one.locale]);
  };
  for (const [id, inIndex] of await localesOf('de')) {
    const { locale } = await read(`articles/${id}?locale=de`);
    expect([id, inIndex, locale]).toEqual([id, ...(id === '2' ? [undefined, undefined] : ['en', 'en'])]);
  }
  for (const locale of ['', 'en', 'fr']) {
    expect((await localesOf(locale)).every(([, own]: unknown[]) => own === undefined)).toBe(true);
  }
});

test('who follows a request reads the owner’s texts in the language that it came in', async () => {
  const open = (locale: string) => helpslip.open({ category: 'product', locale, fields: { model: 'drill' } });
  const view = async ({ reference, token }: { reference: string; token: string }) => {
    const headers = { Authorization: `Bearer ${token}` };
    return (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
  };
  const german = await view(await open('de-CH'));
  expect(german.fields).toContainEqual({ label: 'Modell', value: 'Bohrmaschine' });
  expect(german.locale).toBe('de');
  expect(german.promise.text).toBe('Jemand von uns schreibt bis {{by}}.');
  expect(german.category).toEqual({ key: 'product', name: 'A product problem', locale: 'en' });
  const english = await view(await open('en'));
  expect(english.fields).toContainEqual({ label: 'Model', value: 'Drill' });
  expect(english.promise.text).toBe('A colleague writes by {{by}}.');
});

test('an index that is all in one language is searched without the fillers of another', async () => {
  const own = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const { olga } = await makeCast(own);
  await offerLanguages(olga.desk, 'de');
  const index = async () => (await own.call('GET', '/api/v1/sites/acme/articles?locale=de')).json();
  expect((await index()).words.fillers).toContain('the');
  for (const { question } of (await index()).articles) {
    await translateAnswer(olga.desk, question, 'de', { question: `Auf Deutsch: ${question}`, body: 'Hier.' });
  }
  const { fillers } = (await index()).words;
  expect(fillers).toContain('nicht');
  expect(fillers).not.toContain('the');
  await own.close();
});

test('yes and no are told as such, for readers in any language', async () => {
  const own = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const fields = [
    { key: 'urgent', label: 'Urgent', type: 'yes-no', required: false },
    { key: 'sure', label: 'Sure', type: 'yes-no', required: false },
  ];
  await own.deps.db
    .updateTable('category')
    .set({ fields: JSON.stringify(fields) })
    .where('key', '=', 'billing')
    .execute();
  const { reference, token } = await own.open({ fields: { urgent: true, sure: false } });
  const headers = { Authorization: `Bearer ${token}` };
  const view = await (await own.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
  expect(view.fields).toEqual([
    { label: 'Urgent', value: 'Yes', isYes: true },
    { label: 'Sure', value: 'No', isYes: false },
  ]);
  await own.close();
});
