import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../../support/cast.ts';
import { documentOf } from '../../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../../support/helpslip.ts';
import { filledIn } from '../../../support/settings-form.ts';
import { offerLanguages, textInputs, translate, translateAnswer } from '../../../support/translated-site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({
    environment: { RATE_LIMITS: 'off' },
    site: { promise: { within: 'A colleague writes by {{by}}.' } },
  });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const SETTINGS = '/admin/settings/acme';
const LANGUAGES = `${SETTINGS}/languages`;
const gapsOn = async (path: string) =>
  [...(await cast.olga.desk.page(path)).querySelectorAll('.gap, .translated')].map((one) => one.textContent);
const config = async (locale: string) =>
  (await helpslip.call('GET', `/api/v1/sites/acme/config?locale=${locale}`)).json();

test('a site offers one language until its owner offers another, whose gaps are then counted', async () => {
  expect((await cast.olga.desk.page(LANGUAGES)).body.textContent).toContain('This site offers one language');
  await offerLanguages(cast.olga.desk, 'de', 'ar');
  expect((await config('en')).locales).toEqual(['en', 'de', 'ar']);
  const texts = (await textInputs(cast.olga.desk, 'de')).size;
  expect(texts).toBeGreaterThan(12);
  const gaps = await gapsOn(LANGUAGES);
  expect(gaps).toEqual([0, 1].flatMap(() => [`${texts} of ${texts} texts missing`, '5 of 5 answers missing']));
});

test('every text of the site, its categories and their forms is listed with its original, and what is saved is what visitors get', async () => {
  const originals = [...(await textInputs(cast.olga.desk, 'de')).keys()];
  const translated = Object.fromEntries(
    originals.map((original) => [original, original.includes('{{by}}') ? 'Bis {{by}}.' : `[${original}]`]),
  );
  expect((await translate(cast.olga.desk, 'de', translated)).status).toBe(303);
  const [english, german] = [await config('en'), await config('de')];
  const saidIn = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(saidIn);
  const allGerman = new Set(saidIn(german));
  for (const text of Object.values(translated)) expect(allGerman).toContain(text);
  const same = ['site', 'name', 'mode', 'brand', 'hours', 'locales'];
  for (const key of same) expect(german[key]).toEqual(english[key]);
  expect((await gapsOn(`${LANGUAGES}/de`))[0]).toBe('All texts translated');
});

test('a text whose original has changed is marked, until it is written anew or said to hold', async () => {
  const { desk } = cast.olga;
  const category = await filledIn(desk, `${SETTINGS}/categories/billing`, 'hint');
  expect((await desk.post(`${SETTINGS}/categories/billing`, { ...category, hint: 'Invoices' })).status).toBe(303);
  expect((await gapsOn(`${LANGUAGES}/de`))[0]).toBe('1 older than the original');
  expect((await config('de')).categories[0].hint).toBe('[Invoices, refunds, payment]');
  await translate(desk, 'de', {});
  expect((await gapsOn(`${LANGUAGES}/de`))[0]).toBe('1 older than the original');
  const name = (await textInputs(desk, 'de')).get('Invoices') ?? '';
  const form = await filledIn(desk, `${LANGUAGES}/de`, name);
  expect((await desk.post(`${LANGUAGES}/de`, { ...form, [`right-${name}`]: 'yes' })).status).toBe(303);
  expect((await gapsOn(`${LANGUAGES}/de`))[0]).toBe('All texts translated');
});

test('what cannot be saved is told at its place, and nothing typed is lost', async () => {
  const { desk } = cast.olga;
  const name = (await textInputs(desk, 'de')).get('A colleague writes by {{by}}.') ?? '';
  const form = await filledIn(desk, `${LANGUAGES}/de`, name);
  const response = await desk.post(`${LANGUAGES}/de`, { ...form, [name]: 'Irgendwann.' });
  expect(response.status).toBe(422);
  const page = documentOf(await response.text());
  expect(page.querySelector(`#${name}-fault`)?.textContent).toContain('Write {{by}} once');
  expect(page.querySelector(`#${name}`)?.getAttribute('value')).toBe('Irgendwann.');
});

test('who began from a state that another has changed since is told what is saved now', async () => {
  const { desk } = cast.olga;
  const name = (await textInputs(desk, 'de')).get('Billing') ?? '';
  const form = await filledIn(desk, `${LANGUAGES}/de`, name);
  await translate(desk, 'de', { Billing: 'Rechnungen' });
  const response = await desk.post(`${LANGUAGES}/de`, { ...form, [name]: 'Zahlung' });
  expect(response.status).toBe(409);
  const page = documentOf(await response.text());
  expect(page.querySelector(`#${name}`)?.getAttribute('value')).toBe('Zahlung');
  expect(page.querySelector('.meanwhile')?.textContent).toContain('Rechnungen');
  expect((await config('de')).categories[0].name).toBe('Rechnungen');
});

test('an answer that is not translated, or older than its original, is marked in the list and on the page of the language', async () => {
  const { desk } = cast.mara;
  const text = { question: 'Mir wurde doppelt abgebucht', body: 'Eine davon ist eine Reservierung.' };
  const marks = async () =>
    [...(await desk.page('/admin/answers?site=acme')).querySelectorAll('.answers-list tr')]
      .filter((row) => row.textContent?.includes('I was charged twice'))
      .flatMap((row) => [...row.querySelectorAll('.gap')].map((gap) => gap.textContent));
  expect(await marks()).toEqual(['Not in German', 'Not in Arabic']);
  expect((await translateAnswer(desk, 'I was charged twice', 'de', text)).status).toBe(303);
  expect(await marks()).toEqual(['Not in Arabic']);
  const form = await desk.page('/admin/answers/2');
  const original = {
    question: 'I was charged twice',
    body: 'Both are reservations.',
    phrasings: 'double payment',
    context: '',
    'category-billing': 'yes',
  };
  const seen = form.querySelector('[name="seen"]')?.getAttribute('value') ?? '';
  expect((await desk.post('/admin/answers/2', { ...original, seen, do: 'save' })).status).toBe(303);
  expect(await marks()).toEqual(['Older in German', 'Not in Arabic']);
  expect(await gapsOn(`${LANGUAGES}/de`)).toContain('4 of 5 answers missing, 1 older than the original');
  expect((await desk.page('/admin/answers/2/in/de')).querySelector('.notice')?.textContent).toContain('older');
  const page = await desk.page('/admin/answers/2/in/de');
  const fields = { ...text, phrasings: '', seen: page.querySelector('[name="seen"]')?.getAttribute('value') ?? '' };
  expect((await desk.post('/admin/answers/2/in/de', { ...fields, do: 'save' })).status).toBe(303);
  expect(await marks()).toEqual(['Not in Arabic']);
  const late = await desk.post('/admin/answers/2/in/de', { ...fields, question: 'Zu spät', do: 'save' });
  expect(late.status).toBe(409);
  const kept = documentOf(await late.text());
  expect(kept.querySelector('#question')?.getAttribute('value')).toBe('Zu spät');
  const empty = await desk.post('/admin/answers/2/in/de', { ...fields, body: ' ', do: 'save' });
  expect(empty.status).toBe(422);
  const now = kept.querySelector('[name="seen"]')?.getAttribute('value') ?? '';
  expect((await desk.post('/admin/answers/2/in/de', { ...fields, seen: now, do: 'remove' })).status).toBe(303);
  expect(await marks()).toEqual(['Not in German', 'Not in Arabic']);
});

test('a language that the site does not offer has no page, and nothing can be saved in it', async () => {
  for (const path of [`${LANGUAGES}/fr`, `${LANGUAGES}/en`, '/admin/answers/2/in/fr', '/admin/answers/2/in/en']) {
    expect([path, (await cast.olga.desk.get(path)).status]).toEqual([path, 404]);
    const post = await cast.olga.desk.post(path, { question: 'x', body: 'x', phrasings: '', seen: '0', do: 'save' });
    expect([path, post.status]).toEqual([path, 404]);
  }
});

test('a form with all texts of a large site is taken', async () => {
  const { desk } = cast.olga;
  const fields = Array.from({ length: 50 }, (_, at) => ({
    key: `f${at}`,
    label: `Label ${at}`,
    type: 'choice',
    required: false,
    options: Array.from({ length: 10 }, (_, option) => ({ value: `v${option}`, label: `Option ${at}.${option}` })),
  }));
  const { db } = helpslip.deps;
  await db
    .updateTable('category')
    .set({ fields: JSON.stringify(fields) })
    .where('key', '=', 'product')
    .execute();
  const saved = await translate(desk, 'de', { 'Option 49.9': 'Auswahl 49.9' });
  expect(saved.status).toBe(303);
  expect((await config('de')).categories[1].fields[49].options[9].label).toBe('Auswahl 49.9');
});
