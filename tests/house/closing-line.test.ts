import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 30_000 });

const reporter = path.join(import.meta.dirname, '../support/closing-line.ts');
const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const fine = "test('one', () => {}); test.skip('two', () => {});";

/** Runs Vitest over some files of its own. @returns the last line it wrote, and its exit status */
async function runOver(files: Record<string, string>): Promise<{ line: string | undefined; status: number | null }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'helpslip-closing-line-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const globalSetup = Object.keys(files).filter((name) => name === 'set-up.mjs');
  const config = { test: { globals: true, root: folder, reporters: ['default', reporter], globalSetup } };
  writeFileSync(path.join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [vitest, 'run'], { cwd: folder }, (_error, output) =>
      resolve({ line: output.trimEnd().split('\n').at(-1), status: child.exitCode }),
    );
  });
}

test('counts what passed, failed and was skipped', async () => {
  const files = { 'a.test.js': fine, 'b.test.js': "test('three', () => { throw new Error('no'); });" };
  expect(await runOver(files)).toEqual({ line: '1 passed, 1 failed, 1 skipped', status: 1 });
  expect(await runOver({ 'a.test.js': fine })).toEqual({ line: '1 passed, 0 failed, 1 skipped', status: 0 });
});

test('counts a file that cannot be read, a hook that fails and an error that nobody caught', async () => {
  const files = {
    'a.test.js': fine,
    'import.test.js': "import './not-there.js';",
    'hook.test.js': "beforeAll(() => { throw new Error('no'); }); test('three', () => {});",
    'stray.test.js': "test('four', () => { Promise.reject(new Error('stray')); });",
  };
  expect(await runOver(files)).toEqual({ line: '2 passed, 3 failed, 2 skipped', status: 1 });
});

test('is the last line, and counts a failure, when nothing could begin', async () => {
  const files = { 'a.test.js': fine, 'set-up.mjs': "export default () => { throw new Error('no'); };" };
  expect(await runOver(files)).toEqual({ line: '0 passed, 1 failed, 0 skipped', status: 1 });
  expect(await runOver({})).toEqual({ line: '0 passed, 1 failed, 0 skipped', status: 1 });
});
