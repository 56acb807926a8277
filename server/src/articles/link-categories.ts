import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Puts an answer into just these categories of its site, by key; keys that the site does not have are left out. */
export async function linkCategories(
  db: Kysely<Database>,
  siteId: number,
  articleId: number,
  keys: string[],
): Promise<void> {
  await db.deleteFrom('article_category').where('article_id', '=', articleId).execute();
  if (keys.length === 0) return;
  await db
    .insertInto('article_category')
    .columns(['article_id', 'category_id'])
    .expression((from) =>
      from
        .selectFrom('category')
        .select((column) => [column.val(articleId).as('article_id'), 'id'])
        .where('site_id', '=', siteId)
        .where('key', 'in', keys),
    )
    .execute();
}
