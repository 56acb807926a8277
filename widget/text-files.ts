import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FOLDER = new URL('src/app/locales/', import.meta.url);
const files = readdirSync(FOLDER).map((file) => ({
  name: file.replace('.ts', ''),
  text: readFileSync(new URL(file, FOLDER), 'utf8'),
}));
// Of this file too: it decides which bytes the texts become, and a name must never come to mean others.
const VERSION = createHash('sha256')
  .update([...files.map(({ text }) => text), readFileSync(new URL(import.meta.url), 'utf8')].join())
  .digest('base64url')
  .slice(0, 8);
const IMPORT = /import\(`\.\/locales\/\$\{(\w+)\}\.ts`\)/;
const ENTRY = /^ {2}'?([\w-]+)'?(?=: )/gm;
const USE = /\b(texts|words)\.([a-zA-Z]\w*)/g;

// Every text of English has a name of one or two letters in what is built; the other languages have the same ones.
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const shortNames = new Map<string, string>();
for (const name of ['en', 'en-sending', 'en-reading', 'en-follow', 'en-files']) {
  for (const [, entry = ''] of files.find((file) => file.name === name)?.text.matchAll(ENTRY) ?? []) {
    const at = shortNames.size;
    const first = LETTERS[Math.floor(at / LETTERS.length) - 1] ?? '';
    if (!shortNames.has(entry)) shortNames.set(entry, first + LETTERS[at % LETTERS.length]);
  }
}
const shortOf = (name: string) => shortNames.get(name) ?? name;

/**
 * The files of the languages: each is a file of its own, named by what all of them say, so that the app can make up their addresses
 * instead of holding a list of them. The names of texts, which stand in several files, become short ones: texts are only ever read as
 * `texts.<name>` and `words.<name>`.
 */
export const textFiles: Plugin = {
  name: 'text-files',
  enforce: 'pre',
  apply: 'build',
  buildStart() {
    for (const { name } of files) {
      this.emitFile({
        type: 'chunk',
        id: `src/app/locales/${name}.ts`,
        fileName: `${name}-${VERSION}.js`,
        preserveSignature: 'strict',
      });
    }
  },
  transform(code, id) {
    if (!/\/widget\/src\/app\/.*\.tsx?$/.test(id)) return null;
    const isTexts = id.includes('/locales/');
    return {
      code: isTexts
        ? code.replace(ENTRY, (_, name: string) => `  ${shortOf(name)}`)
        : code
            .replace(USE, (_, object: string, name: string) => `${object}.${shortOf(name)}`)
            .replace(IMPORT, `import(/* @vite-ignore */ "./"+$1+"-${VERSION}.js"+(import.meta.again||""))`),
      map: null,
    };
  },
};
