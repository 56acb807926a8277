import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** An answer in another language. */
export interface TranslatedArticle {
  question: string;
  phrasings: string[];
  body: string;
  /** Counts the states that were saved, from 1. */
  revision: number;
  /** Whether question or body of the original have changed since. */
  isOlder: boolean;
}

/** A digest of what is translated of an answer: changes with its question and its body alone. */
export const textDigest = sql<string>`md5(article.question || chr(10) || article.body)`;

/** An answer in a language, as staff work on it; null where it is not translated. @param articleId of one that the caller may see */
export async function articleTranslation(
  { db }: Deps,
  articleId: number,
  locale: string,
): Promise<TranslatedArticle | null> {
  const row = await db
    .selectFrom('article_translation as said')
    .innerJoin('article', 'article.id', 'said.article_id')
    .select([
      'said.question',
      'said.phrasings',
      'said.body',
      'said.revision',
      sql<boolean>`said.of_text <> ${textDigest}`.as('isOlder'),
    ])
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
    .executeTakeFirst();
  return row ?? null;
}

/** Where the answers of a site stand in a language: how many there are to translate, and the gaps by answer. */
export interface ArticleGaps {
  counts: { total: number; missing: number; older: number };
  gaps: Map<number, 'missing' | 'older'>;
}

/** Which answers of a site are missing in a language, or older there than their original. Withdrawn ones need none. */
export async function articleGaps({ db }: Deps, siteId: number, locale: string): Promise<ArticleGaps> {
  const rows = await db
    .selectFrom('article')
    .leftJoin('article_translation as said', (join) =>
      join.onRef('said.article_id', '=', 'article.id').on('said.locale', '=', locale),
    )
    .select([
      'article.id',
      'said.article_id as saidId',
      sql<boolean>`coalesce(said.of_text <> ${textDigest}, false)`.as('isOlder'),
    ])
    .where('site_id', '=', siteId)
    .where('status', '<>', 'withdrawn')
    .execute();
  const gaps = rows.flatMap(({ id, saidId, isOlder }) => {
    const gap = saidId === null ? 'missing' : isOlder ? 'older' : null;
    return gap ? [[id, gap] as const] : [];
  });
  const count = (gap: string) => gaps.filter(([, one]) => one === gap).length;
  return { counts: { total: rows.length, missing: count('missing'), older: count('older') }, gaps: new Map(gaps) };
}
