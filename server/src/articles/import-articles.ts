import { sql } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { FileFault, ReadArticle } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { insertArticles } from './add-articles.ts';

export interface ArticleImport {
  id: number;
  siteKey: string;
  siteName: string;
  fileName: string;
  status: 'checked' | 'running' | 'done';
  /** How many places the files had, and how many of them are answers that can be added. */
  total: number;
  count: number;
  added: number;
  /** The first of them. */
  articles: ReadArticle[];
  faults: FileFault[];
}

export const IMPORT_BATCH = 50;
const SHOWN = 20;

/** Some of an import's answers, so that not all of them travel. */
function someArticles(from: unknown, count: number) {
  return sql<ReadArticle[]>`jsonb_path_query_array(articles, '$[$from to $to]',
    jsonb_build_object('from', ${from}::int, 'to', ${from}::int + ${count - 1}::int))`;
}

const articleCount = sql<number>`jsonb_array_length(articles)`;

/** What was read from files and waits, or is being added. @throws Refusal `not-found` for what is not theirs or no longer kept */
export async function importOf({ db }: Deps, staffId: string, id: string): Promise<ArticleImport> {
  const row = /^[1-9]\d{0,14}$/.test(id)
    ? await db
        .selectFrom('article_import')
        .innerJoin('site', 'site.id', 'article_import.site_id')
        .innerJoin('site_staff', 'site_staff.site_id', 'article_import.site_id')
        .select(['article_import.id', 'file_name as fileName', 'status', 'faults', 'total', 'added'])
        .select(['site.key as siteKey', 'site.name as siteName'])
        .select([someArticles(0, SHOWN).as('articles'), articleCount.as('count')])
        .where('article_import.id', '=', Number(id))
        .where('site_staff.staff_id', '=', staffId)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found', 'This import is no longer kept. Choose the file again.');
  return row;
}

/** Lets the answers of an import be added from now on, by `workImports`. One that was started is left as it is. */
export async function startImport(deps: Deps, staffId: string, id: number, isPublishing: boolean): Promise<void> {
  const { db, clock } = deps;
  await db.transaction().execute(async (trx) => {
    const started = await trx
      .updateTable('article_import')
      .set({ status: 'running', is_publishing: isPublishing })
      .where('id', '=', id)
      .where('status', '=', 'checked')
      .where('site_id', 'in', (from) => from.selectFrom('site_staff').select('site_id').where('staff_id', '=', staffId))
      .returning(['site_id', 'file_name', articleCount.as('count')])
      .executeTakeFirst();
    if (!started) return;
    const { site_id: siteId, file_name: file, count } = started;
    const detail = { file, articles: count, isPublishing };
    await recordAudit(trx, { siteId, staffId, action: 'articles-imported', detail }, clock());
  });
}

/** Adds the next answers of the imports that were started, one process at a time. @returns how many were added */
export function workImports({ db, clock }: Deps): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const running = await trx
      .selectFrom('article_import')
      .select(['id', 'site_id', 'is_publishing', 'added', articleCount.as('count')])
      .select(someArticles(sql.ref('added'), IMPORT_BATCH).as('batch'))
      .where('status', '=', 'running')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!running) return 0;
    const { batch } = running;
    const added = running.added + batch.length;
    await insertArticles(trx, running.site_id, batch, running.is_publishing ? 'published' : 'draft', clock());
    await trx
      .updateTable('article_import')
      .set({ added, ...(added >= running.count ? { status: 'done' as const } : {}) })
      .where('id', '=', running.id)
      .execute();
    return batch.length;
  });
}
