import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkPackage, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

const folder = join(root, 'widget/npm');
const facts: { name: string; version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

test('the package is as registries and bundlers want it', async () => {
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  expect(messages).toEqual([]);
});

test('its types are right in every way of resolving it; it is a module, also for those who require it', async () => {
  const names = ['package.json', ...readdirSync(join(folder, 'dist')).map((name) => `dist/${name}`)];
  const files = Object.fromEntries(
    names
      .filter((name) => /\.(?:js|json|d\.ts)$/.test(name))
      .map((name) => [`/node_modules/${facts.name}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
  const checked = await checkPackage(new Package(files, facts.name, facts.version));
  if (!checked.types) throw new Error('it has no types');
  expect(Object.keys(checked.entrypoints)).toContain('.');
  expect(checked.problems.map(({ kind }) => kind)).toEqual(['CJSResolvesToESM']);
});

test('it is small, carries nothing of the widget, and needs nobody', () => {
  const scripts = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + readFileSync(join(folder, 'dist', name)).length, 0);
  expect(bytes).toBeLessThan(6_000);
  expect(facts).not.toHaveProperty('dependencies');
});

test('on a server it can be imported and called, and does nothing', () => {
  const address = pathToFileURL(join(folder, 'dist/index.js')).href;
  const program = `
    const before = Object.keys(globalThis).join();
    const { load } = await import(${JSON.stringify(address)});
    const helpslip = load({ server: 'https://help.example.com', site: 'acme' });
    helpslip('open', 'form');
    helpslip('on', 'ready', () => {})();
    helpslip('destroy');
    console.log(before === Object.keys(globalThis).join() ? 'untouched' : 'touched');`;
  const told = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect([told.stdout.trim(), told.stderr.trim()]).toEqual(['untouched', '']);
});
