import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';

/**
 * Keeps the state that an answer is in, in the transaction that changes it. A state that is kept already stays as it is.
 * @param staffId who made it; null when nobody knows
 */
export async function keepRevision(db: Kysely<Database>, articleId: number, staffId: string | null): Promise<void> {
  await sql`
    insert into article_revision
      (article_id, revision, question, phrasings, body, context, categories, is_pinned, status, staff_name, at)
    select article.id, revision, question, phrasings, body, context,
      array(select category.key from article_category join category on category.id = category_id
        where article_id = article.id order by category.position, category.id),
      is_pinned, status, (select name from staff where id = ${staffId}), updated_at
    from article where article.id = ${articleId}
    on conflict do nothing`.execute(db);
}
