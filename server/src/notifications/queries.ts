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
