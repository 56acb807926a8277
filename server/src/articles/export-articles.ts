import { sql } from 'kysely';
import type { ArticleStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { ArticleText } from './article-text.ts';

export interface ExportedArticle extends ArticleText {
  id: number;
  status: ArticleStatus;
}

const EXPORT_BATCH = 200;

/** All answers of a site that the caller may see, batch by batch, so that none but the batch at hand is held. */
export async function* exportedArticles({ db }: Deps, siteId: number): AsyncGenerator<ExportedArticle[]> {
  for (let after = 0; ; ) {
    const batch = await db
      .selectFrom('article')
      .select(['id', 'status', 'question', 'phrasings', 'body', 'context', 'is_pinned as isPinned'])
      .select(
        sql<string[]>`array(select category.key from article_category join category on category.id = category_id
          where article_id = article.id order by category.position, category.id)`.as('categories'),
      )
      .where('site_id', '=', siteId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(EXPORT_BATCH)
      .execute();
    if (batch.length > 0) yield batch;
    if (batch.length < EXPORT_BATCH) return;
    after = batch.at(-1)?.id ?? after;
  }
}
