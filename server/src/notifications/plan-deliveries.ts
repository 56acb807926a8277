import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { automaticMailJudge } from './automatic-mail.ts';
import { rules } from './rules.ts';

export const PLAN_BATCH = 500;
/** One planner at a time in the whole installation. */
const PLANNER_LOCK = 0x48535031;

/**
 * Turns events that nobody has planned yet into deliveries that are due.
 * @returns how many events were planned; fewer than `PLAN_BATCH` means that none is left, or that another process is at it
 */
export function planDeliveries(deps: Deps): Promise<number> {
  return deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${PLANNER_LOCK}) as free`.execute(
      trx,
    );
    if (!rows[0]?.free) return 0;
    const events = await trx
      .selectFrom('event')
      .innerJoin('ticket', 'ticket.id', 'event.ticket_id')
      .select(['event.id', 'event.kind', 'event.site_id', 'event.ticket_id', 'requester_email'])
      .where('planned_at', 'is', null)
      .orderBy('event.id')
      .limit(PLAN_BATCH)
      .execute();
    if (events.length === 0) return 0;
    const letters = events.flatMap((event) =>
      rules[event.kind].map((rule) => ({ rule, event, siteId: event.site_id, recipient: event.requester_email })),
    );
    const reasonToSuppress = await automaticMailJudge(
      deps,
      trx,
      letters.filter(({ rule }) => rule.isAutomatic),
    );
    const at = deps.clock();
    const deliveries = letters.map((letter) => {
      const { rule, event, siteId, recipient } = letter;
      const reason = rule.isAutomatic ? reasonToSuppress(letter) : null;
      return {
        id: randomUUID(),
        event_id: event.id,
        site_id: siteId,
        ticket_id: event.ticket_id,
        letter: rule.letter,
        recipient,
        mailbox_key: mailboxKey(recipient),
        is_automatic: rule.isAutomatic,
        status: reason ? ('suppressed' as const) : ('due' as const),
        reason,
        due_at: at,
        created_at: at,
      };
    });
    if (deliveries.length > 0) {
      await trx
        .insertInto('delivery')
        .values(deliveries)
        .onConflict((conflict) => conflict.columns(['event_id', 'letter', 'recipient']).doNothing())
        .execute();
    }
    const ids = events.map((event) => event.id);
    await trx.updateTable('event').set({ planned_at: at }).where('id', 'in', ids).execute();
    return events.length;
  });
}
