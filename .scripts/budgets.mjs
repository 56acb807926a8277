// What a visitor's browser may be asked to fetch, in bytes after gzip -9. `npm run check` fails when one is exceeded.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './tools.mjs';

const BUDGETS = [
  { name: 'The loader, on every page', bytes: 1900, files: () => ['widget.js'] },
  { name: 'All of it to a usable form', bytes: 24 * 1024, files: () => ['widget.js', ...filesToForm()] },
];
const APP = 'src/app/mount.tsx';
// Each language is about as much; one is fetched.
const LANGUAGE = 'src/app/locales/en.ts';
// Asked for only once the form stands there, or on other ways than the one to it. Whatever else the app imports counts, at once or later.
const OPTIONAL = [
  'given',
  'place',
  'phone',
  'search',
  'sending',
  'challenge',
  'files',
  'reading',
  'follow',
  'follow-page',
];

const dist = path.join(root, 'widget', 'dist');

/** Says each budget and what is used of it. @returns 0, or 1 when one is exceeded */
export function printBudgets() {
  let code = 0;
  for (const { name, bytes, files } of BUDGETS) {
    const used = files().reduce(
      (sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length,
      0,
    );
    console.log(`${name}: ${used} of ${bytes} bytes${used > bytes ? ', which is too much' : ''}`);
    if (used > bytes) code = 1;
  }
  return code;
}

function filesToForm() {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite', 'manifest.json'), 'utf8'));
  const files = new Set();
  const follow = (key) => {
    const { file, name, imports = [], dynamicImports = [] } = manifest[key];
    if (files.has(file) || OPTIONAL.includes(name)) return;
    files.add(file);
    for (const next of [...imports, ...dynamicImports]) follow(next);
  };
  follow(APP);
  follow(LANGUAGE);
  return files;
}
