import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { CLAIM_MINUTES, MINUTE_MS } from './lifetimes.ts';

export interface ClaimOf<Said> {
  siteId: number;
  /** Of attachments; none twice. */
  ids: string[];
  /** Says what the files belong to, with the transaction's own database. */
  say: (deps: Deps) => Promise<Said>;
  /** The message that they then belong to. */
  messageOf: (trx: Transaction<Database>, said: Said) => Promise<number>;
}

/**
 * Says something together with its files: all of it is there, or nothing. Files that already belong to that very message, as with a
 * repetition, are no fault.
 * @throws Refusal `invalid` with a pointer to each file that is unknown, somebody else's, or gone by now; and as `say`
 */
export async function sayWithAttachments<Said>(
  deps: Deps,
  { siteId, ids, say, messageOf }: ClaimOf<Said>,
): Promise<Said> {
  if (ids.length === 0) return say(deps);
  return deps.db.transaction().execute(async (trx) => {
    // Before anything is said, so that two of the same key come one after the other.
    await lockFiles(trx, siteId, ids);
    const said = await say({ ...deps, db: trx }).catch(inFlightWhenBroken);
    await claimAttachments(trx, deps.clock(), { siteId, ids, messageId: await messageOf(trx, said) });
    return said;
  });
}

/**
 * Gives files to a message, within the transaction that says it.
 * @throws Refusal `invalid` with a pointer to each file that is unknown, somebody else's, or gone by now
 */
export async function claimAttachments(
  trx: Transaction<Database>,
  now: Date,
  { siteId, ids, messageId }: { siteId: number; ids: string[]; messageId: number },
): Promise<void> {
  if (ids.length === 0) return;
  const files = await lockFiles(trx, siteId, ids);
  const youngest = now.getTime() - CLAIM_MINUTES * MINUTE_MS;
  const unfit = ids.flatMap((id, place) => {
    const file = files.get(id);
    const isFree = file?.messageId === null && file.keptAt !== null && file.createdAt.getTime() > youngest;
    return isFree || file?.messageId === messageId ? [] : [place];
  });
  if (unfit.length > 0) throw missingFiles(unfit);
  await trx.updateTable('attachment').set({ message_id: messageId }).where('id', 'in', ids).execute();
}

async function lockFiles(trx: Transaction<Database>, siteId: number, ids: string[]) {
  const rows = await trx
    .selectFrom('attachment')
    .select(['id', 'message_id as messageId', 'kept_at as keptAt', 'created_at as createdAt'])
    .where('id', 'in', ids)
    .where('site_id', '=', siteId)
    .where('swept_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const TRANSACTION_IS_BROKEN = '25P02';

/** Two of the same key that began at the same instant: inside a transaction the later one cannot look again. */
function inFlightWhenBroken(fault: unknown): never {
  if (fault instanceof Error && 'code' in fault && fault.code === TRANSACTION_IS_BROKEN) {
    throw new Refusal('in-flight', 'The same request is still being worked on. Send it again in a second.', {
      retryAfterSeconds: 1,
    });
  }
  throw fault;
}

function missingFiles(places: number[]): Refusal {
  return new Refusal('invalid', 'Some of what was sent cannot be taken. See errors.', {
    faults: places.map((place) => ({
      pointer: `/attachments/${place}`,
      detail: 'This file is not here any more. Upload it again.',
    })),
  });
}

/** The first message of a ticket. @param reference as stored */
export async function firstMessageOf(trx: Transaction<Database>, reference: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select event.message_id as id from event join ticket on ticket.id = event.ticket_id
    where ticket.reference = ${reference} and event.kind = 'opened'`.execute(trx);
  const [first] = rows;
  if (!first) throw new Error('A ticket was opened without a message.');
  return first.id;
}
