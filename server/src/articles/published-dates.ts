import type { Deps } from '../deps.ts';

/**
 * When each published answer of a site last changed.
 * @param limit how many at most, the latest first
 * @returns `path` as the answer's page has it on the site's help, such as `/12`
 */
export async function publishedDates(
  { db }: Deps,
  siteId: number,
  limit: number,
): Promise<{ path: string; changedAt: Date }[]> {
  const rows = await db
    .selectFrom('article')
    .select(['id', 'updated_at'])
    .where('site_id', '=', siteId)
    .where('status', '=', 'published')
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, updated_at }) => ({ path: `/${id}`, changedAt: updated_at }));
}
