import { defineConfig } from 'vitest/config';

// Measurements, one at a time: `npm run bench`. They print figures; only bounds that hold on any machine fail.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    root: import.meta.dirname,
    include: ['bench/**/*.test.ts'],
    reporters: ['default', './support/closing-line.ts'],
    globalSetup: ['./support/postgres.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
