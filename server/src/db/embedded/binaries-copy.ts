import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigFault } from '../../config.ts';
import type { Account } from './account.ts';

/**
 * Copies PostgreSQL's programs to a folder that the account can reach; an earlier copy of the same version is used again.
 * @param tree the folder with `bin`, `lib` and `share`
 * @returns the copied tree
 */
export function copyBinaries(tree: string, dataDir: string, account?: Account): string {
  const version = packageVersion(tree);
  const places = account
    ? ['/var/cache/helpslip', path.join(tmpdir(), 'helpslip-programs')]
    : [path.join(dataDir, 'programs')];
  let refusal: unknown;
  for (const place of places) {
    const copy = path.join(place, `postgresql-${version}`, 'native');
    try {
      makeOwn(place);
      if (!isOwn(copy)) copyInto(tree, path.dirname(copy));
      return copy;
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

function packageVersion(tree: string): string {
  const facts: unknown = JSON.parse(readFileSync(path.join(tree, '..', 'package.json'), 'utf8'));
  return typeof facts === 'object' && facts && 'version' in facts ? String(facts.version) : 'unknown';
}

function makeOwn(place: string): void {
  const isNew = mkdirSync(place, { recursive: true }) !== undefined;
  if (isNew) chmodSync(place, 0o755);
  if (!isOwn(place)) throw new ConfigFault(`${place} belongs to somebody else, so no program can be kept there.`);
}

/** Whether nobody but us could have put something there: what lies in it will be run. */
function isOwn(directory: string): boolean {
  const found = lstatSync(directory, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** Copies beside and renames, so that a broken-off copy is never taken for a whole one. */
function copyInto(tree: string, target: string): void {
  const beside = `${target}.${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  cpSync(tree, path.join(beside, 'native'), { recursive: true, verbatimSymlinks: true });
  openToAll(beside);
  rmSync(target, { recursive: true, force: true });
  renameSync(beside, target);
}

/** A strict umask at the install leaves files that only root can read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, (lstatSync(file).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
