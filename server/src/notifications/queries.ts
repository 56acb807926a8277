import type { DeliveryStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** How many letters of the whole installation stand at each status. */
export function deliveryCounts({ db }: Deps): Promise<{ status: DeliveryStatus; count: number }[]> {
  return db
    .selectFrom('delivery')
    .select((column) => ['status', column.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
}

/** How long the letter that waits longest has been due, and for how long no letter may leave; both in seconds, 0 where all is well. */
export async function deliveryDelays({ db, mail, clock }: Deps): Promise<{ oldestDue: number; closedFor: number }> {
  const now = clock().getTime();
  const secondsTo = (at: Date | null | undefined) => (at ? Math.round((at.getTime() - now) / 1_000) : 0);
  const oldest = await db
    .selectFrom('delivery')
    .select((column) => column.fn.min('created_at').as('at'))
    .where('status', '=', 'due')
    .executeTakeFirst();
  const transport = await db
    .selectFrom('transport')
    .select('closed_until')
    .where('name', '=', mail.name)
    .executeTakeFirst();
  return { oldestDue: Math.max(0, -secondsTo(oldest?.at)), closedFor: Math.max(0, secondsTo(transport?.closed_until)) };
}
