import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileStore } from '@helpslip/server/files/file-store.ts';
import { folderStore } from '@helpslip/server/files/folder-store.ts';

/** A folder for attachments that is not there until something is kept, and gone afterwards. */
export function throwAwayFiles(): { store: FileStore; folder: string; drop(): Promise<void> } {
  const folder = join(tmpdir(), `helpslip-files-${randomUUID()}`);
  return { store: folderStore(folder), folder, drop: () => rm(folder, { recursive: true, force: true }) };
}
