import type { Block } from '@helpslip/shared/blocks';
import type { Deps } from '../deps.ts';
import { blocksFromMarkdown } from './markdown.ts';

/** What some published articles of a site say, as blocks, by id. Those that are not published are left out. */
export async function answerBodies({ db }: Deps, siteId: number, ids: string[]): Promise<Map<string, Block[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('article')
    .select(['id', 'body'])
    .where('site_id', '=', siteId)
    .where('id', 'in', ids.map(Number))
    .where('status', '=', 'published')
    .execute();
  return new Map(rows.map(({ id, body }) => [String(id), blocksFromMarkdown(body)]));
}
