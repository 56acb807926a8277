import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { KEPT_MINUTES, MINUTE_MS } from './lifetimes.ts';

export const SWEEP_BATCH = 200;
const LEASE_MINUTES = 5;

/**
 * Deletes files that belong to no message and to no mail that waits: never claimed, or left by a ticket that was deleted; and what a
 * process that died left half arrived. A file goes before its row does, so that one that cannot be deleted now is tried again.
 * @returns how many
 */
export async function sweepAttachments(deps: Deps): Promise<number> {
  const now = deps.clock().getTime();
  const { rows } = await sql<{ id: string; storedAs: string }>`
    update attachment set swept_at = ${new Date(now)}
    where id in (
      select id from attachment
      where message_id is null and mail_id is null and created_at <= ${new Date(now - KEPT_MINUTES * MINUTE_MS)}
        and (swept_at is null or swept_at <= ${new Date(now - LEASE_MINUTES * MINUTE_MS)})
      limit ${SWEEP_BATCH} for update skip locked
    )
    returning id, stored_as as "storedAs"`.execute(deps.db);
  for (const { id, storedAs } of rows) {
    await deps.files.drop(storedAs);
    await deps.db.deleteFrom('attachment').where('id', '=', id).execute();
  }
  await dropHalfArrived(deps, now);
  return rows.length;
}

/** Names of what is arriving begin with the instant at which it began. */
async function dropHalfArrived({ files }: Deps, now: number): Promise<void> {
  const folder = await files.arrivals();
  for (const name of await readdir(folder)) {
    if (Number.parseInt(name, 10) <= now - KEPT_MINUTES * MINUTE_MS) await rm(join(folder, name), { force: true });
  }
}
