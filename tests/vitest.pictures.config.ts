import { defineConfig } from 'vitest/config';

// Takes the pictures in docs/pictures: `npm run pictures`.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    root: import.meta.dirname,
    css: true,
    include: ['pictures/**/*.test.ts'],
    reporters: ['default', './support/closing-line.ts'],
    globalSetup: ['./support/postgres.ts', './support/chromium.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
