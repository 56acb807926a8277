import type { Readable } from 'node:stream';

/** A file as it stands on this machine, before it is kept. */
export interface ArrivedFile {
  path: string;
  bytes: number;
  /** Of its content, in hexadecimal digits. */
  sha256: string;
}

/** Where files are kept, under names of our own making. */
export interface FileStore {
  /** A folder of this machine's for what is still arriving. It is there when this is called. */
  arrivals(): Promise<string>;
  /** Keeps a file for good, in place of one of that name; where it arrived it may be gone afterwards. */
  keep(name: string, file: ArrivedFile): Promise<void>;
  /** @returns the content, or null where there is no such file */
  open(name: string): Promise<Readable | null>;
  /** Deletes a file; that it is not there is no fault. */
  drop(name: string): Promise<void>;
}
