import { type RawBuilder, sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Period } from './period.ts';
import { daySums, visitFacts } from './visit-facts.ts';

/** What came of a settled search: it found nothing, nobody opened what it found, or an answer was opened. */
export type SearchOutcome = 'nothing' | 'unopened' | 'opened';

/** What became of the visits of one day, or of several together. */
export interface VisitSums {
  visits: number;
  /** Visits that were shown answers, or searched. */
  looked: number;
  /** Somebody said that an answer helped, and wrote no ticket. */
  helped: number;
  /** Looked at answers, and wrote a ticket all the same. */
  wrote: number;
  searches: number;
  foundNothing: number;
  noneOpened: number;
  openedAndWrote: number;
}

export interface SearchCount {
  query: string;
  outcome: SearchOutcome;
  searches: number;
  /** In how many of these visits a ticket was written. */
  wrote: number;
}

export interface ArticleCount {
  id: number;
  question: string;
  shown: number;
  opened: number;
  helped: number;
  notHelped: number;
  stillWrote: number;
}

const MOST_SEARCHES = 3_000;
const MOST_ARTICLES = 1_000;

/** What became of the visits of a site that the caller may see, day by day; days without visits are left out. */
export async function visitDays(deps: Deps, siteId: number, period: Period): Promise<Map<string, VisitSums>> {
  const { rows } = await sql<VisitSums & { day: string }>`
    ${await bothHalves(deps, siteId, period, 'visit_day', 'visits')}
    select day::text, sum(visits)::int as visits, sum(looked)::int as looked, sum(helped)::int as helped,
      sum(wrote)::int as wrote, sum(searches)::int as searches, sum(found_nothing)::int as "foundNothing",
      sum(none_opened)::int as "noneOpened", sum(opened_and_wrote)::int as "openedAndWrote"
    from half group by day order by day`.execute(deps.db);
  return new Map(rows.map(({ day, ...sums }) => [day, sums]));
}

/** The settled searches of a site that the caller may see, by words and outcome, the most frequent first. */
export async function searchCounts(deps: Deps, siteId: number, period: Period): Promise<SearchCount[]> {
  const { rows } = await sql<SearchCount>`
    ${await bothHalves(deps, siteId, period, 'search_day', 'searches')}
    select query, outcome, sum(searches)::int as searches, sum(wrote)::int as wrote
    from half group by query, outcome order by 3 desc, query limit ${MOST_SEARCHES}`.execute(deps.db);
  return rows;
}

/** What became of the answers of a site that the caller may see, in how many visits each; those opened most come first. */
export async function articleCounts(deps: Deps, siteId: number, period: Period): Promise<ArticleCount[]> {
  const { rows } = await sql<ArticleCount>`
    ${await bothHalves(deps, siteId, period, 'article_day', 'articles')}
    select article.id, question, summed.shown, summed.opened, summed.helped, summed."notHelped", summed."stillWrote"
    from (
      select article_id, sum(shown)::int as shown, sum(opened)::int as opened, sum(helped)::int as helped,
        sum(not_helped)::int as "notHelped", sum(still_wrote)::int as "stillWrote"
      from half group by article_id order by 3 desc, 2 desc, article_id limit ${MOST_ARTICLES}
    ) as summed join article on article.id = article_id and article.site_id = ${siteId}
    order by summed.opened desc, summed.shown desc, article.id`.execute(deps.db);
  return rows;
}

type SumTable = 'visit_day' | 'search_day' | 'article_day';

/** `half`: the days that are summed up, from their table, and the later ones as they stand. */
async function bothHalves(
  { db }: Deps,
  siteId: number,
  { days, starts }: Period,
  table: SumTable,
  sums: keyof typeof daySums,
): Promise<RawBuilder<unknown>> {
  const roll = await db
    .selectFrom('visit_roll')
    .select('rolled_until as rolledUntil')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  const rolledUntil = roll?.rolledUntil ?? new Date(0);
  const first = days.findIndex((_, at) => (starts[at + 1] ?? rolledUntil) > rolledUntil);
  const past = sql`select * from ${sql.table(table)} where site_id = ${siteId} and day between ${days[0]} and ${days.at(-1)}`;
  if (first === -1) return sql`with half as (${past})`;
  const [from = rolledUntil, ...later] = starts.slice(first);
  const begun = new Date(Math.max(from.getTime(), rolledUntil.getTime()));
  const facts = visitFacts({ siteId, days: days.slice(first), starts: [begun, ...later] });
  return sql`with ${facts}, half as (${past} union all ${daySums[sums](siteId)})`;
}
