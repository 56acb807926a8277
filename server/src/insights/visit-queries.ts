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

/** All that visits of a site tell. */
export interface VisitFigures {
  /** Day by day; days without visits are left out. */
  days: Map<string, VisitSums>;
  /** The settled searches by words and outcome, the most frequent first. */
  searches: SearchCount[];
  /** What became of the answers, in how many visits each; those opened most come first. */
  articles: ArticleCount[];
}

/**
 * What became of the visits of a site that the caller may see. How far they are summed up is read once: sums of later days are left
 * alone, so that a day counts once also when it is summed up meanwhile.
 */
export async function visitFigures({ db }: Deps, siteId: number, period: Period): Promise<VisitFigures> {
  const roll = await db
    .selectFrom('visit_roll')
    .select('rolled_until as rolledUntil')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  const wanted: Wanted = { siteId, ...period, rolledUntil: roll?.rolledUntil ?? new Date(0) };
  const [days, searches, articles] = await Promise.all([
    visitDays(db, wanted),
    searchCounts(db, wanted),
    articleCounts(db, wanted),
  ]);
  return { days, searches, articles };
}

type Wanted = Period & { siteId: number; rolledUntil: Date };

async function visitDays(db: Deps['db'], wanted: Wanted): Promise<VisitFigures['days']> {
  const { rows } = await sql<VisitSums & { day: string }>`
    ${bothHalves(wanted, 'visit_day', 'visits')}
    select day::text, sum(visits)::int as visits, sum(looked)::int as looked, sum(helped)::int as helped,
      sum(wrote)::int as wrote, sum(searches)::int as searches, sum(found_nothing)::int as "foundNothing",
      sum(none_opened)::int as "noneOpened", sum(opened_and_wrote)::int as "openedAndWrote"
    from half group by day order by day`.execute(db);
  return new Map(rows.map(({ day, ...sums }) => [day, sums]));
}

async function searchCounts(db: Deps['db'], wanted: Wanted): Promise<SearchCount[]> {
  const { rows } = await sql<SearchCount>`
    ${bothHalves(wanted, 'search_day', 'searches')}
    select query, outcome, sum(searches)::int as searches, sum(wrote)::int as wrote
    from half group by query, outcome order by 3 desc, query limit ${MOST_SEARCHES}`.execute(db);
  return rows;
}

async function articleCounts(db: Deps['db'], wanted: Wanted): Promise<ArticleCount[]> {
  const { rows } = await sql<ArticleCount>`
    ${bothHalves(wanted, 'article_day', 'articles')}
    select article.id, question, summed.shown, summed.opened, summed.helped, summed."notHelped", summed."stillWrote"
    from (
      select article_id, sum(shown)::int as shown, sum(opened)::int as opened, sum(helped)::int as helped,
        sum(not_helped)::int as "notHelped", sum(still_wrote)::int as "stillWrote"
      from half group by article_id order by 3 desc, 2 desc, article_id limit ${MOST_ARTICLES}
    ) as summed join article on article.id = article_id and article.site_id = ${wanted.siteId}
    order by summed.opened desc, summed.shown desc, article.id`.execute(db);
  return rows;
}

type SumTable = 'visit_day' | 'search_day' | 'article_day';

/** `half`: the days that are summed up, from their table, and the later ones as they stand. */
function bothHalves(
  { siteId, days, starts, rolledUntil }: Wanted,
  table: SumTable,
  sums: keyof typeof daySums,
): RawBuilder<unknown> {
  const first = days.findIndex((_, at) => (starts[at + 1] ?? rolledUntil) > rolledUntil);
  const [from = rolledUntil, ...later] = first === -1 ? [] : starts.slice(first);
  // A day is summed up in part where the site has changed its time zone.
  const summed = first === -1 ? days : days.slice(0, first + (from < rolledUntil ? 1 : 0));
  const past = sql`select * from ${sql.table(table)} where site_id = ${siteId}
    and day between ${summed[0] ?? null}::date and ${summed.at(-1) ?? null}::date`;
  if (first === -1) return sql`with half as (${past})`;
  const begun = new Date(Math.max(from.getTime(), rolledUntil.getTime()));
  const facts = visitFacts({ siteId, days: days.slice(first), starts: [begun, ...later] });
  return sql`with ${facts}, half as (${past} union all ${daySums[sums](siteId)})`;
}
