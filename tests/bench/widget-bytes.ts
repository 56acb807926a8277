import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Section } from './report.ts';
import { whole } from './rounds.ts';

const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    name: v.optional(v.string(), ''),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
  }),
);
type Manifest = v.InferOutput<typeof manifestSchema>;

const APP = 'src/app/mount.tsx';
const dist = resolve(import.meta.dirname, '../../widget/dist');

/** Weighs the built widget: each part with what it fetches that is not there yet. */
export function widgetBytes(): Section {
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const parts = [{ name: 'Loader, on every page', files: ['widget.js'] }, ...appParts(manifest)];
  const all = { name: 'Total, if everything is used', files: parts.flatMap(({ files }) => files) };
  return {
    title: 'Bytes of the widget',
    text: [
      'Built files, each compressed by itself: gzip at level 9, brotli at its default of 11. What comes later is fetched when it is first needed.',
      'Goal: 1,900 bytes for the loader and 24,576 up to a usable form, after gzip; `npm run check` holds to both (`.scripts/budgets.mjs`).',
    ],
    head: ['', 'files', 'raw', 'gzip', 'brotli'],
    rows: [...parts, all].map(({ name, files }) => [name, whole(files.length), ...weigh(files).map(whole)]),
  };
}

function appParts(manifest: Manifest): { name: string; files: string[] }[] {
  const known = new Set<string>();
  const parts: { name: string; files: string[] }[] = [];
  const queue = [APP];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    const added = withImports(manifest, key).filter((one) => !known.has(one));
    for (const one of added) {
      known.add(one);
      queue.push(...(manifest[one]?.dynamicImports ?? []));
    }
    if (added.length === 0) continue;
    const name = key === APP ? 'App, at the first click' : `Later: ${manifest[key]?.name}`;
    parts.push({ name, files: added.flatMap((one) => manifest[one]?.file ?? []) });
  }
  return parts;
}

function withImports(manifest: Manifest, key: string, seen: string[] = []): string[] {
  if (seen.includes(key)) return seen;
  return (manifest[key]?.imports ?? []).reduce((all, next) => withImports(manifest, next, all), [...seen, key]);
}

function weigh(files: string[]): number[] {
  const contents = files.map((file) => readFileSync(join(dist, file)));
  const sum = (size: (content: Buffer) => number) => contents.reduce((total, content) => total + size(content), 0);
  return [
    sum((content) => content.length),
    sum((content) => gzipSync(content, { level: 9 }).length),
    sum((content) => brotliCompressSync(content).length),
  ];
}
