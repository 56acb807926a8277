import { up } from '@helpslip/server/db/migrations/0004-promises.ts';
import { watchPromises } from '@helpslip/server/promises/watch-promises.ts';
import type { TicketReceipt } from '@helpslip/shared/contract';
import { Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { rowOf } from '../../support/conversation.ts';
import { openHelpslip } from '../../support/helpslip.ts';

test('tickets from before promises were watched keep what became of theirs, and nobody is told late of what was over', async () => {
  const helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const { db } = helpslip.deps;
  const ticket = async (promised: string, answered: string | null, status = 'queued'): Promise<TicketReceipt> => {
    const receipt = await helpslip.open();
    const { id } = await rowOf(helpslip, receipt);
    await sql`update ticket set promised_at = now() + ${promised}::interval, answered_at = now() + ${answered}::interval,
      opened_at = now() - interval '5 hours', status = ${status} where id = ${id}`.execute(db);
    return receipt;
  };
  const kept = await ticket('-1 hour', '-2 hours');
  const broken = await ticket('-2 hours', '-1 hour');
  const late = await ticket('-1 hour', null);
  const open = await ticket('3 hours', null);
  const closed = await ticket('-1 hour', null, 'completed');
  await sql`alter table site drop column promise_settings;
    alter table category drop column target_business_days, drop column pace_minutes, drop column pace_replies, drop column pace_measured_at;
    drop index ticket_promise; drop index ticket_pace;
    alter table ticket drop column opened_in_hours, drop column at_risk_at, drop column promise_replies, drop column risk_told_at,
      drop column new_promised_at, drop column promise_kept`.execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ promises: { up } }) },
    migrationTableName: 'migrated_again',
    migrationLockTableName: 'migrated_again_lock',
  });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();

  const outcomes = await Promise.all([kept, broken, late, open, closed].map((one) => rowOf(helpslip, one)));
  expect(outcomes.map(({ promise_kept }) => promise_kept)).toEqual([true, false, false, null, null]);
  const [, , , ahead] = outcomes;
  expect((ahead?.promised_at?.getTime() ?? 0) - (ahead?.at_risk_at?.getTime() ?? 0)).toBe(2 * 3_600_000);
  helpslip.moveClockTo(new Date().toISOString());
  expect(await watchPromises(helpslip.deps)).toBe(0);
  await helpslip.close();
});
