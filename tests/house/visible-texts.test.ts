import { expect, test } from 'vitest';
import { sourcesOf } from './sources.ts';

// Between tags, in what a screen reader says, and in what stands in an empty input.
const BETWEEN_TAGS = />([^<>{}]*\p{L}{2}[^<>{}]*)<\/?\w/gu;
const SAID = /\b(?:aria-label|placeholder|title|alt|label|lead|asked)="([^"]*\p{L}[^"]*)"/gu;
const CHOSEN = /\{[^{}]*(?:&&|\?|:)\s*'(\p{Lu}[^']*)'\s*[:}]/gu;
const CODE = /=>|[=;&|]|\) (?:return|[?:])/;

test('what the widget shows stands in the files of its languages, and nowhere else', () => {
  const components = sourcesOf('widget/src/app').filter(({ path }) => path.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(30);
  const found = components.flatMap(({ path, text }) =>
    [BETWEEN_TAGS, SAID, CHOSEN]
      .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => (match[1] ?? '').trim()))
      .filter((words) => words !== '' && !CODE.test(words))
      .map((words) => `${path}: ${words}`),
  );
  expect(found).toEqual([]);
});

test('the words of a language are read by their names alone, so that the build can shorten them', () => {
  const sources = sourcesOf('widget/src/app').filter(({ path }) => !path.includes('/locales/'));
  const taken = sources.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /(?:\.\.\.(?:texts|words)\b(?!, locale)|\b(?:texts|words)\[|\{([^{}]*)\}\s*=\s*(?:\w+\.)?(?:texts|words)\b)/g,
      ),
    ]
      .filter((match) => match[1]?.trim() !== 'locale')
      .map((match) => `${path}: ${match[0]}`),
  );
  expect(taken).toEqual([]);
});
