import { type Selectable, sql, type Transaction } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { changedAt, isStale, staffFact, stale } from './at-work.ts';
import type { GivenPromise } from './open-ticket.ts';

/** What a promise is made of, as the tables have it. */
type Ground = Pick<Selectable<Database['site']>, 'calendar' | 'promise_settings'>;
type Target = Pick<
  Selectable<Database['category']>,
  'target_minutes' | 'target_business_days' | 'pace_minutes' | 'pace_replies'
>;
/** Gives a ticket its promise. */
export type Promising = (ground: Ground, target: Target, at: Date) => GivenPromise | null;

/**
 * Lets a ticket through that was held, or taken for spam: from now on it is like one that has just been opened. Its letters go, and its
 * promise counts from now, since nobody could have seen it before.
 * @param reference as stored
 * @throws Refusal `not-found`; `conflict` when it changed since `seenAt`, and when it is not held any more
 */
export async function letThrough(
  deps: Deps,
  staffId: string,
  reference: string,
  seenAt: Date,
  promising: Promising,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { ticket, ground } = await heldAtWork(trx, staffId, reference, seenAt);
    const at = changedAt(ticket, deps.clock());
    const promise = ground.thanks === null ? promising(ground, ground, at) : null;
    await trx
      .updateTable('ticket')
      .set({
        status: ticket.assigneeId === null ? 'queued' : 'assigned',
        updated_at: at,
        completed_at: null,
        promised_at: promise?.by ?? null,
        at_risk_at: promise?.atRiskAt ?? null,
        opened_in_hours: promise?.isInHours ?? null,
        promise_replies: promise?.replies ?? null,
      })
      .where('id', '=', ticket.id)
      .execute();
    await sql`update event set planned_at = null where ticket_id = ${ticket.id} and kind = 'opened'`.execute(trx);
    await trx
      .insertInto('event')
      .values({ ...staffFact(ticket, staffId, at), kind: 'let-through' })
      .execute();
    await recordAudit(trx, { siteId: ticket.siteId, staffId, action: 'ticket-let-through', detail: { reference } }, at);
  });
}

/**
 * Puts a held ticket away as spam: nobody is told, and it is deleted after `SPAM_DAYS`.
 * @param reference as stored
 * @throws Refusal `not-found`; `conflict` when it changed since `seenAt`, and when it is not held any more
 */
export async function markSpam(deps: Deps, staffId: string, reference: string, seenAt: Date): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { ticket } = await heldAtWork(trx, staffId, reference, seenAt);
    if (ticket.status === 'spam') return;
    const at = changedAt(ticket, deps.clock());
    await trx
      .updateTable('ticket')
      .set({ status: 'spam', completed_at: at, updated_at: at })
      .where('id', '=', ticket.id)
      .execute();
    await trx
      .insertInto('event')
      .values({ ...staffFact(ticket, staffId, at), kind: 'marked-spam' })
      .execute();
    await recordAudit(trx, { siteId: ticket.siteId, staffId, action: 'ticket-marked-spam', detail: { reference } }, at);
  });
}

/** Locks a held ticket for one of its site's staff, with what its promise would be made of. */
async function heldAtWork(trx: Transaction<Database>, staffId: string, reference: string, seenAt: Date) {
  const row = await trx
    .selectFrom('ticket')
    .innerJoin('site_staff', 'site_staff.site_id', 'ticket.site_id')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .select([
      'ticket.id',
      'ticket.site_id as siteId',
      'ticket.status',
      'assignee_id as assigneeId',
      'ticket.updated_at as updatedAt',
      'calendar',
      'promise_settings',
      'target_minutes',
      'target_business_days',
      'pace_minutes',
      'pace_replies',
      'thanks',
    ])
    .where('reference', '=', reference)
    .where('site_staff.staff_id', '=', staffId)
    .forUpdate('ticket')
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no ticket with this number on a site of yours.');
  const { id, siteId, status, assigneeId, updatedAt, ...ground } = row;
  const ticket = { id, siteId, status, assigneeId, updatedAt };
  if (status !== 'held' && status !== 'spam') {
    throw new Refusal('conflict', 'Somebody has let this ticket through meanwhile. It is like any other now.');
  }
  if (isStale(ticket, seenAt)) throw stale();
  return { ticket, ground };
}

/** For how long spam stays, so that what was no spam can be let through after all. */
export const SPAM_DAYS = 30;

/** Deletes spam that has served its time, with all that belongs to it. @returns how much */
export async function forgetSpam({ db, clock }: Deps, most: number): Promise<number> {
  const before = new Date(clock().getTime() - SPAM_DAYS * 86_400_000);
  const { numAffectedRows = 0n } = await sql`
    delete from ticket where id in (
      select id from ticket where status = 'spam' and completed_at < ${before} limit ${most})`.execute(db);
  return Number(numAffectedRows);
}

/** How many tickets are held, by each of their reasons. */
export async function heldCounts({ db }: Deps): Promise<{ reason: string; count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reason, count(*) as count from ticket cross join unnest(held_for) as reason
    where status = 'held' group by reason`.execute(db);
  return rows;
}
