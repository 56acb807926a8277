import { type Kysely, sql } from 'kysely';

/** What became of visits, summed up by the day on which they began, so that a long period is read in a moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visit_day (
      site_id bigint not null references site (id) on delete cascade,
      day date not null,
      visits integer not null,
      looked integer not null,
      helped integer not null,
      wrote integer not null,
      searches integer not null,
      found_nothing integer not null,
      none_opened integer not null,
      opened_and_wrote integer not null
    );
    create index visit_day_site on visit_day (site_id, day);

    create table search_day (
      site_id bigint not null references site (id) on delete cascade,
      day date not null,
      query text not null,
      outcome text not null check (outcome in ('nothing', 'unopened', 'opened')),
      searches integer not null,
      wrote integer not null
    );
    create index search_day_site on search_day (site_id, day);

    create table article_day (
      site_id bigint not null references site (id) on delete cascade,
      day date not null,
      article_id bigint not null references article (id) on delete cascade,
      shown integer not null,
      opened integer not null,
      helped integer not null,
      not_helped integer not null,
      still_wrote integer not null
    );
    create index article_day_site on article_day (site_id, day);
    create index article_day_article on article_day (article_id);

    -- Visits that began before this instant are in the sums, all others are not.
    create table visit_roll (
      site_id bigint primary key references site (id) on delete cascade,
      rolled_until timestamptz not null
    );

    create index visit_began on visit (site_id, started_at);
    create index ticket_opened on ticket (site_id, opened_at);
    create index event_moved on event (site_id, ticket_id, id) where kind = 'moved';
    create index event_ends on event (site_id, at) where kind in ('status-changed', 'came-back');
  `.execute(db);
}
