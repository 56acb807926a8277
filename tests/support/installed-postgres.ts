import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { EXE, type FoundBinaries } from '@helpslip/server/db/embedded/binaries.ts';

/** The PostgreSQLs installed on this machine, each to be tried in its turn: `PG_BIN`, Debian's folders (newest first), `PATH`. */
export function installedPrograms(): (() => FoundBinaries)[] {
  const places = [process.env.PG_BIN ?? '', ...debianFolders(), ...(process.env.PATH ?? '').split(path.delimiter)];
  const found = places.filter((place) => place && hasServer(place)).map((place) => realpathSync(place));
  return [...new Set(found)].map((bin) => () => ({ bin }));
}

function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(root, version, 'bin'));
}

function hasServer(place: string): boolean {
  return existsSync(path.join(place, `initdb${EXE}`)) && existsSync(path.join(place, `postgres${EXE}`));
}
