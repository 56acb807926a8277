import { checkLetterWords } from '@helpslip/server/notifications/check-letter-words.ts';
import { wordedLetters } from '@helpslip/server/notifications/letter-words.ts';
import { english } from '@helpslip/server/notifications/letters/texts/en.ts';
import { expect, test } from 'vitest';

const words = english.letters['ticket-received'];

test.each(wordedLetters)('the words that %s comes with pass the check', (letter) => {
  expect(checkLetterWords(letter, english.letters[letter])).toEqual({ words: english.letters[letter] });
});

test.each([
  [
    'an unknown placeholder',
    { opening: 'Dear {{nmae}},' },
    'opening',
    /^\{\{nmae\}\} is not known here\. .*\{\{name\}\}/,
  ],
  ['one of another letter', { closing: '{{agent}}' }, 'closing', /^\{\{agent\}\} is not known here/],
  ['one that every object has', { opening: '{{constructor}}' }, 'opening', /^\{\{constructor\}\} is not known here/],
  ['an empty one', { opening: 'Hello {{ }}' }, 'opening', /^\{\{\}\} is not known here/],
  [
    'braces that do not close',
    { opening: 'Hello {{name, you' },
    'opening',
    /^“\{\{name, you” lacks some of its braces/,
  ],
  ['braces that do not open', { opening: 'Hello name}}, you' }, 'opening', /lacks some of its braces/],
  ['single braces', { opening: 'Hello {name},' }, 'opening', /^Write \{\{name\}\} with two braces/],
  ['no reference in the subject', { subject: 'We have it' }, 'subject', /^\{\{reference\}\} is missing here/],
  ['an empty subject', { subject: ' ' }, 'subject', /Write something here/],
  ['an empty beginning', { opening: '\u200b' }, 'opening', /Write something here/],
  ['a subject of two lines', { subject: '{{reference}}\nBcc: v@x.org' }, 'subject', /on one line/],
  ['too long a subject', { subject: `{{reference}}${'x'.repeat(120)}` }, 'subject', /Shorten this to 120/],
  ['too long a beginning', { opening: 'x'.repeat(2_001) }, 'opening', /Shorten this to 2000/],
  ['a control character', { closing: 'x\u0000' }, 'closing', /control characters/],
] as const)('%s is told, by its name', (_, change, piece, fault) => {
  const { faults } = checkLetterWords('ticket-received', { ...words, ...change });
  expect(Object.keys(faults ?? {})).toEqual([piece]);
  expect(faults?.[piece]).toMatch(fault);
});

test('every fault is told at once', () => {
  const { faults } = checkLetterWords('follow-up', { subject: '', opening: '{{x}}', closing: '{{y' });
  expect(Object.keys(faults ?? {})).toEqual(['subject', 'opening', 'closing']);
});
