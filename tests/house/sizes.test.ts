import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root, sourcesOf } from './sources.ts';

const LONGEST = 300;
const EXCUSED = /\/migrations\/|db\/schema\.ts$/;
const EMPTY_NAMES = /(?:service|manager|helper|util|common|handler|misc)s?\.tsx?$/i;

test('no source file is longer than 300 lines', () => {
  const long = sourcesOf('shared/src', 'server/src', 'widget/src', 'demo-site', 'tests')
    .filter(({ path, text }) => !EXCUSED.test(path) && text.split('\n').length - 1 > LONGEST)
    .map(({ path }) => path);
  expect(long).toEqual([]);
});

test('file names say something of the product', () => {
  const empty = sourcesOf('shared/src', 'server/src', 'widget/src')
    .map(({ path }) => path)
    .filter((path) => EMPTY_NAMES.test(path));
  expect(empty).toEqual([]);
});

test('the workspace has its five parts, and no other folder but docs and dot folders', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => entry.name);
  expect(folders.sort()).toEqual(['demo-site', 'docs', 'server', 'shared', 'tests', 'widget']);
});
