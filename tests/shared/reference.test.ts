import { randomBytes } from 'node:crypto';
import { formatReference, makeReference, parseReference } from '@helpslip/shared/reference';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PLACES = 9;
const SAMPLE = 10_000;

const reference = fc.uint8Array({ minLength: PLACES, maxLength: PLACES }).map(makeReference);
const place = fc.nat({ max: PLACES });
const letterAt = (text: string, index: number) => ALPHABET.indexOf(text.charAt(index));

const many = Array.from({ length: SAMPLE }, () => makeReference(randomBytes(PLACES)));

/** Pearson's statistic of counts that should all be the same. */
function chiSquare(counts: number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test('G4: of ten thousand references no two are the same', () => {
  expect(new Set(many).size).toBe(SAMPLE);
});

test('G4: in each place of a reference, every letter is as likely as another', () => {
  for (let index = 0; index <= PLACES; index++) {
    const counts = Array<number>(32).fill(0);
    for (const one of many) counts[letterAt(one, index)] = (counts[letterAt(one, index)] ?? 0) + 1;
    // 31 degrees of freedom: chance goes beyond 90 about once in ten million.
    expect(chiSquare(counts), `place ${index}`).toBeLessThan(90);
  }
});

test('G4: a reference says nothing of the one before it, nor one place of the next', () => {
  const pairs: [string, (one: string, next: string) => [number, number]][] = [
    ...Array.from({ length: PLACES }, (_, index): [string, (one: string, next: string) => [number, number]] => [
      `place ${index} of two in a row`,
      (one, next) => [letterAt(one, index), letterAt(next, index)],
    ]),
    ...Array.from({ length: PLACES - 1 }, (_, index): [string, (one: string) => [number, number]] => [
      `places ${index} and ${index + 1}`,
      (one) => [letterAt(one, index), letterAt(one, index + 1)],
    ]),
  ];
  for (const [what, pick] of pairs) {
    const counts = Array<number>(64).fill(0);
    for (let i = 1; i < SAMPLE; i++) {
      const [a, b] = pick(many[i - 1] ?? '', many[i] ?? '');
      const cell = (a >> 2) * 8 + (b >> 2);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    // 63 degrees of freedom.
    expect(chiSquare(counts), what).toBeLessThan(140);
  }
});

test('too few random bytes make no reference', () => {
  expect(() => makeReference(new Uint8Array(PLACES - 1))).toThrow(RangeError);
});

test('a reference is read back from how it is shown', () => {
  fc.assert(
    fc.property(reference, (one) => {
      expect(formatReference(one)).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseReference(formatReference(one))).toBe(one);
    }),
  );
});

test('a reference is read from what people make of it', () => {
  const separator = fc.constantFrom('', ' ', '-', '–', '.', '_', '\t', ' - ');
  const sloppy = (character: string) =>
    ({ '0': fc.constantFrom('0', 'o', 'O'), '1': fc.constantFrom('1', 'i', 'I', 'l', 'L') })[character] ??
    fc.constantFrom(character, character.toLowerCase());
  const typed = reference.chain((one) =>
    fc
      .tuple(...[...one].flatMap((character) => [separator, sloppy(character)]))
      .map((parts): [string, string] => [one, ` ${parts.join('')}`.slice(0, 64)]),
  );
  fc.assert(fc.property(typed, ([one, text]) => void expect(parseReference(text)).toBe(one)));
});

test('one wrong character is always noticed', () => {
  fc.assert(
    fc.property(reference, place, fc.integer({ min: 1, max: 31 }), (one, index, step) => {
      const wrong = ALPHABET.charAt((letterAt(one, index) + step) % 32);
      expect(parseReference(one.slice(0, index) + wrong + one.slice(index + 1))).toBeNull();
    }),
  );
});

test('two characters that changed places are always noticed, neighbours or not', () => {
  fc.assert(
    fc.property(reference, place, place, (one, first, second) => {
      const characters = [...one];
      fc.pre(characters[first] !== characters[second]);
      [characters[first], characters[second]] = [characters[second] ?? '', characters[first] ?? ''];
      expect(parseReference(characters.join(''))).toBeNull();
    }),
  );
});

test('a character too many or too few is noticed, and so is what is no reference at all', () => {
  fc.assert(
    fc.property(reference, place, (one, index) => {
      expect(parseReference(one.slice(0, index) + one.slice(index + 1))).toBeNull();
      expect(parseReference(one.slice(0, index) + one.charAt(index) + one.slice(index))).toBeNull();
    }),
  );
  for (const none of ['', ' ', '-'.repeat(10), 'U'.repeat(10), '🎫'.repeat(10), 'x'.repeat(10_000), '7KM-93P-QXZ\0']) {
    expect(parseReference(none)).toBeNull();
  }
});
