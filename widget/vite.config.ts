import { defineConfig, type Plugin } from 'vite';
import { fuseMatcher } from './fuse-matcher.ts';

const APP = /src\/app\/mount\.tsx$/;

// The app's late files have no style sheets to wait for; vite's own helper for that costs more than a step of the panel.
const lightPreload: Plugin = {
  name: 'light-preload',
  enforce: 'pre',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : null),
};

// Browsers remember by its address that a file could not be had. `import.meta.again` (parts.ts) makes another address of it.
const againByAddress: Plugin = {
  name: 'again-by-address',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(
        /\bimport\(([`'"])(\.\/[\w-]+\.js)\1\)(?:,\[\],import\.meta\.url)?/g,
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
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [fuseMatcher, lightPreload, againByAddress],
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
