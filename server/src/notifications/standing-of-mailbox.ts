import type { SuppressionReason } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/**
 * Why a mailbox gets no automatic letters of a site; null where it does.
 * @param mailboxKey as `mailboxKey` makes it
 */
export async function standingOfMailbox(
  { db }: Deps,
  siteId: number,
  mailboxKey: string,
): Promise<SuppressionReason | null> {
  const found = await db
    .selectFrom('suppression')
    .select('reason')
    .where('mailbox_key', '=', mailboxKey)
    .where('lifted_at', 'is', null)
    .where(({ eb, or }) => or([eb('site_id', 'is', null), eb('site_id', '=', siteId)]))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return found?.reason ?? null;
}
