import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { reasonToSuppress } from './automatic-mail.ts';
import { type Rule, rules } from './rules.ts';

const BATCH = 100;
/** One planner at a time in the whole installation. */
const PLANNER_LOCK = 0x48535031;

interface UnplannedEvent {
  id: number;
  kind: keyof typeof rules;
  site_id: number;
  ticket_id: number;
  requester_email: string;
}

/**
 * Turns events that nobody has planned yet into deliveries that are due.
 * @returns how many events were planned; the caller goes on until it is none
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
      .limit(BATCH)
      .execute();
    for (const event of events) {
      for (const rule of rules[event.kind]) await planLetter(deps, trx, event, rule);
    }
    if (events.length > 0) {
      const ids = events.map((event) => event.id);
      await trx.updateTable('event').set({ planned_at: deps.clock() }).where('id', 'in', ids).execute();
    }
    return events.length;
  });
}

async function planLetter(deps: Deps, trx: Kysely<Database>, event: UnplannedEvent, rule: Rule): Promise<void> {
  const recipient = event.requester_email;
  const reason = rule.isAutomatic ? await reasonToSuppress(deps, trx, { siteId: event.site_id, recipient }) : null;
  await trx
    .insertInto('delivery')
    .values({
      id: randomUUID(),
      event_id: event.id,
      site_id: event.site_id,
      ticket_id: event.ticket_id,
      letter: rule.letter,
      recipient,
      mailbox_key: mailboxKey(recipient),
      is_automatic: rule.isAutomatic,
      status: reason ? 'suppressed' : 'due',
      reason,
      due_at: deps.clock(),
      created_at: deps.clock(),
    })
    .onConflict((conflict) => conflict.columns(['event_id', 'letter', 'recipient']).doNothing())
    .execute();
}
