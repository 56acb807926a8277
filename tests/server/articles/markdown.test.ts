import { blocksFromMarkdown, excerptOf } from '@helpslip/server/articles/markdown.ts';
import { type Block, type Inline, safeHref } from '@helpslip/shared/blocks';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../support/seeded-random.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const wordsOf = (markdown: string) => excerptOf(blocksFromMarkdown(markdown), 10_000);

/** Every inline and block of a tree, and how deep the tree goes. */
function survey(blocks: Block[]): { types: Set<string>; hrefs: string[]; depth: number } {
  const found = { types: new Set<string>(), hrefs: [] as string[], depth: 0 };
  const walk = (node: Block | Inline, depth: number): void => {
    found.types.add(node.type);
    found.depth = Math.max(found.depth, depth);
    if (node.type === 'link') found.hrefs.push(node.href);
    if ('items' in node) for (const item of node.items) for (const block of item) walk(block, depth + 1);
    if ('children' in node) for (const child of node.children) walk(child, depth + 1);
  };
  for (const block of blocks) walk(block, 1);
  return found;
}

describe('An answer written in Markdown', () => {
  test('becomes paragraphs, headings, lists, quotes and code', () => {
    const markdown = [
      '## Red light',
      'Steady: **lift** the *hopper*,\nturn it  ',
      'and press `OK`.',
      '',
      '1. Unplug it',
      '2. Brush it out',
      '   - gently',
      '',
      '> Never use water.',
      '',
      '```',
      'SN-48213',
      '```',
      '---',
      '[Repairs](/repairs) or [call](tel:+4930123)',
    ].join('\n');
    expect(blocksFromMarkdown(markdown)).toEqual([
      { type: 'heading', children: [text('Red light')] },
      paragraph(
        text('Steady: '),
        { type: 'strong', children: [text('lift')] },
        text(' the '),
        { type: 'emphasis', children: [text('hopper')] },
        text(', turn it'),
        { type: 'break' },
        text('and press '),
        { type: 'code', text: 'OK' },
        text('.'),
      ),
      {
        type: 'list',
        ordered: true,
        items: [
          [paragraph(text('Unplug it'))],
          [paragraph(text('Brush it out')), { type: 'list', ordered: false, items: [[paragraph(text('gently'))]] }],
        ],
      },
      { type: 'quote', children: [paragraph(text('Never use water.'))] },
      { type: 'code', text: 'SN-48213' },
      paragraph({ type: 'link', href: '/repairs', children: [text('Repairs')] }, text(' or '), {
        type: 'link',
        href: 'tel:+4930123',
        children: [text('call')],
      }),
    ]);
  });

  test('keeps a link whose address stands apart, and names one that has no words by its address', () => {
    expect(blocksFromMarkdown('See [repairs][1] and [](/prices).\n\n[1]: https://example.com/repairs')).toEqual([
      paragraph(
        text('See '),
        { type: 'link', href: 'https://example.com/repairs', children: [text('repairs')] },
        text(' and '),
        { type: 'link', href: '/prices', children: [text('/prices')] },
        text('.'),
      ),
    ]);
  });

  test('shows the alternative text in place of an image', () => {
    expect(blocksFromMarkdown('![The hopper, seen from above](https://evil.example/pixel.png)')).toEqual([
      paragraph(text('The hopper, seen from above')),
    ]);
  });

  test.each([
    ['a script scheme', '[press](javascript:alert(1))'],
    ['a script scheme in other letters', '[press](JaVaScRiPt:alert(1))'],
    ['a scheme with a tab in it', '[press](<java\tscript:alert(1)>)'],
    ['a scheme with a blank before it and a tab in it', '[press](< java\tscript:alert(1)>)'],
    ['a scheme with an entity in it', '[press](java&#9;script:alert&#40;1&#41;)'],
    ['a data address', '[press](data:text/html,<script>alert(1)</script>)'],
    ['a vbscript address', '[press](vbscript:x)'],
    ['a host without a scheme', '[press](//evil.example)'],
    ['a host behind backslashes', '[press](\\\\\\\\evil.example)'],
    ['a defined address', '[press][1]\n\n[1]: javascript:alert(1)'],
    ['an image as the words of a link', '[![press](x.png)](javascript:alert(1))'],
  ])('leaves the words of a link with %s, and no link', (_, markdown) => {
    const blocks = blocksFromMarkdown(markdown);
    expect(survey(blocks).hrefs).toEqual([]);
    expect(wordsOf(markdown)).toContain('press');
  });

  test('shows the address in angle brackets as words when it is not safe', () => {
    expect(blocksFromMarkdown('<javascript:alert(1)>')).toEqual([paragraph(text('javascript:alert(1)'))]);
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '<style>body{display:none}</style>',
    '<script>alert(1)</script>',
    '<svg onload=alert(1)>',
    '<base href="//evil.example">',
    '<form action="/admin"><button>press</button></form>',
    '<!-- a remark -->',
    '<meta http-equiv="refresh" content="0">',
  ])('shows %s as it was typed, alone and within a line', (html) => {
    expect(blocksFromMarkdown(html)).toEqual([paragraph(text(html))]);
    expect(blocksFromMarkdown(`Before ${html} after`)).toEqual([paragraph(text(`Before ${html} after`))]);
  });
});

describe('A text that means harm', () => {
  const levels = 10_000;
  test.each([
    ['quotes', '> '.repeat(levels)],
    ['lists', '- '.repeat(levels)],
    ['numbered lists', '1. '.repeat(levels)],
    ['lists by indentation', Array.from({ length: 150 }, (_, i) => `${'  '.repeat(i)}- deep`).join('\n')],
    ['brackets', '['.repeat(levels)],
    ['links', `${'['.repeat(levels)}deep${'](/a)'.repeat(levels)}`],
    ['images', `${'!['.repeat(levels)}deep${'](/a)'.repeat(levels)}`],
    ['stars', `${'*'.repeat(levels)}deep${'*'.repeat(levels)}`],
    ['emphasis', `${'*_'.repeat(levels)}deep${'_*'.repeat(levels)}`],
    ['emphasis of a length that is still read', `${'*_'.repeat(240)}deep${'_*'.repeat(240)}`],
    ['quotes of a depth that is still read', '> '.repeat(19)],
    ['tags', '<a '.repeat(levels)],
    ['definitions', '[a]: <'.repeat(levels)],
    ['blanks', `deep${' '.repeat(100_000)}deep`],
  ])('is taken however deep its %s are, and its tree stays shallow', (_, markdown) => {
    const blocks = blocksFromMarkdown(`${markdown} deep`);
    expect(survey(blocks).depth).toBeLessThanOrEqual(14);
    expect(excerptOf(blocks, 1_000_000)).toContain('deep');
  });

  test('never gives an unsafe link or an unknown element, whatever is typed', () => {
    const pieces = [
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '*',
      '_',
      '`',
      '\n',
      '\n\n',
      '  ',
      '- ',
      '1. ',
      '> ',
      '#',
      '\\',
      '&#x6a;',
    ].concat([
      'javascript:',
      'java\tscript:',
      'data:',
      '//evil',
      'https://a.example',
      '/a',
      'a',
      'b',
      '"',
      "'",
      '[a]: ',
      '\u0000',
      '\ud800',
      '🫖',
    ]);
    const random = seededRandom('markdown');
    const known = ['paragraph', 'heading', 'list', 'quote', 'code', 'text', 'strong', 'emphasis', 'link', 'break'];
    let links = 0;
    for (let i = 0; i < 3_000; i++) {
      const length = Math.floor(random() * 40);
      const markdown = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const blocks = blocksFromMarkdown(markdown);
      const { types, hrefs } = survey(blocks);
      links += hrefs.length;
      for (const type of types) expect(known).toContain(type);
      for (const href of hrefs) expect(safeHref(href), markdown).toBe(href);
    }
    expect(links).toBeGreaterThan(0);
  });
});

describe('The excerpt of an answer', () => {
  test('is its words, without marks, on one line', () => {
    expect(excerptOf(blocksFromMarkdown('**Steady:** see\n`E4`.\n\n- lift\n- [turn](/a)\n\n> done'))).toBe(
      'Steady: see E4. lift turn done',
    );
  });

  test('ends at a word and says that more follows', () => {
    const blocks = [paragraph(text('Unplug the grinder, empty the hopper and brush out the chute.'))];
    expect(excerptOf(blocks, 61)).toBe('Unplug the grinder, empty the hopper and brush out the chute.');
    expect(excerptOf(blocks, 36)).toBe('Unplug the grinder, empty the…');
    expect(excerptOf(blocks, 37)).toBe('Unplug the grinder, empty the hopper…');
    expect(excerptOf(blocks, 20)).toBe('Unplug the grinder…');
  });

  test('cuts through a word that is longer than itself, never through a character', () => {
    expect(excerptOf([paragraph(text('🫖'.repeat(50)))], 10)).toBe(`${'🫖'.repeat(9)}…`);
  });

  test('is empty when there is nothing to read', () => {
    expect(excerptOf([])).toBe('');
  });
});
