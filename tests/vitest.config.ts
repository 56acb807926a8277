import { defineConfig } from 'vitest/config';
import { keepTemporaryFilesInMemory } from './support/scratch.ts';

keepTemporaryFilesInMemory();

const jsx = (importSource: string) => ({ oxc: { jsx: { runtime: 'automatic', importSource } } }) as const;

const inBrowsers = {
  // Vitest empties style sheets unless told; a browser needs the desk's own.
  css: true,
  testTimeout: 30_000,
  hookTimeout: 30_000,
  // When all else is done: browsers want the machine.
  sequence: { groupOrder: 1 },
  // Each file sets its own stage; what it imports need not be read anew.
  isolate: false,
} as const;

/** The pages of strangers, once more in a second browser. */
const inFirefoxToo = [
  'e2e/firefox/*.test.ts',
  'e2e/embed/{all-at-once,hostile-page,sandbox,server-down}.test.ts',
  'e2e/strict-policy/*.test.ts',
];

// One more than the smallest machine that this is checked on has processors: a test waits a third of its time.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    maxWorkers: 3,
    reporters: ['default', './support/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: ['shared/**/*.test.ts', 'house/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...jsx('preact'),
        test: { name: 'widget', isolate: false, environment: 'happy-dom', include: ['widget/**/*.test.{ts,tsx}'] },
      },
      {
        ...jsx('hono/jsx'),
        test: {
          name: 'server',
          // What kills servers needs no browser.
          include: ['server/**/*.test.{ts,tsx}', 'contract/**/*.test.ts', 'e2e/kill/*.test.ts'],
          globalSetup: ['./support/postgres.ts'],
          testTimeout: 15_000,
          hookTimeout: 30_000,
          // Each test has a server and a database of its own; what it imports need not be read anew.
          isolate: false,
        },
      },
      {
        ...jsx('hono/jsx'),
        test: {
          ...inBrowsers,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/kill/**', 'e2e/firefox/**'],
          globalSetup: ['./support/postgres.ts', './support/chromium.ts'],
        },
      },
      {
        ...jsx('hono/jsx'),
        test: {
          ...inBrowsers,
          name: 'firefox',
          include: inFirefoxToo,
          // On a busy machine it takes up to three times as long as Chromium.
          testTimeout: 60_000,
          globalSetup: ['./support/postgres.ts', './support/firefox.ts'],
          runner: './support/skipping-runner.ts',
        },
      },
    ],
  },
});
