import { formatReference } from '@helpslip/shared/reference';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { changedAt, isStale, staffFact, stale, type TicketAtWork, ticketAtWork } from './at-work.ts';

/**
 * Merges a ticket into another of the same mailbox on the same site: its messages and access move there, its number and its letters lead
 * there from then on. What opens either, and may be in other hands than the mailbox, opens nothing any more (see `revokeUnproven`).
 * @param references both as stored
 * @throws Refusal `not-found`; `invalid` for two that do not belong together; `conflict` when the source changed since `seenAt`
 */
export async function mergeTickets(
  deps: Deps,
  staffId: string,
  references: { source: string; target: string },
  seenAt?: Date,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { source, target } = await bothAtWork(trx, staffId, references);
    if (source.id === target.id) throw new Refusal('invalid', 'A ticket cannot be merged into itself.');
    if (isStale(source, seenAt)) throw stale();
    await refuseStrangers(trx, source, target);
    const at = new Date(Math.max(changedAt(source, deps.clock()).getTime(), target.updatedAt.getTime() + 1));
    await revokeUnproven(trx, source, target, at);
    for (const table of ['message', 'ticket_access', 'inbound_mail'] as const) {
      await trx.updateTable(table).set({ ticket_id: target.id }).where('ticket_id', '=', source.id).execute();
    }
    await moveWords(trx, source, target);
    await moveDrafts(trx, source, target);
    await closeSource(trx, source, target, at);
    await takeUp(trx, source, target, at);
    const [into, from] = [formatReference(references.target), formatReference(references.source)];
    await trx
      .insertInto('event')
      .values([
        { ...staffFact(source, staffId, at), kind: 'merged', detail: JSON.stringify({ into }) },
        { ...staffFact(target, staffId, at), kind: 'merged-in', detail: JSON.stringify({ from }) },
      ])
      .execute();
  });
}

/** Locked in one order, so that two people who merge crosswise wait for each other instead of blocking each other. */
async function bothAtWork(
  trx: Transaction<Database>,
  staffId: string,
  references: { source: string; target: string },
): Promise<{ source: TicketAtWork; target: TicketAtWork }> {
  const lock = (reference: string) => ticketAtWork(trx, staffId, reference);
  if (references.source < references.target) {
    const source = await lock(references.source);
    return { source, target: await lock(references.target) };
  }
  const target = await lock(references.target);
  return { source: await lock(references.source), target };
}

/** Each would read what the other wrote. */
async function refuseStrangers(trx: Transaction<Database>, source: TicketAtWork, target: TicketAtWork): Promise<void> {
  const { rows } = await sql<{ kin: boolean }>`
    select a.requester_email_key = b.requester_email_key and a.site_id = b.site_id as kin
    from ticket a, ticket b where a.id = ${source.id} and b.id = ${target.id}`.execute(trx);
  if (!rows[0]?.kin) {
    throw new Refusal('invalid', 'Only tickets of the same address on the same site can be merged.');
  }
}

/**
 * Anybody can type anybody's address: two tickets that name one mailbox may come from two people. Unless both come from one visit, only
 * what went to the mailbox, or what the owner's own server vouched for when it was opened, opens them together.
 */
async function revokeUnproven(
  trx: Transaction<Database>,
  source: TicketAtWork,
  target: TicketAtWork,
  at: Date,
): Promise<void> {
  await sql`
    update ticket_access set revoked_at = ${at}
    from ticket
    where ticket.id = ticket_access.ticket_id and ticket.id in (${source.id}, ${target.id})
      and revoked_at is null and not is_by_mail and requester_proven_at is distinct from opened_at
      and not coalesce((select a.visit_id = b.visit_id from ticket a, ticket b
        where a.id = ${source.id} and b.id = ${target.id}), false)`.execute(trx);
}

/** Whoever searches for what the merged one said finds the other. */
async function moveWords(trx: Transaction<Database>, source: TicketAtWork, target: TicketAtWork): Promise<void> {
  await sql`
    update ticket_words set words = ticket_words.words || merged.words
    from ticket_words merged
    where ticket_words.ticket_id = ${target.id} and merged.ticket_id = ${source.id}`.execute(trx);
}

/** Who has begun a reply on both finds the two together. */
async function moveDrafts(trx: Transaction<Database>, source: TicketAtWork, target: TicketAtWork): Promise<void> {
  await sql`
    insert into ticket_draft (ticket_id, staff_id, body, ticked, updated_at)
    select ${target.id}, staff_id, body, ticked, updated_at from ticket_draft where ticket_id = ${source.id}
    on conflict (ticket_id, staff_id) do update set body = ticket_draft.body || E'\n\n' || excluded.body`.execute(trx);
  await trx.deleteFrom('ticket_draft').where('ticket_id', '=', source.id).execute();
}

/** It is over without having been answered here; what was merged into it before leads on to the same place. */
async function closeSource(
  trx: Transaction<Database>,
  source: TicketAtWork,
  target: TicketAtWork,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('ticket')
    .set({ status: 'completed', completed_at: at, updated_at: at })
    .where('id', '=', source.id)
    .execute();
  await trx
    .updateTable('ticket')
    .set({ merged_into_id: target.id })
    .where(({ eb, or }) => or([eb('id', '=', source.id), eb('merged_into_id', '=', source.id)]))
    .execute();
}

/** Where something was left to do on either, it is left to do here, by the earlier of the two promises. */
async function takeUp(trx: Transaction<Database>, source: TicketAtWork, target: TicketAtWork, at: Date): Promise<void> {
  const isOpen = source.status === 'queued' || source.status === 'assigned';
  const assigneeId = target.assigneeId ?? (isOpen ? source.assigneeId : null);
  await trx
    .updateTable('ticket')
    .set({
      updated_at: at,
      assignee_id: assigneeId,
      assigned_at: target.assignedAt ?? (assigneeId === null ? null : at),
      ...(isOpen ? { status: assigneeId === null ? 'queued' : 'assigned', completed_at: null } : {}),
    })
    .where('id', '=', target.id)
    .execute();
  if (source.answeredAt !== null || target.answeredAt !== null || source.promisedAt === null) return;
  await sql`
    update ticket set promised_at = earlier.promised_at, at_risk_at = earlier.at_risk_at, opened_in_hours = earlier.opened_in_hours,
      promise_replies = earlier.promise_replies
    from ticket earlier
    where ticket.id = ${target.id} and earlier.id = ${source.id} and ticket.promise_kept is null and earlier.promise_kept is null
      and earlier.promised_at < coalesce(ticket.promised_at, 'infinity')`.execute(trx);
}
