import type { VisitEvent } from '@helpslip/shared/contract';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { redactQuery } from './redact-query.ts';

/** More than any person does in a visit: what comes after is dropped. */
const MOST_EVENTS_A_VISIT = 500;

/** Keeps what happened in a visit. Times are the server's, less how long ago the browser says it was. */
export async function recordEvents(
  { db, clock }: Deps,
  siteId: number,
  visitId: string,
  events: VisitEvent[],
): Promise<void> {
  const now = clock().getTime();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('visit')
      .values({ site_id: siteId, id: visitId, started_at: new Date(now) })
      // Changes nothing, but locks the visit's row: of batches that come at once each then sees what the others left.
      .onConflict((conflict) =>
        conflict
          .columns(['site_id', 'id'])
          .doUpdateSet({ started_at: new Date(now) })
          .where(sql.lit(false)),
      )
      .execute();
    const { kept } = await trx
      .selectFrom('visit_event')
      .select((count) => count.fn.countAll<number>().as('kept'))
      .where('site_id', '=', siteId)
      .where('visit_id', '=', visitId)
      .executeTakeFirstOrThrow();
    const fresh = events.slice(0, Math.max(0, MOST_EVENTS_A_VISIT - kept));
    if (fresh.length === 0) return;
    await trx
      .insertInto('visit_event')
      .values(
        fresh.map((event) => ({
          site_id: siteId,
          visit_id: visitId,
          kind: event.kind,
          at: new Date(now - event.ago),
          article_id: 'article' in event ? Number(event.article) : null,
          category_key: 'category' in event ? (event.category ?? null) : null,
          query: event.kind === 'searched' ? redactQuery(event.query) : null,
          found:
            event.kind === 'searched'
              ? event.found.map(Number)
              : event.kind === 'articles-shown'
                ? event.articles.map(Number)
                : null,
        })),
      )
      .execute();
  });
}
