import type { Article, IndexedArticle } from '@helpslip/shared/contract';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { blocksFromMarkdown } from './markdown.ts';

/** Which answers of a site are meant: those that visitors see, or drafts and withdrawn ones as well. */
export type Reach = 'published' | 'every';

/** Of which answers, and in which language; null is the one that they were written in first. */
export interface IndexChoice {
  reach?: Reach;
  translation?: string | null;
}

/**
 * A site's search index in the order of suggestion: pinned first, then those that helped most. An answer that is not translated stands in
 * the language that it was written in.
 */
export async function articleIndex(
  { db }: Deps,
  siteId: number,
  { reach = 'published', translation = null }: IndexChoice = {},
): Promise<IndexedArticle[]> {
  const rows = await db
    .selectFrom('article')
    .leftJoin(
      (join) =>
        join
          .selectFrom('visit_event')
          .select(['article_id', (visits) => visits.fn.count<number>('visit_id').distinct().as('helped')])
          .where('site_id', '=', siteId)
          .where('kind', '=', 'helped')
          .groupBy('article_id')
          .as('helping'),
      (on) => on.onRef('helping.article_id', '=', 'article.id'),
    )
    .leftJoin('article_translation as said', (on) =>
      on.onRef('said.article_id', '=', 'article.id').on('said.locale', '=', translation),
    )
    .innerJoin('site', 'site.id', 'article.site_id')
    .select((column) => [
      'article.id',
      'said.locale',
      'site.locales',
      column.fn.coalesce('said.question', 'article.question').as('question'),
      column.fn.coalesce('said.phrasings', 'article.phrasings').as('phrasings'),
      column.fn.coalesce('said.excerpt', 'article.excerpt').as('excerpt'),
      'context',
      column
        .selectFrom('article_category')
        .innerJoin('category', 'category.id', 'article_category.category_id')
        .whereRef('article_category.article_id', '=', 'article.id')
        .select(
          sql<string[]>`coalesce(array_agg(category.key order by category.position, category.id), '{}')`.as('keys'),
        )
        .as('categories'),
    ])
    .where('article.site_id', '=', siteId)
    .$if(reach === 'published', (query) => query.where('status', '=', 'published'))
    .orderBy('is_pinned', 'desc')
    .orderBy(sql`coalesce(helping.helped, 0)`, 'desc')
    .orderBy('article.id')
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    ...localeOf(row, translation),
    categories: row.categories ?? [],
    question: row.question,
    phrasings: row.phrasings,
    excerpt: row.excerpt,
    context: row.context,
  }));
}

/**
 * One published article of a site, its body as blocks.
 * @param translation the language to say it in, where it is translated
 * @throws Refusal `not-found`
 */
export async function publishedArticle(
  { db }: Deps,
  siteId: number,
  id: string,
  translation: string | null = null,
): Promise<Article> {
  const row = /^[1-9]\d{0,15}$/.test(id)
    ? await db
        .selectFrom('article')
        .leftJoin('article_translation as said', (on) =>
          on.onRef('said.article_id', '=', 'article.id').on('said.locale', '=', translation),
        )
        .innerJoin('site', 'site.id', 'article.site_id')
        .select((column) => [
          'article.id',
          'said.locale',
          'site.locales',
          column.fn.coalesce('said.question', 'article.question').as('question'),
          column.fn.coalesce('said.body', 'article.body').as('body'),
          sql<Date>`greatest(article.updated_at, said.updated_at)`.as('updated_at'),
          column
            .selectFrom('article_category')
            .innerJoin('category', 'category.id', 'article_category.category_id')
            .whereRef('article_category.article_id', '=', 'article.id')
            .select(
              sql<string[]>`coalesce(array_agg(category.key order by category.position, category.id), '{}')`.as('keys'),
            )
            .as('categories'),
        ])
        .where('article.site_id', '=', siteId)
        .where('article.id', '=', Number(id))
        .where('status', '=', 'published')
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found', 'There is no such answer on this site.');
  return {
    id: String(row.id),
    ...localeOf(row, translation),
    question: row.question,
    categories: row.categories ?? [],
    body: blocksFromMarkdown(row.body),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Says the language of an answer that is not translated into the one asked for. */
function localeOf(row: { locale: string | null; locales: string[] }, translation: string | null): { locale?: string } {
  const [first] = row.locales;
  return translation !== null && row.locale === null && first ? { locale: first } : {};
}
