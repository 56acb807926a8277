import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { FUSE_OPTIONS } from '../shared/src/search/weights.ts';

const LIBRARY = /fuse\.js\/dist\/fuse\.basic\.min\.mjs$/;
const REGIONS = ['search/bitap/search', 'search/bitap/createPatternAlphabet'];
const TOO_LONG = /^\tif \(pattern\.length > 32\) throw .*\n/m;
const MATCH = /^function search\(text, pattern, patternAlphabet, \{ (.*) \} = \{\}\) \{$/m;

// What the search sets when it calls `Fuse.match`, and what the library takes for the rest.
const OPTIONS: Record<string, unknown> = {
  ...FUSE_OPTIONS,
  location: 0,
  distance: 100,
  findAllMatches: false,
  minMatchCharLength: 1,
  includeMatches: false,
};

const MATCHER = `export default {
  match: (pattern, text) => search(text, pattern, createPatternAlphabet(pattern)),
};
`;

/**
 * Leaves of fuse.js what the search calls: the comparison inside `Fuse.match`, for folded words of up to 32 letters, with all
 * options as constants. That is 0.4 KB instead of 8.
 * @param code the library's own. @returns a module with `match` alone; throws when the library has changed its shape
 */
export function matcherOf(code: string): string {
  const parts = REGIONS.map((name) => code.split(`//#region src/${name}.ts`)[1]?.split('//#endregion')[0] ?? '');
  const options =
    MATCH.exec(parts.join(''))?.[1]
      ?.split(', ')
      .map((option) => option.split(' = ')[0]) ?? [];
  const known = Object.keys(OPTIONS);
  if (parts.includes('') || !TOO_LONG.test(parts.join('')) || options.sort().join() !== known.sort().join()) {
    throw new Error('fuse.js has changed: see what widget/fuse-matcher.ts takes of it.');
  }
  const constants = Object.entries(OPTIONS).map(([name, value]) => `const ${name} = ${value};`);
  const head = `function search(text, pattern, patternAlphabet) {\n${constants.join('\n')}`;
  return parts.join('').replace(MATCH, head).replace(TOO_LONG, '') + MATCHER;
}

export const fuseMatcher: Plugin = {
  name: 'fuse-matcher',
  enforce: 'pre',
  // The search imports the shortened file; what it calls can be found in the readable one beside it.
  load: (id) => (LIBRARY.test(id) ? matcherOf(readFileSync(id.replace('.min.mjs', '.mjs'), 'utf8')) : null),
};
