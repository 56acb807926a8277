import { greetingName } from '@helpslip/server/notifications/greeting-name.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each(['Ada Lovelace', "Grace O'Neil-Smith", 'Zoë', 'عائشة', '李小龙', 'Nguyễn Văn An', 'd’Arc', '-Ada'])(
  '%s looks like a name',
  (name) => {
    expect(greetingName(name)).toBe(name);
  },
);

test.each([
  null,
  '',
  ' ',
  'Buy cheap pills now',
  'evil.example',
  'https://evil.example',
  'Ada 555',
  'Ada\nBcc: v@x.org',
  'Ada\u00a0Ada\u2003Ada\u3000Ada',
  'A'.repeat(41),
  "'-'",
  'A\u202eda',
  'Call\u3164this\u3164number\u3164now',
  'Call\u115fthis\u1160number\uffa0now',
  'evil\u318dexample',
  'evil\ua78fexample',
  'A\u034fda',
])('%j does not', (name) => {
  expect(greetingName(name)).toBeNull();
});

test('O4: whatever was typed, a name holds nothing that a link, markup or a header is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const name = greetingName(typed);
      expect(name ?? '').toMatch(/^[\p{L}\p{M}'’ -]{0,40}$/u);
      expect((name ?? '').split(' ').length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 2_000 },
  );
});
