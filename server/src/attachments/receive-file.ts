import { createHash, randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { ArrivedFile } from '../files/file-store.ts';

/** As much as an image needs to say how large it is, also after a camera's own remarks. */
const HEAD_BYTES = 65_536;
const WHOLE_MS = 120_000;
const SILENCE_MS = 10_000;

export interface ReceivedFile extends ArrivedFile {
  head: Buffer;
}

/**
 * Writes a body to a file of this machine's, part by part and never more than one part in memory.
 * @param use what to do with the file; afterwards it is deleted if it still stands there
 * @throws Refusal `too-large`, `too-slow`, `malformed` when it is cut short, `storage-full`
 */
export async function receiveFile<Result>(
  { files, clock }: Deps,
  body: ReadableStream<Uint8Array> | null,
  use: (file: ReceivedFile) => Promise<Result>,
): Promise<Result> {
  const path = join(
    await files.arrivals().catch(refuseWhenFull),
    `${clock().getTime()}-${randomBytes(12).toString('hex')}`,
  );
  try {
    return await use(await writeDown(body, path).catch(refuseWhenFull));
  } finally {
    await rm(path, { force: true });
  }
}

async function writeDown(body: ReadableStream<Uint8Array> | null, path: string): Promise<ReceivedFile> {
  const reader = body?.getReader();
  const hash = createHash('sha256');
  const heads: Uint8Array[] = [];
  let bytes = 0;
  let isLate = false;
  const end = () => {
    isLate = true;
    void reader?.cancel().catch(() => {});
  };
  const whole = setTimeout(end, WHOLE_MS);
  const silence = setTimeout(end, SILENCE_MS);
  const file = await open(path, 'wx', 0o600);
  try {
    for (;;) {
      const part = await reader?.read().catch(cutShort);
      if (isLate) throw new Refusal('too-slow', 'The file came too slowly. Try again where the network is better.');
      if (!part || part.done) break;
      silence.refresh();
      if (bytes < HEAD_BYTES) heads.push(part.value.subarray(0, HEAD_BYTES - bytes));
      bytes += part.value.byteLength;
      if (bytes > attachmentLimits.bytes) throw tooLarge();
      hash.update(part.value);
      await file.writeFile(part.value);
    }
    await file.sync();
  } catch (fault) {
    await reader?.cancel().catch(() => {});
    throw fault;
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
    await file.close();
  }
  return { path, bytes, sha256: hash.digest('hex'), head: Buffer.concat(heads) };
}

function cutShort(): never {
  throw new Refusal('malformed', 'The file ended before its time.');
}

/** @throws Refusal `storage-full` where the disk has no room; anything else as it was */
export function refuseWhenFull(fault: unknown): never {
  const isFull = fault instanceof Error && 'code' in fault && /^(?:ENOSPC|EDQUOT)$/.test(String(fault.code));
  throw isFull ? storageFull() : fault;
}

export function storageFull(): Refusal {
  return new Refusal('storage-full', 'There is no room for files just now. Send the message without them.');
}

export function tooLarge(): Refusal {
  return new Refusal('too-large', `A file may have at most ${attachmentLimits.bytes} bytes.`);
}
