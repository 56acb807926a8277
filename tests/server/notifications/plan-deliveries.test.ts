import { PLAN_BATCH, planDeliveries } from '@helpslip/server/notifications/plan-deliveries.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHelpslip } from '../../support/helpslip.ts';

const MEMBERS = 10;

test('a full batch is planned also where many of the staff are told of each ticket', async () => {
  const helpslip = await openHelpslip();
  const { db } = helpslip.deps;
  await helpslip.open();
  await helpslip.settle();
  await sql`
    with member as (
      insert into staff (id, name, email, role)
      select 'member-' || i, 'Member ' || i, 'member-' || i || '@acme.example', 'agent' from generate_series(1, ${MEMBERS}::int) i
      returning id
    )
    insert into site_staff (site_id, staff_id) select ${helpslip.siteId}::bigint, id from member`.execute(db);
  await sql`
    insert into event (site_id, ticket_id, kind, actor, at)
    select site_id, ticket_id, 'opened', 'requester', at from event, generate_series(1, ${PLAN_BATCH}::int)
    where kind = 'opened'`.execute(db);
  expect(await planDeliveries(helpslip.deps)).toBe(PLAN_BATCH);
  const letters = await db.selectFrom('delivery').select('id').where('letter', '=', 'new-ticket').execute();
  expect(letters).toHaveLength(PLAN_BATCH * MEMBERS);
  await helpslip.close();
});
