import { type RawBuilder, sql } from 'kysely';

/** Some visits of a site: those that began from `starts[0]` on and before its last instant. */
export interface VisitStretch {
  siteId: number;
  /** Local dates, and when each of them begins; one instant more than dates. */
  days: string[];
  starts: Date[];
}

/**
 * The facts of some visits, for the head of a statement: `visit_fact` (one row a visit), `search_fact` (one row for each different
 * settled search of a visit) and `article_fact` (one row for each answer that a visit met). All belong to the day on which the visit began.
 * What insights mean by their words is defined here and nowhere else; docs/insights.md says it in words. A ticket is looked up a visit at
 * a time (`limit 1`): an `exists` is made into a read of all tickets of the site.
 */
export function visitFacts({ siteId, days, starts }: VisitStretch): RawBuilder<unknown> {
  const [from] = starts;
  const until = starts.at(-1);
  return sql`
    visited as materialized (
      select id as visit_id, (${days}::date[])[width_bucket(started_at, ${starts}::timestamptz[])] as day,
        (select true from ticket where ticket.site_id = ${siteId} and ticket.visit_id = visit.id limit 1) is not null as wrote
      from visit where site_id = ${siteId} and started_at >= ${from} and started_at < ${until}
    ), step as (
      select visited.visit_id, day, wrote, kind, article_id, query, found,
        count(*) filter (where kind = 'searched') over (partition by visited.visit_id order by at, visit_event.id) as turn
      from visited join visit_event on site_id = ${siteId} and visit_event.visit_id = visited.visit_id
    ), visit_fact as (
      select visit_id, day, wrote,
        bool_or(kind in ('searched', 'articles-shown', 'article-opened')) as looked, bool_or(kind = 'helped') as helped
      from step group by visit_id, day, wrote
    ), searched as (
      select visit_id, day, wrote, turn,
        lower(btrim(regexp_replace(max(query), '[[:space:]]+', ' ', 'g'))) as query,
        bool_or(coalesce(cardinality(found), 0) = 0) filter (where kind = 'searched') as found_nothing,
        bool_or(kind = 'article-opened') as opened
      from step where turn > 0 group by visit_id, day, wrote, turn
    ), settled as (
      select *, not opened and starts_with(lead(query) over (partition by visit_id order by turn), query) as was_typed_on from searched
    ), search_fact as (
      select visit_id, day, wrote, query,
        case when bool_and(found_nothing) then 'nothing' when bool_or(opened) then 'opened' else 'unopened' end as outcome
      from settled where query <> '' and was_typed_on is not true group by visit_id, day, wrote, query
    ), article_fact as (
      select distinct visit_id, day, wrote, 'shown' as kind, shown.id as article_id
      from step cross join unnest(found) as shown (id)
      union
      select visit_id, day, wrote, kind, article_id from step where article_id is not null
    )`;
}

/** How many of these facts each day has, in the columns of the tables of sums. */
export const daySums = {
  visits: (siteId: number) => sql`
    select ${siteId}::bigint as site_id, day, visits, looked, helped, wrote, coalesce(searches, 0) as searches,
      coalesce(found_nothing, 0) as found_nothing, coalesce(none_opened, 0) as none_opened,
      coalesce(opened_and_wrote, 0) as opened_and_wrote
    from (
      select day, count(*)::int as visits, count(*) filter (where looked)::int as looked,
        count(*) filter (where helped and not wrote)::int as helped, count(*) filter (where looked and wrote)::int as wrote
      from visit_fact group by day
    ) as visits left join (
      select day, count(*)::int as searches, count(*) filter (where outcome = 'nothing')::int as found_nothing,
        count(*) filter (where outcome = 'unopened')::int as none_opened,
        count(*) filter (where outcome = 'opened' and wrote)::int as opened_and_wrote
      from search_fact group by day
    ) as searches using (day)`,
  searches: (siteId: number) => sql`
    select ${siteId}::bigint as site_id, day, query, outcome, count(*)::int as searches,
      count(*) filter (where wrote)::int as wrote
    from search_fact group by day, query, outcome`,
  articles: (siteId: number) => sql`
    select ${siteId}::bigint as site_id, day, article_id, count(*) filter (where kind = 'shown')::int as shown,
      count(*) filter (where kind = 'article-opened')::int as opened, count(*) filter (where kind = 'helped')::int as helped,
      count(*) filter (where kind = 'not-helped')::int as not_helped,
      count(*) filter (where kind = 'article-opened' and wrote)::int as still_wrote
    from article_fact join article on article.site_id = ${siteId} and article.id = article_id
    group by day, article_id`,
};
