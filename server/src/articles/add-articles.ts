import { type Kysely, sql } from 'kysely';
import type { ArticleStatus, Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { blocksFromMarkdown, excerptOf } from './markdown.ts';
import { textDigest } from './translations.ts';

export interface NewArticle {
  question: string;
  phrasings: string[];
  /** Markdown. */
  body: string;
  /** Keys of the site's categories. */
  categories: string[];
  context: string;
  isPinned: boolean;
  /** By language; each is a translation of what the answer says now. */
  translations?: Record<string, Pick<NewArticle, 'question' | 'phrasings' | 'body'>>;
}

/** Publishes articles of a site, all or none. Categories are named by key; unknown keys are left out. */
export async function addArticles({ db, clock }: Deps, siteId: number, articles: NewArticle[]): Promise<void> {
  await db.transaction().execute((trx) => insertArticles(trx, siteId, articles, 'published', clock()));
}

/** Adds articles as `addArticles` does, in a transaction of the caller. */
export async function insertArticles(
  trx: Kysely<Database>,
  siteId: number,
  articles: NewArticle[],
  status: ArticleStatus,
  at: Date,
): Promise<void> {
  if (articles.length === 0) return;
  const categories = await trx.selectFrom('category').select(['id', 'key']).where('site_id', '=', siteId).execute();
  const added = await trx
    .insertInto('article')
    .values(
      articles.map(({ question, phrasings, body, context, isPinned }) => ({
        site_id: siteId,
        question,
        phrasings,
        body,
        excerpt: excerptOf(blocksFromMarkdown(body)),
        context,
        is_pinned: isPinned,
        status,
        created_at: at,
        updated_at: at,
      })),
    )
    .returning('id')
    .execute();
  await insertTranslations(trx, added, articles, at);
  const links = articles.flatMap((article, index) =>
    categories
      .filter((category) => article.categories.includes(category.key))
      .map((category) => ({ article_id: added[index]?.id ?? 0, category_id: category.id })),
  );
  if (links.length > 0) await trx.insertInto('article_category').values(links).execute();
}

async function insertTranslations(
  trx: Kysely<Database>,
  added: { id: number }[],
  articles: NewArticle[],
  at: Date,
): Promise<void> {
  const rows = articles.flatMap(({ translations = {} }, index) =>
    Object.entries(translations).map(([locale, { question, phrasings, body }]) => ({
      article_id: added[index]?.id ?? 0,
      locale,
      question,
      phrasings,
      body,
      excerpt: excerptOf(blocksFromMarkdown(body)),
      of_text: sql<string>`(select ${textDigest} from article where id = ${added[index]?.id ?? 0})`,
      updated_at: at,
    })),
  );
  if (rows.length > 0) await trx.insertInto('article_translation').values(rows).execute();
}
