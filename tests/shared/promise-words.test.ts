import { instantWords } from '@helpslip/shared/instant-words';
import { languages } from '@helpslip/shared/languages';
import { PROMISE_PLACE, promiseSentence, promiseText } from '@helpslip/shared/promise-text';
import { describe, expect, test } from 'vitest';

const at = new Date('2026-11-23T10:00:00Z');

describe('An instant in words', () => {
  test('is told in the zone of its reader, by name, in the English that they read', () => {
    expect(instantWords(at, 'Europe/Berlin', 'en-GB')).toBe('Monday 23 November at 11:00 (Europe/Berlin)');
    expect(instantWords(at, 'Asia/Tokyo', 'en-US')).toBe('Monday, November 23 at 07:00 PM (Asia/Tokyo)');
    expect(instantWords(at, 'Pacific/Chatham', 'en')).toContain('11:45 PM (Pacific/Chatham)');
  });

  test('stays in the language of the texts around it', () => {
    expect(instantWords(at, 'Europe/Berlin', 'de-AT')).toBe('Montag, 23. November um 11:00 (Europe/Berlin)');
    expect(instantWords(at, 'Nowhere', 'fr')).toBe('lundi 23 novembre à 10:00 (UTC)');
    expect(instantWords(at, 'Europe/Berlin', 'de-u-nu-deva')).toBe('Montag, 23. November um 11:00 (Europe/Berlin)');
    expect(instantWords(at, 'Europe/Berlin', 'da')).toBe('Monday 23 November at 11:00 (Europe/Berlin)');
    expect(instantWords(at, 'Europe/Berlin', 'en-u-nu-deva-ca-buddhist')).toBe(
      'Monday 23 November at 11:00 (Europe/Berlin)',
    );
    expect(instantWords(at, 'Europe/Berlin', '')).toBe('Monday 23 November at 11:00 (Europe/Berlin)');
  });

  test.each(['Mars/Olympus', '', '<script>', 'x'.repeat(64)])('is in UTC for a zone that nobody knows: %s', (zone) => {
    expect(instantWords(at, zone, 'en-GB')).toBe('Monday 23 November at 10:00 (UTC)');
  });

  test('says midnight as its reader does, and never as 24:00', () => {
    const midnight = new Date('2026-11-22T23:00:00Z');
    expect(instantWords(midnight, 'Europe/Berlin', 'en-GB')).toContain('at 00:00');
    expect(instantWords(midnight, 'Europe/Berlin', 'en-US')).toContain('at 12:00 AM');
  });
});

describe('The sentence of a promise', () => {
  test('is the owner’s, or a plain one, for the hour', () => {
    expect(promiseText({}, true)).not.toBe(promiseText({}, false));
    expect(promiseText({ within: 'Here. {{by}}' }, true)).toBe('Here. {{by}}');
    expect(promiseText({ within: 'Here. {{by}}' }, false)).toBe(promiseText({}, false));
    expect(promiseText({ outside: 'Away. {{by}}' }, false)).toBe('Away. {{by}}');
  });

  test('is plain in every language, with one place for the time', () => {
    const plain = languages.flatMap((language) => [promiseText({}, true, language), promiseText({}, false, language)]);
    expect(new Set(plain).size).toBe(languages.length * 2);
    for (const text of plain) expect(text.split(PROMISE_PLACE)).toHaveLength(2);
    expect(promiseText({}, true, 'de-CH')).toBe(promiseText({}, true, 'de'));
    expect(promiseText({}, true, 'da')).toBe(promiseText({}, true));
  });

  test('takes the time as it is, whatever it looks like', () => {
    expect(promiseSentence('By {{by}}.', "$& $' $1 {{by}}")).toBe("By $& $' $1 {{by}}.");
  });
});
