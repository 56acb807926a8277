import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The newest that the registry had when this was written. They are no dependencies of ours: only this command installs them. */
export const VERSIONS = {
  '@docsearch/css': '5.2.0',
  '@docsearch/js': '5.2.0',
  '@n8n/chat': '1.37.0',
  '@sentry/browser': '11.12.0',
  '@sentry/feedback': '11.12.0',
  '@typebot.io/js': '0.10.7',
  feedbackfin: '1.1.0',
  'posthog-js': '1.449.2',
};

/** Where they are installed. */
export const folder = resolve(import.meta.dirname, '../../../.cache/widgets');

// One package of n8n's is not in the registry in the version that its chat asks for; the built chat has it inside.
const SETTINGS = `packages: []
overrides:
  '@n8n/chat>@n8n/design-system': '-'
pmOnFail: ignore
ignoreScripts: true
`;

/** Installs the packages of all contestants, once for each set of versions, with the pnpm of the workspace. */
export function installContestants(): void {
  const wanted = JSON.stringify({ private: true, dependencies: VERSIONS });
  const mark = join(folder, '.installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted + SETTINGS) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), wanted);
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), SETTINGS);
  const { packageManager } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8'));
  const npm = process.env.npm_execpath;
  if (!npm) throw new Error('Run this by npm: npm run weights');
  const pnpm = [npm, 'exec', '--yes', '--loglevel=error', `--package=${packageManager}`, '--', 'pnpm'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...pnpm, 'install', '--reporter=append-only'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  });
  if (status !== 0) throw new Error(`The other widgets could not be installed:\n${stdout}\n${stderr}`);
  writeFileSync(mark, wanted + SETTINGS);
}

/** A file of an installed package. */
export function packageFile(name: keyof typeof VERSIONS, path: string): string {
  return readFileSync(join(folder, 'node_modules', name, path), 'utf8');
}

/** The files in a folder of an installed package whose names end so. */
export function fileNames(name: keyof typeof VERSIONS, path: string, end: string): string[] {
  return readdirSync(join(folder, 'node_modules', name, path)).filter((file) => file.endsWith(end));
}
