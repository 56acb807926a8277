import { isRightToLeft, languages, spokenOf } from '@helpslip/shared/languages';
import { expect, test } from 'vitest';

test('the first wanted language that is spoken is taken, a region falling back to its language', () => {
  expect(spokenOf(['fi', 'de', 'fr'])).toEqual({ language: 'de', locale: 'de' });
  expect(spokenOf(['pt'])).toEqual({ language: 'pt-BR', locale: 'pt-BR' });
  expect(spokenOf(['pt-PT'])).toEqual({ language: 'pt-BR', locale: 'pt-PT' });
  expect(spokenOf(['ZH-hant', 'JA-jp'])).toEqual({ language: 'ja', locale: 'ja-JP' });
});

test('dates follow the first wanted kind of the language', () => {
  expect(spokenOf(['de', 'de-AT', 'de-DE'])).toEqual({ language: 'de', locale: 'de-AT' });
  expect(spokenOf(['en'])).toEqual({ language: 'en', locale: 'en-GB' });
  expect(spokenOf(['en', 'fr-CA', 'en-US'])).toEqual({ language: 'en', locale: 'en-US' });
});

test('other parts of a tag are left out, and what is no tag is passed over', () => {
  expect(spokenOf(['ar-EG-u-nu-latn'])?.locale).toBe('ar-EG');
  expect(spokenOf(['de-Latn-CH-1996'])?.locale).toBe('de-CH');
  expect(spokenOf(['deutsch', '', '*', 'undefined', 'x'.repeat(10_000), 'es_MX'])?.language).toBe('es');
  expect(spokenOf(['fi', 'deu', 'englisch'])).toBeNull();
});

test('every language finds itself, and Arabic alone runs from the right', () => {
  for (const language of languages) expect(spokenOf([language])?.language).toBe(language);
  expect(languages.filter(isRightToLeft)).toEqual(['ar']);
});
