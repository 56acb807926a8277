import type { Plugin } from 'vite';

const LIBRARY = /fuse\.js\/dist\/fuse\.basic\.mjs$/;
const REGIONS = ['core/errorMessages', 'search/bitap/search', 'search/bitap/createPatternAlphabet'];
const MATCH = /^function search\(text, pattern, patternAlphabet, \{ (.*) \} = \{\}\) \{$/m;

// What the search sets when it calls `Fuse.match`, and what the library takes for the rest.
const GIVEN = ['threshold', 'ignoreLocation'];
const DEFAULTS: Record<string, unknown> = {
  location: 0,
  distance: 100,
  findAllMatches: false,
  minMatchCharLength: 1,
  includeMatches: false,
};

const MATCHER = `export default {
  match: (pattern, text, options) => search(text, pattern, createPatternAlphabet(pattern), options),
};
`;

/**
 * Leaves of fuse.js what the search calls: the comparison inside `Fuse.match`, for folded words of up to 32 letters, with the options that
 * nobody sets as constants. That is 0.6 KB instead of 8.
 * @param code the library's own. @returns a module with `match` alone; throws when the library has changed its shape
 */
export function matcherOf(code: string): string {
  const parts = REGIONS.map((name) => code.split(`//#region src/${name}.ts`)[1]?.split('//#endregion')[0] ?? '');
  const options =
    MATCH.exec(parts.join(''))?.[1]
      ?.split(', ')
      .map((option) => option.split(' = ')[0]) ?? [];
  const known = [...GIVEN, ...Object.keys(DEFAULTS)];
  if (parts.includes('') || options.sort().join() !== known.sort().join()) {
    throw new Error('fuse.js has changed: see what widget/fuse-matcher.ts takes of it.');
  }
  const constants = Object.entries(DEFAULTS).map(([name, value]) => `const ${name} = ${value};`);
  const head = `function search(text, pattern, patternAlphabet, { ${GIVEN.join(', ')} }) {\n${constants.join('\n')}`;
  return parts.join('').replace(MATCH, head) + MATCHER;
}

export const fuseMatcher: Plugin = {
  name: 'fuse-matcher',
  enforce: 'pre',
  transform: (code, id) => (LIBRARY.test(id) ? { code: matcherOf(code), map: null } : null),
};
