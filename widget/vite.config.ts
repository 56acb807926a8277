import { defineConfig, type Plugin } from 'vite';
import { fuseMatcher } from './fuse-matcher.ts';
import { minifiedWhole } from './minified-again.ts';
import { textFiles } from './text-files.ts';

// As lightningcss numbers its features.
const LIGHT_DARK = 1 << 20;
const APP = /src\/app\/mount\.tsx$/;

// `h` is in the bundle anyhow; the newer way of compiling JSX would bring a second function and longer calls.
const jsxByH: Plugin = {
  name: 'jsx-by-h',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.tsx') ? { code: `import { Fragment, h } from 'preact';\n${code}`, map: null } : null,
};

// The app's late files have no style sheets to wait for; vite's own helper for that costs more than a step of the panel.
const noPreload: Plugin = {
  name: 'no-preload',
  enforce: 'pre',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = 0' : null),
};

// Browsers remember by its address that a file could not be had. `import.meta.again` (parts.ts) makes another address of it.
// The call of the helper above goes too.
const againByAddress: Plugin = {
  name: 'again-by-address',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(
        /[\w$]+\(\(\)=>import\(([`'"])(\.\/[\w-]+\.js)\1\),[^)]*\)/g,
        'import("$2"+(import.meta.again||""))',
      );
    }
  },
};

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[]; importers: readonly string[] } | null;
}

/** What the app imports at once is one file: a second would only be asked for when the first has arrived. */
function oneFileForApp(id: string, graph: ModuleGraph): string | null {
  const seen = new Set<string>();
  const leadsToApp = (one: string): boolean => {
    if (APP.test(one)) return true;
    if (seen.has(one)) return false;
    seen.add(one);
    return (graph.getModuleInfo(one)?.importers ?? []).some(leadsToApp);
  };
  return leadsToApp(id) ? 'app' : null;
}

// Not `build.lib`, which leaves white space in ES output.
export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  // Leaves `color-scheme` as it is: what stands in for `light-dark()` in older browsers is not needed.
  css: { lightningcss: { exclude: LIGHT_DARK } },
  plugins: [textFiles, jsxByH, fuseMatcher, noPreload, againByAddress, minifiedWhole],
  build: {
    target: 'es2022',
    cssTarget: ['chrome120', 'firefox113', 'safari16.4'],
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      input: { app: 'src/app/mount.tsx' },
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'es',
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { groups: [{ name: oneFileForApp, debugName: 'app' }] },
      },
    },
  },
});
