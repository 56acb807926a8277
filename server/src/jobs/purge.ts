import { forgetBuilds } from '../db/kept-builds.ts';
import type { Deps } from '../deps.ts';
import { forgetInbound } from '../inbound/forget-inbound.ts';
import { forgetExpired } from '../staff/forget-expired.ts';
import { forgetPace } from '../tickets/burst.ts';
import { forgetSpent } from '../tickets/challenge.ts';
import { forgetSpam } from '../tickets/review-held.ts';
import { widgetFiles } from '../web/widget-build.ts';

const HOUR_MS = 3_600_000;
const IDEMPOTENCY_HOURS = 48;
export const PURGE_BATCH = 5_000;

/** Deletes what has served its time: idempotency rows after 48 hours, rate-limit counters an hour after they ran out, mail that came to nothing, spam after 30 days, what opened the desk once, and builds of the widget that no page asks for. */
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
  await forgetPace(deps);
  await forgetSpent(deps);
  await forgetBuilds(db, widgetFiles().version, clock());
  const spam = await forgetSpam(deps, PURGE_BATCH);
  return Math.max(Number(keys.numDeletedRows), spam, await forgetInbound(deps, PURGE_BATCH));
}
