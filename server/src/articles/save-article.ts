import type { Selectable, Transaction } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { ArticleStatus, Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { type ArticleText, articleLimits } from './article-text.ts';
import { keepRevision } from './keep-revision.ts';
import { linkCategories } from './link-categories.ts';
import { blocksFromMarkdown, excerptOf } from './markdown.ts';

type ArticleRow = Pick<
  Selectable<Database['article']>,
  'id' | 'site_id' | 'question' | 'phrasings' | 'status' | 'revision' | 'updated_at'
>;

export interface SavedArticle {
  /** Which state of it the writer began from. */
  seenRevision: number;
  text: ArticleText;
  /** What becomes of it; left out, it stays what it is. */
  status?: ArticleStatus | undefined;
}

/**
 * Saves an answer as a new state; the one before is kept in its history.
 * @param saved as the schemas of article-text.ts let through
 * @throws Refusal `not-found` for an unknown answer and one of a site of others; `conflict` when it changed since `seenRevision`
 */
export async function saveArticle(deps: Deps, staffId: string, articleId: number, saved: SavedArticle): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockArticle(trx, staffId, articleId);
    if (row.revision !== saved.seenRevision) {
      throw new Refusal('conflict', 'Somebody else changed this answer while you had it open. Yours is not saved yet.');
    }
    const { text, status = row.status } = saved;
    await keepRevision(trx, row.id, null);
    await trx
      .updateTable('article')
      .set({
        question: text.question,
        phrasings: text.phrasings,
        body: text.body,
        excerpt: excerptOf(blocksFromMarkdown(text.body)),
        context: text.context,
        is_pinned: text.isPinned,
        status,
        revision: row.revision + 1,
        updated_at: changedAt(row, deps.clock()),
      })
      .where('id', '=', row.id)
      .execute();
    await linkCategories(trx, row.site_id, row.id, text.categories);
    await keepRevision(trx, row.id, staffId);
    const detail = { article: row.id, question: text.question, revision: row.revision + 1 };
    await recordAudit(
      trx,
      { siteId: row.site_id, staffId, action: actionOf(row.status, status), detail },
      deps.clock(),
    );
  });
}

/**
 * Adds words in which people ask an answer's question. Words that it has already are no change.
 * @throws Refusal `not-found` as `saveArticle`; `invalid` when it has as many phrasings as it may have
 */
export async function addPhrasing(deps: Deps, staffId: string, articleId: number, phrasing: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockArticle(trx, staffId, articleId);
    const isThere = [row.question, ...row.phrasings].some((words) => words.toLowerCase() === phrasing.toLowerCase());
    if (isThere) return;
    if (row.phrasings.length >= articleLimits.phrasings) {
      throw new Refusal('invalid', `This answer has ${articleLimits.phrasings} phrasings already.`);
    }
    await keepRevision(trx, row.id, null);
    await trx
      .updateTable('article')
      .set({
        phrasings: [...row.phrasings, phrasing],
        revision: row.revision + 1,
        updated_at: changedAt(row, deps.clock()),
      })
      .where('id', '=', row.id)
      .execute();
    await keepRevision(trx, row.id, staffId);
    const detail = { article: row.id, question: row.question, phrasing };
    await recordAudit(trx, { siteId: row.site_id, staffId, action: 'phrasing-added', detail }, deps.clock());
  });
}

async function lockArticle(trx: Transaction<Database>, staffId: string, articleId: number): Promise<ArticleRow> {
  const row = await trx
    .selectFrom('article')
    .innerJoin('site_staff', 'site_staff.site_id', 'article.site_id')
    .select(['id', 'article.site_id', 'question', 'phrasings', 'status', 'revision', 'updated_at'])
    .where('article.id', '=', articleId)
    .where('staff_id', '=', staffId)
    .forUpdate('article')
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such answer on a site of yours.');
  return row;
}

/** The search notices a change by its instant: two changes never share one. */
function changedAt({ updated_at }: ArticleRow, now: Date): Date {
  return new Date(Math.max(now.getTime(), updated_at.getTime() + 1));
}

function actionOf(before: ArticleStatus, after: ArticleStatus): string {
  if (before === after) return 'article-changed';
  return after === 'draft' ? 'article-changed' : `article-${after}`;
}
