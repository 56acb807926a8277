import type { NewCategory } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { documentOf } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { sent } from '../../support/settings-form.ts';
import { acme } from '../../support/site.ts';

const EVERY_KIND: NewCategory = {
  key: 'every',
  name: 'Every kind of detail',
  hint: '',
  kind: 'question',
  links: [],
  fields: [
    { key: 'many', label: 'How many', type: 'number', required: true },
    { key: 'parts', label: 'Parts', type: 'choices', required: false, options: options('Bits', 'Belts', 'A = B') },
    { key: 'sure', label: 'Surely', type: 'yes-no', required: false },
    { key: 'why', label: 'Why so sure', type: 'long', required: true, showIf: { field: 'sure', equals: true } },
    { key: 'belt', label: 'Which belt', type: 'text', required: true, showIf: { field: 'parts', equals: 'Belts' } },
    { key: 'day', label: 'Since', type: 'date', required: false },
  ],
  targetMinutes: 60,
};

function options(...values: string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  const site = { categories: [...acme.categories, EVERY_KIND] };
  helpslip = await openHelpslip({ site, environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const PATH = '/admin/new-ticket';
let calls = 0;
const call = (place: string, fields: Record<string, string> = {}) => ({
  place,
  shownFor: place,
  way: 'phone',
  name: 'Ada',
  email: 'ada@example.com',
  subject: 'It hums',
  message: 'It hums at night.',
  key: `0e6f3b1e-6a0e-4b59-9a3a-${String(++calls).padStart(12, '0')}`,
  do: 'open',
  ...fields,
});

/** Opens a ticket, and gives what was kept of its details. */
async function fieldsKept(fields: Record<string, string>): Promise<unknown> {
  const response = await cast.mara.desk.post(PATH, fields);
  expect(response.status).toBe(303);
  const page = await cast.mara.desk.get(response.headers.get('Location') ?? '');
  expect(page.status).toBe(200);
  const ticket = await helpslip.deps.db
    .selectFrom('ticket')
    .select('fields')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return ticket.fields;
}

const inputOn = (page: Document, name: string) => page.querySelector(`[name="${name}"]`);
const faultOn = (page: Document, key: string) => page.querySelector(`[id="fields.${key}-fault"]`)?.textContent;

test('the form asks for the details of the place that an address names', async () => {
  const page = await cast.mara.desk.page(`${PATH}?place=acme/product`);
  expect(page.querySelector('#place option[selected]')?.getAttribute('value')).toBe('acme/product');
  expect([...page.querySelectorAll('[name="fields.model"] option')].map((option) => option.textContent)).toEqual([
    'Choose',
    'Drill',
    'Saw',
  ]);
  expect(page.querySelector('[id="fields.blade-hint"]')?.textContent).toBe('Only when Model is Saw.');
  const plain = await cast.mara.desk.page(PATH);
  expect(inputOn(plain, 'fields.model')).toBeNull();
});

test('what was told on the phone is kept as if the visitor had filled it in', async () => {
  const model = { 'fields.model': 'saw', 'fields.serial': 'SN-12345', 'fields.blade': 'Fine' };
  expect(await fieldsKept(call('acme/product', model))).toEqual({ model: 'saw', serial: 'SN-12345', blade: 'Fine' });
  const every = {
    'fields.many': '2,5',
    'fields.parts=Belts': 'yes',
    'fields.parts=A = B': 'yes',
    'fields.belt': 'The long one',
    'fields.sure': 'yes',
    'fields.why': 'I heard it.',
    'fields.day': '2026-01-02',
  };
  expect(await fieldsKept(call('acme/every', every))).toEqual({
    many: 2.5,
    parts: ['Belts', 'A = B'],
    belt: 'The long one',
    sure: true,
    why: 'I heard it.',
    day: '2026-01-02',
  });
  expect(await fieldsKept(call('acme/every', { 'fields.many': '1' }))).toEqual({ many: 1, sure: false });
});

test('all that is wrong is told at once beside its input, the details too, and nothing typed is lost', async () => {
  const fields = { 'fields.model': '', 'fields.serial': '<b>7', 'fields.blade': 'Fine', email: 'ada@' };
  const { status, page } = await sent(cast.mara.desk, PATH, call('acme/product', fields));
  expect(status).toBe(422);
  expect(page.querySelector('#email-fault')).not.toBeNull();
  expect([faultOn(page, 'model'), faultOn(page, 'serial'), faultOn(page, 'blade')]).toEqual([
    'This is needed.',
    'The serial number starts with SN-',
    'This field is not asked for here.',
  ]);
  expect(inputOn(page, 'fields.serial')?.getAttribute('value')).toBe('<b>7');
  expect(inputOn(page, 'fields.serial')?.getAttribute('aria-describedby')).toBe('fields.serial-fault');
  expect(inputOn(page, 'fields.blade')?.getAttribute('value')).toBe('Fine');
  expect(inputOn(page, 'subject')?.getAttribute('value')).toBe('It hums');
  const wrong = await sent(
    cast.mara.desk,
    PATH,
    call('acme/every', { 'fields.many': 'two', 'fields.day': '2026-02-30' }),
  );
  expect([faultOn(wrong.page, 'many'), faultOn(wrong.page, 'day')]).toEqual([
    'This is not the kind of value this field holds.',
    'Write a date as YYYY-MM-DD.',
  ]);
});

test('another place can be chosen at any time: its details are asked for, and what was typed for the first comes back with it', async () => {
  const typed = { ...call('acme/product', { 'fields.serial': 'SN-1' }), subject: '', place: 'acme/every', do: 'place' };
  const other = await sent(cast.mara.desk, PATH, typed);
  expect(other.status).toBe(200);
  expect(inputOn(other.page, 'fields.many')).not.toBeNull();
  expect(inputOn(other.page, 'fields.serial')?.getAttribute('type')).toBe('hidden');
  expect(other.page.querySelector('#message')?.textContent).toBe('It hums at night.');
  expect(other.page.querySelector('.fault')).toBeNull();
  const back = await sent(cast.mara.desk, PATH, { ...typed, place: 'acme/product', shownFor: 'acme/every' });
  expect(inputOn(back.page, 'fields.serial')?.getAttribute('type')).not.toBe('hidden');
  expect(inputOn(back.page, 'fields.serial')?.getAttribute('value')).toBe('SN-1');
});

test('a place whose details were never shown is not opened before they are', async () => {
  const unseen = { ...call('acme/product'), shownFor: 'acme/billing' };
  const { status, page } = await sent(cast.mara.desk, PATH, unseen);
  expect(status).toBe(422);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('details of its own');
  expect(inputOn(page, 'fields.model')).not.toBeNull();
  const plain = await cast.mara.desk.post(PATH, { ...call('acme/billing'), shownFor: 'acme/product' });
  expect(plain.status).toBe(303);
});

test('feedback that is told on the phone counts as good or bad', async () => {
  const categories = acme.categories.map((category) =>
    category.key === 'feedback'
      ? {
          ...category,
          fields: [
            { key: 'mood', label: 'It was', type: 'choice' as const, required: true, options: options('good', 'bad') },
          ],
        }
      : category,
  );
  const house = await openHelpslip({ site: { categories }, environment: { RATE_LIMITS: 'off' } });
  const { mara } = await makeCast(house);
  expect((await mara.desk.post(PATH, call('acme/feedback', { 'fields.mood': 'bad' }))).status).toBe(303);
  const ticket = await house.deps.db.selectFrom('ticket').select('feedback').executeTakeFirstOrThrow();
  expect(ticket.feedback).toBe('bad');
  await house.close();
});

test('A16: a field that the form does not have is refused', async () => {
  const response = await cast.mara.desk.post(PATH, call('acme/billing', { status: 'completed' }));
  expect(response.status).toBe(422);
  expect(documentOf(await response.text()).querySelector('h1')?.textContent).not.toContain('who called');
});

test('who works for no site is shown no place and no detail of one', async () => {
  const html = await (await cast.charlie.desk.get(`${PATH}?place=acme/product`)).text();
  expect(html).not.toContain('Serial number');
  const asked = await cast.charlie.desk.post(PATH, { ...call('acme/product'), do: 'place' });
  expect(await asked.text()).not.toContain('Serial number');
});
