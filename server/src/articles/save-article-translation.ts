import { sql, type Transaction } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { ArticleText } from './article-text.ts';
import { blocksFromMarkdown, excerptOf } from './markdown.ts';
import { textDigest } from './translations.ts';

export interface TranslationAtWork {
  articleId: number;
  /** One of the site's languages, except its first. */
  locale: string;
  /** Which state of it the writer began from; 0 where there was none. */
  seenRevision: number;
}

/**
 * Saves an answer in another language, as a translation of what the original says now. Visitors have it where the original is published.
 * @param text as the schemas of article-text.ts let through
 * @throws Refusal `not-found` for an answer of others and a language that its site does not offer; `conflict` when it changed since
 */
export async function saveArticleTranslation(
  deps: Deps,
  staffId: string,
  atWork: TranslationAtWork,
  text: Pick<ArticleText, 'question' | 'phrasings' | 'body'>,
): Promise<void> {
  const { articleId, locale } = atWork;
  await deps.db.transaction().execute(async (trx) => {
    const { siteId, revision, digest } = await lockTranslation(trx, staffId, atWork);
    const row = {
      ...text,
      excerpt: excerptOf(blocksFromMarkdown(text.body)),
      of_text: digest,
      revision: revision + 1,
      staff_id: staffId,
      updated_at: deps.clock(),
    };
    await trx
      .insertInto('article_translation')
      .values({ article_id: articleId, locale, ...row })
      .onConflict((conflict) => conflict.columns(['article_id', 'locale']).doUpdateSet(row))
      .execute();
    const detail = { article: articleId, language: locale, question: text.question };
    await recordAudit(trx, { siteId, staffId, action: 'article-translated', detail }, deps.clock());
  });
}

/**
 * Takes a translation away: visitors read the original again.
 * @throws Refusal as `saveArticleTranslation`
 */
export async function removeArticleTranslation(deps: Deps, staffId: string, atWork: TranslationAtWork): Promise<void> {
  const { articleId, locale } = atWork;
  await deps.db.transaction().execute(async (trx) => {
    const { siteId } = await lockTranslation(trx, staffId, atWork);
    await trx
      .deleteFrom('article_translation')
      .where('article_id', '=', articleId)
      .where('locale', '=', locale)
      .execute();
    const detail = { article: articleId, language: locale };
    await recordAudit(trx, { siteId, staffId, action: 'article-translation-removed', detail }, deps.clock());
  });
}

/** Locks the original: its translations change one after the other, and never while it changes itself. */
async function lockTranslation(
  trx: Transaction<Database>,
  staffId: string,
  { articleId, locale, seenRevision }: TranslationAtWork,
): Promise<{ siteId: number; revision: number; digest: string }> {
  const row = await trx
    .selectFrom('article')
    .innerJoin('site', 'site.id', 'article.site_id')
    .innerJoin('site_staff', 'site_staff.site_id', 'article.site_id')
    .select(['article.site_id as siteId', textDigest.as('digest')])
    .where('article.id', '=', articleId)
    .where('staff_id', '=', staffId)
    .where(sql<boolean>`${locale} = any(site.locales[2:])`)
    .forUpdate('article')
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such answer on a site of yours, or not in this language.');
  const said = await trx
    .selectFrom('article_translation')
    .select('revision')
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
    .executeTakeFirst();
  const revision = said?.revision ?? 0;
  if (revision !== seenRevision)
    throw new Refusal(
      'conflict',
      'Somebody else changed this translation while you had it open. Yours is not saved yet.',
    );
  return { ...row, revision };
}
