import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

export interface Bookmark {
  id: string;
  question: string;
  excerpt: string;
}

const MOST_BOOKMARKS = 30;

/** The published answers that the staff of a site have marked as useful, by their questions. */
export async function bookmarksOf({ db }: Deps, siteId: number): Promise<Bookmark[]> {
  const rows = await db
    .selectFrom('answer_bookmark')
    .innerJoin('article', 'article.id', 'answer_bookmark.article_id')
    .select(['article.id', 'question', 'excerpt'])
    .where('answer_bookmark.site_id', '=', siteId)
    .where('article.site_id', '=', siteId)
    .where('status', '=', 'published')
    .orderBy('question')
    .limit(MOST_BOOKMARKS)
    .execute();
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}

/**
 * Marks a published answer for all staff of its site, or takes the mark away. Asking for what is so already changes nothing.
 * @param siteId of a site that the person works for
 * @throws Refusal `not-found` for an answer that the site does not have
 */
export async function setBookmark(
  { db, clock }: Deps,
  staffId: string,
  siteId: number,
  articleId: string,
  isMarked: boolean,
): Promise<void> {
  const at = clock();
  const id = Number(articleId);
  await db.transaction().execute(async (trx) => {
    const article = await trx
      .selectFrom('article')
      .select('question')
      .where('id', '=', id)
      .where('site_id', '=', siteId)
      .where('status', '=', 'published')
      .executeTakeFirst();
    if (!article) throw new Refusal('not-found', 'There is no such answer on the site of this ticket.');
    const changed = isMarked
      ? await trx
          .insertInto('answer_bookmark')
          .values({ site_id: siteId, article_id: id, staff_id: staffId, at })
          .onConflict((conflict) => conflict.doNothing())
          .returning('article_id')
          .executeTakeFirst()
      : await trx
          .deleteFrom('answer_bookmark')
          .where('site_id', '=', siteId)
          .where('article_id', '=', id)
          .returning('article_id')
          .executeTakeFirst();
    const action = isMarked ? 'answer-bookmarked' : 'answer-bookmark-removed';
    if (changed) await recordAudit(trx, { siteId, staffId, action, detail: { question: article.question } }, at);
  });
}
