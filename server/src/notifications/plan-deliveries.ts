import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { addDeliveries } from './add-deliveries.ts';
import { recipientsOf } from './recipients.ts';
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
      .innerJoin('category', 'category.id', 'ticket.category_id')
      .select([
        'event.id',
        'event.kind',
        'event.site_id',
        'event.ticket_id',
        'event.staff_id',
        'event.detail',
        'requester_email',
        'assignee_id',
        'default_assignee_id',
        'ticket.status',
      ])
      .where('planned_at', 'is', null)
      .orderBy('event.id')
      .limit(PLAN_BATCH)
      .execute();
    if (events.length === 0) return 0;
    const recipients = await recipientsOf(trx, events);
    const letters = events.flatMap((event) =>
      // Of what is held for review nobody is told, and of spam neither.
      (event.status === 'held' || event.status === 'spam' ? [] : rules[event.kind]).flatMap((rule) =>
        recipients(event, rule).map(({ email, staffId }) => ({
          siteId: event.site_id,
          eventId: event.id,
          ticketId: event.ticket_id,
          letter: rule.letter,
          recipient: email,
          staffId,
          isAutomatic: rule.isAutomatic,
        })),
      ),
    );
    await addDeliveries(deps, trx, letters);
    const ids = events.map((event) => event.id);
    await trx.updateTable('event').set({ planned_at: deps.clock() }).where('id', 'in', ids).execute();
    return events.length;
  });
}
