import type { Plugin } from 'vite';

const LIBRARY = /fuse\.js\/dist\/fuse\.basic\.mjs$/;
// Where the library hangs its whole surface onto one class, which keeps all of it alive.
const SURFACE = /\/\/#region src\/entry\.ts[\s\S]*$/;
const DIACRITICS = /^const stripDiacritics = .*$/m;

const MATCHER = `export default {
  match: (pattern, text, options) => new BitapSearch(pattern, { ...Config, ...options }).searchIn(text),
};
`;

/**
 * Leaves of fuse.js what the search calls, `Fuse.match`, so that the rest (indexes, keys, queries, its table of diacritics, which the search
 * folds itself) falls out of the bundle: 2 KB instead of 8. Fails the build when the library has changed its shape.
 */
export const fuseMatcher: Plugin = {
  name: 'fuse-matcher',
  enforce: 'pre',
  transform(code, id) {
    if (!LIBRARY.test(id)) return null;
    if (!SURFACE.test(code) || !DIACRITICS.test(code) || !code.includes('BitapSearch = class')) {
      throw new Error('fuse.js has changed: see what widget/fuse-matcher.ts takes of it.');
    }
    return {
      code: code.replace(DIACRITICS, 'const stripDiacritics = (text) => text;').replace(SURFACE, MATCHER),
      map: null,
    };
  },
};
