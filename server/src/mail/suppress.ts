import type { Kysely } from 'kysely';
import type { Database, SuppressionReason } from '../db/schema.ts';
import { mailboxKey } from './mailbox-key.ts';

interface NewSuppression {
  email: string;
  reason: SuppressionReason;
  /** Null for every site of the installation: a mailbox that does not exist does so for all. */
  siteId: number | null;
  /** Who of the staff asked for it; null where nobody did. */
  staffId: string | null;
  at: Date;
}

/**
 * Takes a mailbox off automatic mail until an owner lifts it; one that is off already stays as it is.
 * @returns whether it was not off before
 */
export async function suppressMailbox(
  db: Kysely<Database>,
  { email, reason, siteId, staffId, at }: NewSuppression,
): Promise<boolean> {
  const added = await db
    .insertInto('suppression')
    .values({ mailbox_key: mailboxKey(email), reason, site_id: siteId, staff_id: staffId, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows) > 0;
}
