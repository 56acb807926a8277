import type { Deps } from '../deps.ts';
import { forgetInbound } from '../inbound/forget-inbound.ts';
import { forgetExpired } from '../staff/forget-expired.ts';

const HOUR_MS = 3_600_000;
const IDEMPOTENCY_HOURS = 48;
export const PURGE_BATCH = 5_000;

/** Deletes what has served its time: idempotency rows after 48 hours, rate-limit counters an hour after they ran out, mail that came to nothing, and what opened the desk once. */
export async function purge(deps: Deps): Promise<number> {
  const { db, clock } = deps;
  const now = clock().getTime();
  const keys = await db
    .deleteFrom('idempotency')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('site_id', 'scope', 'key'),
        'in',
        selectFrom('idempotency')
          .select(['site_id', 'scope', 'key'])
          .where('created_at', '<', new Date(now - IDEMPOTENCY_HOURS * HOUR_MS))
          .limit(PURGE_BATCH)
          .$asTuple('site_id', 'scope', 'key'),
      ),
    )
    .executeTakeFirst();
  await db
    .deleteFrom('rate_limit')
    .where('expire', '<', now - HOUR_MS)
    .execute();
  await forgetExpired(deps);
  return Math.max(Number(keys.numDeletedRows), await forgetInbound(deps, PURGE_BATCH));
}
