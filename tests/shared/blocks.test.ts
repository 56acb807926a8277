import { safeHref } from '@helpslip/shared/blocks';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const PAGE = 'https://host.example/shop/';

test('W12: addresses of the web, of mail, of telephones and of the page itself may stand in a link', () => {
  for (const href of [
    'https://acme.example/a?b=c#d',
    'http://x',
    'HTTPS://x',
    'mailto:ada@example.com',
    'tel:+49301234567',
    '/shop',
    '#top',
    '?q=1',
    '/',
  ]) {
    expect(safeHref(href)).toBe(href);
  }
});

test('W12: every other scheme, and every way to write one, is dropped', () => {
  const evil = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u00a0javascript:x',
    'java\u2028script:x',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://x',
    'file:///etc/passwd',
    'view-source:x',
    'intent://x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    'relative/path',
    'x',
    '',
    ' ',
    '&#106;avascript:x',
    'java%73cript:x',
  ];
  for (const href of evil) expect([href, safeHref(href)]).toEqual([href, null]);
  for (const none of [null, undefined, 1, {}, ['https://x'], { toString: () => 'https://x' }])
    expect(safeHref(none)).toBeNull();
});

test('W12: whatever is let through leads a browser to one of four schemes, and from a path never to another host', () => {
  const pieces = fc.constantFrom(
    'java',
    'script',
    ':',
    '/',
    '\\',
    '//',
    'https',
    'data',
    'mailto:',
    'tel:',
    '#',
    '?',
    '\t',
    '\n',
    ' ',
    '\u0000',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u2028',
    'evil.example',
    '.',
    '@',
    '%',
    'alert(1)',
    'é',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const href = safeHref(parts.join(''));
      if (href === null || !URL.canParse(href, PAGE)) return;
      const url = new URL(href, PAGE);
      expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(url.protocol);
      if (/^[/#?]/.test(href)) expect(url.host).toBe('host.example');
    }),
    { numRuns: 3_000 },
  );
});
