import { randomBytes } from 'node:crypto';
import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import type { AttachmentView } from '@helpslip/shared/contract';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { derivedToken } from '../ids.ts';
import { safeFileName } from './file-name.ts';
import { kindOf } from './kinds.ts';
import { pixelsOf } from './pixels.ts';
import { type ReceivedFile, receiveFile, refuseWhenFull, storageFull } from './receive-file.ts';

export interface Upload {
  /** null for what came by mail to no site in particular. */
  siteId: number | null;
  /** Or how it is made of what came: where the same content is to be the same file. */
  idempotencyKey: string | ((sha256: string) => string);
  /** As the sender calls it. */
  name: string;
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Keeps a file that belongs to no message yet: it can be claimed by whoever knows its id, and read by nobody. Its row stands before the
 * file does, so that a file without a row cannot be. The same file under the same key is one.
 * @throws Refusal `invalid` for an empty file and for an image of too many pixels; `too-large`, `too-slow`, `storage-full`,
 * `idempotency-key-reused`, `malformed`
 */
export async function keepAttachment(deps: Deps, upload: Upload): Promise<AttachmentView> {
  return receiveFile(deps, upload.body, async (file) => {
    const type = kindOf(file.head);
    refuseUnfit(file, type);
    await refuseOverSiteTotal(deps, upload.siteId, file.bytes);
    const row = await noteArrival(deps, upload, file, type);
    if (!row.isKept) {
      await deps.files.keep(row.storedAs, file).catch(refuseWhenFull);
      await deps.db.updateTable('attachment').set({ kept_at: deps.clock() }).where('id', '=', row.id).execute();
    }
    return { id: row.id, name: row.name, type, bytes: file.bytes };
  });
}

function refuseUnfit({ bytes, head }: ReceivedFile, type: string): void {
  if (bytes === 0) throw new Refusal('invalid', 'This file is empty.');
  if ((pixelsOf(head, type) ?? 0) > attachmentLimits.pixels) {
    throw new Refusal('invalid', `An image may have at most ${attachmentLimits.pixels / 1_000_000} million pixels.`);
  }
}

async function refuseOverSiteTotal({ db, config }: Deps, siteId: number | null, bytes: number): Promise<void> {
  const { held } = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.sum('bytes').as('held'))
    .where('site_id', siteId === null ? 'is' : '=', siteId)
    .executeTakeFirstOrThrow();
  if (Number(held) + bytes > config.attachmentBytesPerSite) throw storageFull();
}

/** @returns the row of this key: its own, or that of an earlier try whose file may be missing still */
async function noteArrival(
  { db, clock, config }: Deps,
  { siteId, idempotencyKey, name }: Upload,
  { bytes, sha256 }: ReceivedFile,
  type: string,
): Promise<{ id: string; name: string; storedAs: string; isKept: boolean }> {
  const key = typeof idempotencyKey === 'string' ? idempotencyKey : idempotencyKey(sha256);
  const id = derivedToken(config.secret, `attachment:${siteId}:${key}`);
  const safeName = safeFileName(name);
  const storedAs = randomBytes(20).toString('hex');
  const added = await db
    .insertInto('attachment')
    .values({ id, site_id: siteId, stored_as: storedAs, name: safeName, type, bytes, sha256, created_at: clock() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return { id, name: safeName, storedAs, isKept: false };
  const earlier = await db
    .selectFrom('attachment')
    .select(['stored_as', 'name', 'sha256', 'kept_at'])
    .where('id', '=', id)
    .where('swept_at', 'is', null)
    .executeTakeFirst();
  if (earlier?.sha256 !== sha256 || earlier.name !== safeName) {
    throw new Refusal(
      'idempotency-key-reused',
      'This key was used for another file. Use a new key for each file that is sent.',
    );
  }
  return { id, name: safeName, storedAs: earlier.stored_as, isKept: earlier.kept_at !== null };
}
