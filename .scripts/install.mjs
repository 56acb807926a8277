// Installs the packages when they are not what the lockfile says, with the pinned pnpm, through the npm that comes with Node.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './tools.mjs';

const MARK = path.join(root, 'node_modules', '.installed');

/** Ends the process, with a word why, on a Node that is too old. */
export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 21 || (major === 20 && minor >= 19)) return;
  console.error(`Helpslip needs Node 20.19 or newer; 22 or 24 is best. This is ${process.version}.`);
  process.exit(1);
}

/** Ends the process where the packages cannot be installed. */
export function ensureInstalled() {
  const wanted = fingerprint();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return;
  console.log('Installing packages: this is the first run, or they changed.');
  const began = performance.now();
  const code = run([...pnpm(), 'install', '--frozen-lockfile', '--reporter=append-only'], {
    // Without a terminal pnpm would stop to ask before it replaces a folder.
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: process.env.CI ?? 'true' },
  });
  if (code !== 0) {
    console.error('The packages could not be installed; what pnpm says is above. Is the network there?');
    process.exit(code);
  }
  writeFileSync(MARK, wanted);
  console.log(`Installed in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

/** Everything that decides what is installed. */
function fingerprint() {
  const parts = readdirSync(root).filter((name) => existsSync(path.join(root, name, 'package.json')));
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json'];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of [...files, ...parts.sort().map((part) => path.join(part, 'package.json'))]) {
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** The command line of the pinned pnpm. */
function pnpm() {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const npm = npmProgram();
  return [process.execPath, npm, 'exec', '--yes', '--loglevel=error', `--package=${packageManager}`, '--', 'pnpm'];
}

function npmProgram() {
  const here = path.dirname(realpathSync(process.execPath));
  const linked = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'npm'));
  const places = [
    process.env.npm_execpath ?? '',
    path.join(here, 'node_modules/npm/bin/npm-cli.js'),
    path.join(here, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(here, '../share/nodejs/npm/bin/npm-cli.js'),
    ...linked.filter((file) => existsSync(file)).map((file) => realpathSync(file)),
  ];
  const found = places.find((file) => path.basename(file) === 'npm-cli.js' && existsSync(file));
  if (found) return found;
  console.error('npm was not found beside Node. Install it, or install the packages yourself with: pnpm install');
  process.exit(1);
}
