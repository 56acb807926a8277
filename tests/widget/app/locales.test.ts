import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@helpslip/shared/languages';
import { describe, expect, test } from 'vitest';

type Words = Record<string, unknown>;

const PARTS = ['', '-reading', '-sending', '-follow', '-files'];
const others = languages.filter((language) => language !== 'en');
const FOLDER = join(import.meta.dirname, '../../../widget/src/app/locales');

// Words that are the same in two languages, and what is no word.
const ALIKE = /^(?:[–?{}n~～\s\d.,$]*|No|Message|Conversation|Description)$/;

const load = async (name: string): Promise<Words> => (await import(`../../../widget/src/app/locales/${name}.ts`)).words;

/** What a text says by its way: functions are asked with marks in place of what they are told. */
function said(value: unknown, way: string): [string, string][] {
  if (typeof value === 'string') return [[way, value]];
  if (typeof value === 'function') return [[way, value(...marksFor(value))]];
  return Object.entries(Object(value)).flatMap(([name, part]) => said(part, `${way}.${name}`));
}
const marksFor = ({ length }: { length: number }) => Array.from({ length }, (_, at) => `<${at}>`);
const isForms = (value: unknown) => typeof value === 'object' && value !== null && 'other' in value;

test('every language has every file, and no file is of another one', () => {
  const wanted = languages.flatMap((language) => PARTS.map((part) => `${language}${part}.ts`));
  expect(readdirSync(FOLDER).sort()).toEqual(wanted.sort());
});

describe.each(others)('%s', (language) => {
  test.each(PARTS)('says all that English says, in words of its own: %s', async (part) => {
    const english = await load(`en${part}`);
    const words = await load(`${language}${part}`);
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const [name, original] of Object.entries(english)) {
      const value = words[name];
      expect(typeof value, name).toBe(typeof original);
      if (isForms(original)) continue;
      const lines = new Map(said(value, name));
      for (const [way, text] of said(original, name)) {
        const line = lines.get(way) ?? '';
        expect(line.trim(), way).not.toBe('');
        if (typeof original === 'function') {
          expect((line.match(/<\d>/g) ?? []).sort(), way).toEqual((text.match(/<\d>/g) ?? []).sort());
        } else if (!ALIKE.test(text)) expect(line, way).not.toBe(text);
      }
    }
  });

  test.each(PARTS)('has a form for every kind of number that it tells apart: %s', async (part) => {
    const kinds = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [name, value] of Object.entries(await load(`${language}${part}`))) {
      if (!isForms(value)) continue;
      const forms: Words = Object(value);
      // French, Spanish, Italian and Portuguese have one for whole millions, which nobody counts to here.
      const needed = kinds.filter((kind) => kind !== 'many' || ['pl', 'ar'].includes(language));
      for (const kind of needed) expect(typeof forms[kind], `${name}.${kind}`).toBe('string');
      for (const kind of ['few', 'many', 'other']) {
        if (needed.includes(kind as Intl.LDMLPluralRule)) expect(forms[kind], `${name}.${kind}`).toContain('{n}');
      }
    }
  });
});
