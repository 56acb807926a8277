import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { minifiedAgain } from './minified-again.ts';

// Built after the app: the loader carries the app's hashed file name, so the two can never be of different versions.
function appFile(): string {
  const manifest: Record<string, { file: string }> = JSON.parse(
    readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'),
  );
  const app = manifest['src/app/mount.tsx'];
  if (!app) throw new Error('The app is not in widget/dist/.vite/manifest.json: build vite.config.ts first.');
  return app.file;
}

export default defineConfig(({ command }) => ({
  define: { 'import.meta.env.APP_FILE': JSON.stringify(command === 'build' ? appFile() : '') },
  plugins: [minifiedAgain],
  build: {
    target: 'es2022',
    cssTarget: ['chrome120', 'firefox113', 'safari16.4'],
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: 'src/loader/loader.ts', formats: ['iife'], name: 'HelpslipLoader', fileName: () => 'widget.js' },
  },
}));
