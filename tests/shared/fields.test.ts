import { checkFields, type FieldFault, looksLikeEmail } from '@helpslip/shared/check-fields';
import { type Field, type FieldValue, type FieldValues, isFieldShown, numberTyped } from '@helpslip/shared/fields';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  label: key,
  type: 'text',
  required: false,
  ...more,
});
const faults = (fields: Field[], values: FieldValues) =>
  checkFields(fields, values).map(({ key, code }) => `${key}: ${code}`);
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

test('each type takes its own values, and says what is wrong with others', () => {
  const cases: [Partial<Field>, FieldValue[], FieldFault['code'], FieldValue[]][] = [
    [{ type: 'text' }, ['x'], 'type', [1, true, ['x']]],
    [{ type: 'long' }, ['x'.repeat(2_000), '🎫'.repeat(2_000)], 'too-long', ['x'.repeat(2_001)]],
    [{ type: 'number' }, [0, -1.5], 'type', ['1', Number.NaN, Number.POSITIVE_INFINITY]],
    [{ type: 'yes-no' }, [true, false], 'type', ['yes', 1]],
    [{ type: 'choice', options }, ['a'], 'option', ['c', 'A', ['a']]],
    [{ type: 'choices', options }, [['a'], ['b', 'a']], 'type', ['a', ['a', 'a']]],
    [{ type: 'choices', options }, [['b']], 'option', [['a', 'c']]],
    [{ type: 'date' }, ['2024-02-29'], 'date', ['2023-02-29', '2024-2-9', '2024-13-01', 'tomorrow']],
    [{ type: 'email' }, ['ada@example.com'], 'email', ['ada']],
    [
      { type: 'url' },
      ['https://acme.example/x', 'HTTP://x'],
      'url',
      ['javascript:x', 'ftp://x', 'https://', ' https://x'],
    ],
    [{ pattern: 'SN-\\d{2}' }, ['SN-12'], 'pattern', ['SN-123', 'xSN-12', 'SN-12\n']],
    [{ pattern: 'a|b' }, ['a', 'b'], 'pattern', ['ab', 'ax']],
    [{ pattern: '(' }, ['a pattern that is none refuses nobody'], 'pattern', []],
  ];
  for (const [more, good, code, bad] of cases) {
    const fields = [field('f', more)];
    for (const value of good) expect([more, value, faults(fields, { f: value })]).toEqual([more, value, []]);
    for (const value of bad) expect([more, value, faults(fields, { f: value })]).toEqual([more, value, [`f: ${code}`]]);
  }
});

test('what is required must be there, and a required yes must be a yes', () => {
  const required = field('f', { required: true });
  const missing: FieldValues[] = [{}, { f: '' }, { f: [] }];
  for (const values of missing) expect(faults([required], values)).toEqual(['f: required']);
  expect(faults([{ ...required, type: 'yes-no' }], { f: false })).toEqual(['f: required']);
  expect(faults([{ ...required, type: 'number' }], { f: 0 })).toEqual([]);
});

test('a field is asked for only while its condition holds, and may not be sent otherwise', () => {
  const fields = [
    field('kind', { type: 'choice', options }),
    field('kinds', { type: 'choices', options }),
    field('agreed', { type: 'yes-no' }),
    field('onA', { required: true, showIf: { field: 'kind', equals: 'a' } }),
    field('onB', { showIf: { field: 'kinds', equals: 'b' } }),
    field('onYes', { showIf: { field: 'agreed', equals: true } }),
    field('deep', { required: true, showIf: { field: 'onA', equals: 'go' } }),
  ];
  expect(faults(fields, {})).toEqual([]);
  expect(faults(fields, { kind: 'a' })).toEqual(['onA: required']);
  expect(faults(fields, { kind: 'a', onA: 'go' })).toEqual(['deep: required']);
  expect(faults(fields, { kind: 'b', onA: 'go', deep: 'x' })).toEqual(['onA: unknown', 'deep: unknown']);
  expect(faults(fields, { kinds: ['a', 'b'], onB: 'x', agreed: true, onYes: 'x' })).toEqual([]);
  expect(faults(fields, { agreed: false, onYes: 'x' })).toEqual(['onYes: unknown']);
});

test('conditions in a circle, or on a field that is not there, hide the field and end', () => {
  const circle = [
    field('a', { showIf: { field: 'b', equals: 'x' } }),
    field('b', { showIf: { field: 'a', equals: 'x' } }),
  ];
  for (const one of circle) expect(isFieldShown(one, circle, { a: 'x', b: 'x' })).toBe(false);
  const self = field('c', { required: true, showIf: { field: 'c', equals: 'x' } });
  expect(faults([self], {})).toEqual([]);
  expect(isFieldShown(field('d', { showIf: { field: 'gone', equals: 'x' } }), [], { gone: 'x' })).toBe(false);
});

test('names that every object has are no fields', () => {
  const values: FieldValues = JSON.parse('{"__proto__":"x"}');
  expect(faults([field('f')], values)).toEqual(['__proto__: unknown']);
  const fields = [field('f', { showIf: { field: 'toString', equals: 'x' } }), field('toString', { required: true })];
  expect(faults(fields, {})).toEqual(['toString: required']);
});

test('values that check without a fault hold nothing but what was asked for', () => {
  const fields = [field('one'), field('two', { type: 'number' })];
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const given = fc.dictionary(fc.constantFrom('one', 'two', 'three', '__proto__'), value);
  fc.assert(
    fc.property(given, (values) => {
      if (checkFields(fields, values).length > 0) return;
      const { one = '', two = '', ...rest } = values;
      expect(Object.keys(rest)).toEqual([]);
      expect(typeof one).toBe('string');
      if (two !== '') expect(typeof two).toBe('number');
    }),
  );
});

test('an address has one @, no blanks and a dot in its domain', () => {
  for (const good of [
    'ada@example.com',
    "o'neil+tag@sub.example.co.uk",
    'ü@münchen.example',
    'a@b.c',
    'user_name.x@ex-ample.org',
  ]) {
    expect([good, looksLikeEmail(good)]).toEqual([good, true]);
  }
  for (const bad of [
    '',
    'ada',
    '@example.com',
    'ada@',
    'ada@example',
    'a@b@example.com',
    'a b@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a@-x.com',
    'a@x-.com',
    'a@x..com',
    'a@x.com.',
    'a@[127.0.0.1]',
    '<a@x.com>',
    'a@x.com,b@y.com',
    '"a b"@x.com',
    `${'a'.repeat(65)}@x.com`,
    `a@${'x'.repeat(250)}.com`,
  ]) {
    expect([bad, looksLikeEmail(bad)]).toEqual([bad, false]);
  }
});

test('a number is read with a comma or a point, and what is none stays as it was typed', () => {
  expect(['12', '3,5', '-0.5', '1e3', '0'].map(numberTyped)).toEqual([12, 3.5, -0.5, 1000, 0]);
  for (const text of ['', 'twelve', '1,2,3', '1.000,5', 'Infinity', '١٢']) expect(numberTyped(text)).toBe(text);
});
