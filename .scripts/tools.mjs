// Starts programs without a shell and without the .cmd files of Windows: always Node with a JavaScript file.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a program to its end, with our input and output. @returns its exit status */
export function run([file, ...args], options = {}) {
  const ended = spawnSync(file, args, { cwd: root, stdio: 'inherit', ...options });
  if (ended.error) throw ended.error;
  return ended.status ?? 1;
}

/**
 * Runs the program of an installed package.
 * @param from the part of the workspace that has the package; the root without
 * @param bin the program's name, where it is not the package's
 */
export function runTool(name, args, { from = '.', bin = name, cwd = root } = {}) {
  const folder = path.join(root, from, 'node_modules', name);
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${name} is not installed in ${from}: remove node_modules and try again.`);
  const facts = JSON.parse(readFileSync(file, 'utf8'));
  const program = typeof facts.bin === 'string' ? facts.bin : facts.bin[bin];
  return run([process.execPath, path.join(folder, program), ...args], { cwd });
}
