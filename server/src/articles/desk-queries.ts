import { sql } from 'kysely';
import type { ArticleStatus } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { ArticleText } from './article-text.ts';

/** An answer in the list of its site. */
export interface ListedArticle {
  id: number;
  question: string;
  excerpt: string;
  status: ArticleStatus;
  isPinned: boolean;
  categories: string[];
  updatedAt: Date;
}

export interface ArticleFilter {
  status?: ArticleStatus | undefined;
  /** The key of a category. */
  category?: string | undefined;
  /** Just these, in this order. */
  ids?: number[] | undefined;
}

export const ARTICLES_A_PAGE = 50;

/**
 * The answers of a site that the caller may see, those changed last first.
 * @param page from 1
 * @returns of one page; how many there are on all; and how many of each status there are on the site
 */
export async function listArticles(
  { db }: Deps,
  siteId: number,
  { status, category, ids }: ArticleFilter,
  page: number,
): Promise<{ articles: ListedArticle[]; total: number; counts: Record<ArticleStatus, number> }> {
  const counted = await db
    .selectFrom('article')
    .select((column) => ['status', column.fn.countAll<number>().as('count')])
    .where('site_id', '=', siteId)
    .groupBy('status')
    .execute();
  const countOf = (name: ArticleStatus) => counted.find((row) => row.status === name)?.count ?? 0;
  const counts = { draft: countOf('draft'), published: countOf('published'), withdrawn: countOf('withdrawn') };
  const rows = await db
    .selectFrom('article')
    .select([
      'id',
      'question',
      'excerpt',
      'status',
      'is_pinned as isPinned',
      'updated_at as updatedAt',
      categoryKeys.as('categories'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .where('site_id', '=', siteId)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'draft'))
    .$if(category !== undefined, (query) => query.where(sql<boolean>`${category}::text = any(${categoryKeys})`))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids?.length ? ids : [0]))
    .$if(ids !== undefined, (query) => query.orderBy(sql`array_position(${ids ?? []}::bigint[], id)`))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ARTICLES_A_PAGE)
    .offset((page - 1) * ARTICLES_A_PAGE)
    .execute();
  return { articles: rows.map(({ total: _, ...article }) => article), total: rows[0]?.total ?? 0, counts };
}

const categoryKeys = sql<string[]>`array(select category.key from article_category
  join category on category.id = category_id where article_id = article.id order by category.position, category.id)`;

/** An answer as staff work on it. */
export interface DeskArticle {
  id: number;
  siteId: number;
  siteKey: string;
  timeZone: string;
  text: ArticleText;
  status: ArticleStatus;
  revision: number;
  updatedAt: Date;
}

/**
 * One answer, for one of its site's staff.
 * @param id as it stands in an address
 * @throws Refusal `not-found`, alike for an unknown one and one of a site that is not theirs
 */
export async function deskArticle({ db }: Deps, staffId: string, id: string): Promise<DeskArticle> {
  const row = /^[1-9]\d{0,14}$/.test(id)
    ? await db
        .selectFrom('article')
        .innerJoin('site', 'site.id', 'article.site_id')
        .innerJoin('site_staff', 'site_staff.site_id', 'article.site_id')
        .select([
          'article.id',
          'article.site_id as siteId',
          'site.key as siteKey',
          sql<string>`site.calendar ->> 'timeZone'`.as('timeZone'),
          'question',
          'phrasings',
          'body',
          'context',
          'is_pinned as isPinned',
          'status',
          'revision',
          'article.updated_at as updatedAt',
          categoryKeys.as('categories'),
        ])
        .where('article.id', '=', Number(id))
        .where('staff_id', '=', staffId)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found', 'There is no such answer on a site of yours.');
  const { question, phrasings, body, context, isPinned, categories, ...article } = row;
  return { ...article, text: { question, phrasings, body, context, isPinned, categories } };
}

/** A state of an answer that was saved. */
export interface ArticleRevision {
  revision: number;
  text: ArticleText;
  status: ArticleStatus;
  /** Who saved it; null for the one that it came with. */
  staffName: string | null;
  at: Date;
}

const MOST_REVISIONS = 100;

/** The saved states of an answer that the caller may see, the newest first; of very many the last hundred. */
export async function articleHistory({ db }: Deps, articleId: number): Promise<ArticleRevision[]> {
  const rows = await db
    .selectFrom('article_revision')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('revision', 'desc')
    .limit(MOST_REVISIONS)
    .execute();
  return rows.map(
    ({ revision, question, phrasings, body, context, categories, is_pinned, status, staff_name, at }) => ({
      revision,
      text: { question, phrasings, body, context, categories, isPinned: is_pinned },
      status,
      staffName: staff_name,
      at,
    }),
  );
}
