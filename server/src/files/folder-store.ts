import { createReadStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileStore } from './file-store.ts';

/** Keeps files in a folder that only this account reads. */
export function folderStore(folder: string): FileStore {
  const inside = async (name: string) => {
    const path = join(folder, name);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  };
  const pathOf = (name: string) => join(folder, 'kept', name.slice(0, 2), name);
  return {
    arrivals: () => inside('arriving'),
    async keep(name, { path }) {
      await inside(join('kept', name.slice(0, 2)));
      await rename(path, pathOf(name));
    },
    async open(name) {
      try {
        await access(pathOf(name));
        return Readable.from(partsOf(pathOf(name)));
      } catch (fault) {
        if (isMissing(fault)) return null;
        throw fault;
      }
    },
    drop: (name) => rm(pathOf(name), { force: true }),
  };
}

/** Opened with the first part that is asked for: what nobody reads, nobody would close. */
async function* partsOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path);
}

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
}
