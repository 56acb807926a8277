import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parts, withPart } from '../bench/document.ts';
import { root } from './sources.ts';

const document = readFileSync(join(root, 'docs/benchmarks.md'), 'utf8');

test('each command renews its own part of docs/benchmarks.md, and leaves every other line as it stands', () => {
  const [before = '', others = '', own = ''] = document.split(/^(?=## )/m);
  expect(withPart(document, parts.others, '### New\n\nOne row.')).toBe(
    `${before}## ${parts.others}\n\n### New\n\nOne row.\n\n${own}`,
  );
  expect(withPart(document, parts.own, 'One row.')).toBe(`${before}${others}## ${parts.own}\n\nOne row.\n`);
});

test('what stands in docs/benchmarks.md is what the commands would write there again', () => {
  for (const part of Object.values(parts)) {
    const text = document.split(`## ${part}\n\n`)[1]?.split('\n\n## ')[0]?.trimEnd();
    expect(withPart(document, part, text ?? '')).toBe(document);
  }
});

test('a missing heading, or one that stands there twice, is told and nothing is written over', () => {
  expect(() => withPart(document.replace(`## ${parts.own}`, '## Other'), parts.own, '')).toThrow(
    'needs the heading "## Server, bytes and search" once',
  );
  expect(() => withPart(`${document}\n## ${parts.own}\n`, parts.own, '')).toThrow('once');
});
