import { filledParagraphs, filledSubject } from '@helpslip/server/notifications/letters/fill.ts';
import { expect, test } from 'vitest';

const places = { name: 'Ada', site: 'Acme', reference: '7KM-93P-QXZ2', promise: null, agent: null };

test('placeholders are filled, with blanks inside their braces forgiven', () => {
  expect(filledParagraphs('Hello {{name}},\n\n{{ site }} has {{  reference }}.', places)).toEqual([
    'Hello Ada,',
    'Acme has 7KM-93P-QXZ2.',
  ]);
});

test('what is put in is never read again: a name that is a placeholder stays as typed', () => {
  const tricky = { ...places, name: '{{reference}} $& $1 {{site}}' };
  expect(filledParagraphs('Hello {{name}},', tricky)).toEqual(['Hello {{reference}} $& $1 {{site}},']);
  expect(filledSubject('For {{name}} {{reference}}', tricky)).toBe('For {{reference}} $& $1 {{site}} 7KM-93P-QXZ2');
});

test('without a name the greeting closes up', () => {
  expect(filledParagraphs('Hello {{name}},\nHi  {{name}}!', { ...places, name: null })).toEqual(['Hello,\nHi!']);
  expect(filledSubject('{{name}}, your {{reference}}', { ...places, name: null })).toBe(', your 7KM-93P-QXZ2');
});

test('a line that would say nothing is left out, and a paragraph of such lines too', () => {
  expect(filledParagraphs('One.\nReply by {{promise}}.\n\n{{agent}}, {{site}}\n\nTwo.', places)).toEqual([
    'One.',
    'Two.',
  ]);
});

test('R27: a subject is one line, whatever is put in', () => {
  const folded = { ...places, site: 'Acme\r\nBcc: v@x.org\u2028\u0000Tools' };
  expect(filledSubject('From {{site}}', folded)).toBe('From Acme Bcc: v@x.org Tools');
});
