import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FUSE_OPTIONS } from '@helpslip/shared/search/weights';
import fc from 'fast-check';
import Fuse from 'fuse.js/min-basic';
import { expect, test } from 'vitest';
import { matcherOf } from '../../widget/fuse-matcher.ts';

const library = join(dirname(createRequire(import.meta.url).resolve('fuse.js/basic')), 'fuse.basic.mjs');
const code = readFileSync(library, 'utf8');
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '1'), minLength: 1, maxLength: 32 });

test('what the widget takes of Fuse says the same as all of it, for words of up to 32 letters', async () => {
  const { default: taken } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(matcherOf(code))}`
  );
  let matches = 0;
  fc.assert(
    fc.property(word, word, (pattern, text) => {
      const whole = Fuse.match(pattern, text, FUSE_OPTIONS);
      const part = taken.match(pattern, text);
      if (whole.isMatch) matches++;
      expect(part.isMatch).toBe(whole.isMatch);
      // Fuse looks first whether both are the same, and then counts exactly nothing.
      if (whole.isMatch) expect(part.score).toBeCloseTo(whole.score, 2);
    }),
    { numRuns: 3_000 },
  );
  expect(matches).toBeGreaterThan(100);
});

test('a library of another shape fails the build', () => {
  expect(() => matcherOf(code.replace('ignoreLocation = Config.ignoreLocation } = {}) {', 'isNew } = {}) {'))).toThrow(
    /fuse\.js has changed/,
  );
});
