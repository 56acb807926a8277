import { prepared } from '../db/prepared.ts';
import type { Deps } from '../deps.ts';

/** One thing a visitor did before asking; articles come with their question, or without when they are gone. */
export interface TriedStep {
  kind: string;
  at: Date;
  categoryKey: string | null;
  query: string | null;
  articles: { id: number; question: string | null }[];
}

/** Everything a visitor tried in one visit of a site, in the order in which it happened. */
export async function visitSteps({ db }: Deps, siteId: number, visitId: string): Promise<TriedStep[]> {
  const rows = await db
    .selectFrom('visit_event')
    .select(['kind', 'at', 'category_key', 'query', 'article_id', 'found'])
    .where('site_id', '=', siteId)
    .where('visit_id', '=', visitId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const ids = [
    ...new Set(rows.flatMap(({ article_id, found }) => [...(article_id ? [article_id] : []), ...(found ?? [])])),
  ];
  const questions = new Map<number, string>();
  if (ids.length > 0) {
    const articles = await db
      .selectFrom('article')
      .select(['id', 'question'])
      .where('site_id', '=', siteId)
      .where('id', 'in', ids)
      .execute();
    for (const { id, question } of articles) questions.set(id, question);
  }
  return rows.map(({ kind, at, category_key, query, article_id, found }) => ({
    kind,
    at,
    categoryKey: category_key,
    query,
    articles: (article_id ? [article_id] : (found ?? [])).map((id) => ({ id, question: questions.get(id) ?? null })),
  }));
}

/** When a form was first opened in a visit, as far as it was told; null where nothing was. */
export async function formOpenAt({ db }: Deps, siteId: number, visitId: string): Promise<Date | null> {
  const [row] = await firstForm(db, { siteId, visitId });
  return row?.at ?? null;
}

const firstForm = prepared<{ siteId: number; visitId: string }, { at: Date | null }>`
  select min(at) as at from visit_event
  where site_id = ${({ siteId }) => siteId}::bigint and visit_id = ${({ visitId }) => visitId}::uuid and kind = 'form-opened'`;
