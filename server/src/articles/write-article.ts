import { recordAudit } from '../db/record-audit.ts';
import type { ArticleStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { ArticleText } from './article-text.ts';
import { keepRevision } from './keep-revision.ts';
import { linkCategories } from './link-categories.ts';
import { blocksFromMarkdown, excerptOf } from './markdown.ts';

export interface WrittenArticle {
  text: ArticleText;
  status: Exclude<ArticleStatus, 'withdrawn'>;
  /** The reply that it was made from, if it is one of this site. */
  fromMessageId?: number | null;
}

/**
 * Adds an answer to a site that the writer works for.
 * @param written as the schemas of article-text.ts let through
 * @returns its id
 * @throws Refusal `not-found` for an unknown site and one of others
 */
export function writeArticle(
  { db, clock }: Deps,
  staffId: string,
  siteId: number,
  { text, status, fromMessageId = null }: WrittenArticle,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const site = await trx
      .selectFrom('site_staff')
      .select((column) => [
        'site_id',
        column
          .selectFrom('message')
          .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
          .whereRef('ticket.site_id', '=', 'site_staff.site_id')
          .where('message.id', '=', fromMessageId)
          .select('message.id')
          .as('fromMessageId'),
      ])
      .where('site_id', '=', siteId)
      .where('staff_id', '=', staffId)
      .executeTakeFirst();
    if (!site) throw new Refusal('not-found', 'There is no site of yours to add this answer to.');
    const at = clock();
    const { id } = await trx
      .insertInto('article')
      .values({
        site_id: siteId,
        question: text.question,
        phrasings: text.phrasings,
        body: text.body,
        excerpt: excerptOf(blocksFromMarkdown(text.body)),
        context: text.context,
        is_pinned: text.isPinned,
        status,
        from_message_id: site.fromMessageId,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await linkCategories(trx, siteId, id, text.categories);
    await keepRevision(trx, id, staffId);
    const action = status === 'published' ? 'article-published' : 'article-written';
    await recordAudit(trx, { siteId, staffId, action, detail: { article: id, question: text.question } }, at);
    return id;
  });
}
