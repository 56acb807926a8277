import type { SiteConfig } from '@helpslip/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../../support/helpslip.ts';
import { filledIn, sent } from '../../../support/settings-form.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const ACME = '/admin/settings/acme';

async function config(): Promise<SiteConfig> {
  return (await helpslip.call('GET', '/api/v1/sites/acme/config')).json();
}
const categoryIn = async (key: string) => (await config()).categories.find((category) => category.key === key);

const filled = (path: string) => filledIn(cast.olga.desk, path, path.includes('/fields/') ? 'label' : 'name');
const send = (path: string, fields: Record<string, string>) => sent(cast.olga.desk, path, fields);

const newCategory = {
  name: 'Spare parts',
  hint: 'What fits what',
  kind: 'question',
  icon: 'gift',
  targetAmount: '2',
  targetUnit: 'business-days',
  thanks: '',
  assignee: '',
  links: 'Drawings | https://acme.example/drawings',
  key: '',
};
const newField = { label: 'Part number', type: 'text', options: '', help: '', pattern: '', showIf: '', key: '' };

test('a category is added, and visitors have it with its links and its promise', async () => {
  expect((await send(`${ACME}/new-category`, newCategory)).status).toBe(303);
  expect(await categoryIn('spare-parts')).toMatchObject({
    name: 'Spare parts',
    hint: 'What fits what',
    links: [{ label: 'Drawings', href: 'https://acme.example/drawings' }],
    promise: { by: '2026-01-16T16:00:00.000Z' },
  });
  const again = await send(`${ACME}/new-category`, newCategory);
  expect([again.status, again.page.querySelector('#key-fault')?.textContent]).toEqual([
    422,
    'This key is taken on this site, perhaps by an archived category. Choose another.',
  ]);
});

test('a category opens with what is saved, and saving it unchanged changes nothing', async () => {
  const before = await categoryIn('product');
  const values = await filled(`${ACME}/categories/product`);
  expect(values).toMatchObject({ name: 'A product problem', targetAmount: '4', targetUnit: 'hours' });
  expect((await send(`${ACME}/categories/product`, values)).status).toBe(303);
  expect(await categoryIn('product')).toEqual(before);
});

test('everything wrong with a category is told beside its input', async () => {
  const values = await filled(`${ACME}/categories/product`);
  const { status, page } = await send(`${ACME}/categories/product`, {
    ...values,
    name: '',
    targetAmount: 'soon',
    links: 'Evil | javascript:alert(1)',
  });
  expect(status).toBe(422);
  expect(page.querySelector('#name-fault')).not.toBeNull();
  const other = await send(`${ACME}/categories/product`, {
    ...values,
    targetAmount: 'soon',
    links: 'x | javascript:1',
  });
  expect(other.page.querySelector('#targetAmount-fault')?.textContent).toContain('Write a whole number');
  expect(other.page.querySelector('#links-fault')?.textContent).toContain('Line 1: Links start with https:');
  expect(other.page.querySelector('#links')?.textContent?.trim()).toBe('x | javascript:1');
});

test('A27: of two owners who save, the second sees what the first saved beside his own, and nothing is lost', async () => {
  const values = await filled(`${ACME}/categories/billing`);
  expect((await send(`${ACME}/categories/billing`, { ...values, hint: 'Invoices and refunds' })).status).toBe(303);
  const second = await send(`${ACME}/categories/billing`, { ...values, hint: 'All about money', name: 'Money' });
  expect(second.status).toBe(409);
  expect(second.page.querySelector('#hint')?.getAttribute('value')).toBe('All about money');
  expect(second.page.querySelector('#name')?.getAttribute('value')).toBe('Money');
  const told = [...second.page.querySelectorAll('.meanwhile')].map((one) =>
    one.textContent?.replace(/\s+/g, ' ').trim(),
  );
  expect(told).toContain('Saved now: Invoices and refunds');
  expect((await categoryIn('billing'))?.hint).toBe('Invoices and refunds');
  const seen = [...second.page.querySelectorAll('[name="seen"]')].at(-1)?.getAttribute('value') ?? '';
  expect((await send(`${ACME}/categories/billing`, { ...values, seen, hint: 'All about money' })).status).toBe(303);
  expect((await categoryIn('billing'))?.hint).toBe('All about money');
});

test('categories are moved, archived and brought back; the last one stays', async () => {
  const order = async () => (await config()).categories.map(({ key }) => key);
  const before = await order();
  await send(`${ACME}/categories`, { category: before[1] ?? '', do: 'up' });
  expect((await order()).slice(0, 2)).toEqual([before[1], before[0]]);
  await send(`${ACME}/categories`, { category: before[1] ?? '', do: 'up' });
  expect((await order())[0]).toBe(before[1]);
  await send(`${ACME}/categories`, { category: 'feedback', do: 'archive' });
  expect(await order()).not.toContain('feedback');
  await send(`${ACME}/categories`, { category: 'feedback', do: 'restore' });
  expect((await order()).at(-1)).toBe('feedback');
  const all = await order();
  for (const category of all.slice(1)) await send(`${ACME}/categories`, { category, do: 'archive' });
  expect((await send(`${ACME}/categories`, { category: all[0] ?? '', do: 'archive' })).status).toBe(422);
  expect(await order()).toEqual([all[0]]);
  for (const category of all.slice(1)) await send(`${ACME}/categories`, { category, do: 'restore' });
});

test('a detail is asked for as it was built, and comes back into its form as it was', async () => {
  const place = `${ACME}/categories/feedback`;
  expect(
    (
      await send(`${place}/new-field`, {
        ...newField,
        label: 'Wie war es?',
        type: 'choice',
        options: 'Gut\nschlecht = Gar nicht gut',
      })
    ).status,
  ).toBe(303);
  const conditions = (await cast.olga.desk.page(`${place}/new-field`)).querySelectorAll('#showIf option');
  const [, , bad] = [...conditions];
  expect(bad?.textContent).toBe('only when Wie war es? is Gar nicht gut');
  const showIf = bad?.getAttribute('value') ?? '';
  await send(`${place}/new-field`, {
    ...newField,
    label: 'Order',
    pattern: 'A\\d{6}',
    required: 'yes',
    showIf,
    help: 'A and six digits',
  });
  expect((await categoryIn('feedback'))?.fields).toEqual([
    {
      key: 'wie-war-es',
      label: 'Wie war es?',
      type: 'choice',
      required: false,
      options: [
        { value: 'gut', label: 'Gut' },
        { value: 'schlecht', label: 'Gar nicht gut' },
      ],
    },
    {
      key: 'order',
      label: 'Order',
      type: 'text',
      required: true,
      help: 'A and six digits',
      pattern: 'A\\d{6}',
      showIf: { field: 'wie-war-es', equals: 'schlecht' },
    },
  ]);
  const before = (await categoryIn('feedback'))?.fields;
  for (const key of ['wie-war-es', 'order']) {
    expect((await send(`${place}/fields/${key}`, await filled(`${place}/fields/${key}`))).status).toBe(303);
  }
  expect((await categoryIn('feedback'))?.fields).toEqual(before);
  await send(`${place}/fields`, { field: 'order', do: 'up' });
  expect((await categoryIn('feedback'))?.fields.map(({ key }) => key)).toEqual(['order', 'wie-war-es']);
  const stuck = await send(`${place}/fields`, { field: 'wie-war-es', do: 'remove' });
  expect([stuck.status, stuck.page.querySelector('[role="alert"]')?.textContent]).toEqual([
    422,
    '“Order” is asked for by a detail that there would not be any more.',
  ]);
  await send(`${place}/fields`, { field: 'order', do: 'remove' });
  await send(`${place}/fields`, { field: 'wie-war-es', do: 'remove' });
  expect((await categoryIn('feedback'))?.fields).toEqual([]);
});

test.each(['(a+)+$', '(x*)*y', '(?:a|a)*', '(\\d+)*-', '.*a.*b.*c'])(
  'T51: the pattern %s is refused, with a reason',
  async (pattern) => {
    const { status, page } = await send(`${ACME}/categories/billing/new-field`, { ...newField, pattern });
    expect(status).toBe(422);
    expect(page.querySelector('#pattern-fault')?.textContent).toContain('very long to check');
    expect(page.querySelector('#pattern')?.getAttribute('value')).toBe(pattern);
  },
);

test('what is no pattern, options where none belong, and a missing option are told', async () => {
  const path = `${ACME}/categories/billing/new-field`;
  const fault = async (fields: Record<string, string>, name: string) =>
    (await send(path, { ...newField, ...fields })).page.querySelector(`#${name}-fault`)?.textContent;
  expect(await fault({ pattern: '(' }, 'pattern')).toBe('This is not a regular expression.');
  expect(await fault({ type: 'choice' }, 'options')).toBe('Write at least one option.');
  expect(await fault({ options: 'One' }, 'options')).toContain('has no options');
  expect(await fault({ type: 'choice', options: 'One\none' }, 'options')).toBe('“one” stands there twice.');
  expect(await fault({ type: 'number', pattern: '\\d' }, 'pattern')).toBe('Only what is typed can match a pattern.');
  expect((await categoryIn('billing'))?.fields).toEqual([]);
});

test('every change of a category is on record with what was before', async () => {
  const rows = await helpslip.deps.db.selectFrom('audit').select(['action', 'staff_name', 'detail']).execute();
  const actions = new Set(rows.map(({ action }) => action));
  for (const action of [
    'category-added',
    'category-changed',
    'category-moved',
    'category-archived',
    'field-added',
    'field-removed',
  ])
    expect(actions).toContain(action);
  const changed = rows.find(({ detail }) => JSON.stringify(detail).includes('Invoices and refunds'));
  expect(changed).toMatchObject({
    staff_name: 'Olga Owner',
    detail: {
      category: 'billing',
      changes: [{ what: 'hint', before: 'Invoices, refunds, payment', after: 'Invoices and refunds' }],
    },
  });
});
