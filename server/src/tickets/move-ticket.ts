import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { changedAt, isStale, staffFact, stale, ticketAtWork } from './at-work.ts';

/**
 * Moves a ticket to another category of its site. What was promised stays promised; the event counts as a question that was asked in
 * the wrong place.
 * @param reference as stored
 * @param categoryKey of a category that visitors can pick
 * @throws Refusal `not-found`; `invalid` for a category that the site does not have; `conflict` when the ticket changed since `seenAt`
 */
export async function moveTicket(
  { db, clock }: Deps,
  staffId: string,
  reference: string,
  categoryKey: string,
  seenAt?: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ticket = await ticketAtWork(trx, staffId, reference);
    const from = await trx
      .selectFrom('category')
      .innerJoin('ticket', 'ticket.category_id', 'category.id')
      .select('category.key')
      .where('ticket.id', '=', ticket.id)
      .executeTakeFirstOrThrow();
    if (from.key === categoryKey) return;
    if (isStale(ticket, seenAt)) throw stale();
    const to = await trx
      .selectFrom('category')
      .select(['id', 'key'])
      .where('site_id', '=', ticket.siteId)
      .where('key', '=', categoryKey)
      .where('archived_at', 'is', null)
      .executeTakeFirst();
    if (!to) throw new Refusal('invalid', 'The site of this ticket has no such category.');
    const at = changedAt(ticket, clock());
    await trx.updateTable('ticket').set({ category_id: to.id, updated_at: at }).where('id', '=', ticket.id).execute();
    await trx
      .insertInto('event')
      .values({
        ...staffFact(ticket, staffId, at),
        kind: 'moved',
        detail: JSON.stringify({ from: from.key, to: to.key }),
      })
      .execute();
  });
}
