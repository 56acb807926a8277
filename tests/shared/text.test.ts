import { codePoints, filledLine, filledLines, line, lines, looksBlank } from '@helpslip/shared/text';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const read = (schema: v.GenericSchema<unknown, string>, text: unknown) => {
  const result = v.safeParse(schema, text, { abortPipeEarly: true });
  return result.success ? result.output : null;
};

test('limits count code points, not units', () => {
  expect(codePoints('🎫é\u0301')).toBe(3);
  expect(read(line(3), '🎫🎫🎫')).toBe('🎫🎫🎫');
  expect(read(line(3), '🎫🎫🎫🎫')).toBeNull();
  expect(read(lines(3), 'abcd')).toBeNull();
});

test('a line has blanks folded and its ends cut, and no line end in it', () => {
  expect(read(line(50), '  Ada \t  Lovelace\u00a0\u3000x ')).toBe('Ada Lovelace x');
  for (const end of ['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029']) expect(read(line(50), `a${end}b`)).toBeNull();
});

test('lines end in line feeds, whatever they ended in, and keep their tabs and blanks', () => {
  expect(read(lines(50), 'a\r\nb\rc\u0085d\u2028e\u2029f\ng')).toBe('a\nb\nc\nd\ne\nf\ng');
  expect(read(lines(50), '\n  a\t  b  \n')).toBe('a\t  b');
});

test('control characters and halves of characters are refused', () => {
  const controls = [...Array(32).keys(), ...Array.from({ length: 33 }, (_, i) => 0x7f + i)].filter(
    (code) => ![9, 10, 13, 0x85].includes(code),
  );
  for (const code of controls) {
    expect([code, read(lines(50), `a${String.fromCharCode(code)}b`)]).toEqual([code, null]);
    expect([code, read(line(50), `a${String.fromCharCode(code)}b`)]).toEqual([code, null]);
  }
  for (const half of ['\ud800', 'a\udc00', '\udc00\ud800']) expect(read(lines(50), half)).toBeNull();
});

test('what looks the same is stored the same', () => {
  expect(read(line(50), 'Zoe\u0308')).toBe('Zoë');
});

test('what shows nothing is blank, and is no filled text', () => {
  for (const blank of [
    '',
    ' ',
    '\u00a0\u3000',
    '\u200b\u200d\u2060',
    '\u3164\u115f\uffa0',
    '\ufeff\u00ad',
    '\u2800',
    '\ufe0f',
    '\u{e0041}',
  ]) {
    expect([blank, looksBlank(blank)]).toEqual([blank, true]);
    expect(read(filledLine(50), blank)).toBeNull();
    expect(read(filledLines(50), blank)).toBeNull();
  }
  for (const seen of ['a', '.', '👩‍👩‍👧', '\u0301', '0']) expect(looksBlank(seen)).toBe(false);
  expect(read(line(50), '')).toBe('');
});

test('whatever is taken is taken again unchanged', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  for (const schema of [line(40), lines(40)]) {
    fc.assert(
      fc.property(text, (typed) => {
        const taken = read(schema, typed);
        if (taken === null || codePoints(taken) > 40) return;
        expect(read(schema, taken)).toBe(taken);
      }),
    );
  }
});

test('no value but a text is a text', () => {
  for (const value of [null, undefined, 1, true, [], ['a'], {}, new String('a')])
    expect(read(line(50), value)).toBeNull();
});
