import { type Kysely, sql } from 'kysely';

/** What the queue reads by: one index for each order of it, and the words of each ticket for its search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table staff add column has_key_shortcuts boolean not null default true;

    drop index ticket_queue;
    create index ticket_by_promise on ticket (site_id, status, (coalesce(promised_at, 'infinity'::timestamptz)), id);
    -- By an expression of the id, since PostgreSQL would rather walk all tickets by their primary key than ask for a site and status.
    create index ticket_by_age on ticket (site_id, status, (id + 0));
    create index ticket_category on ticket (category_id, status, (id + 0));
    create index ticket_assignee on ticket (assignee_id, status, (id + 0)) where assignee_id is not null;
    create index ticket_feedback on ticket (site_id, status, (id + 0)) where feedback is not null;
    create index ticket_at_risk on ticket (site_id, status, at_risk_at)
      where answered_at is null and at_risk_at is not null and status <> 'completed';

    -- Only languages that every supported PostgreSQL brings along: a ticket must open whatever a site speaks.
    alter table site add column search_language text not null generated always as (
      case lower(left(locales[1], 2))
        when 'da' then 'danish' when 'de' then 'german' when 'en' then 'english' when 'es' then 'spanish'
        when 'fi' then 'finnish' when 'fr' then 'french' when 'hu' then 'hungarian' when 'it' then 'italian'
        when 'nb' then 'norwegian' when 'nl' then 'dutch' when 'no' then 'norwegian' when 'pt' then 'portuguese'
        when 'ro' then 'romanian' when 'ru' then 'russian' when 'sv' then 'swedish' when 'tr' then 'turkish'
        else 'simple' end
    ) stored;

    create table ticket_words (
      ticket_id bigint primary key references ticket (id) on delete cascade,
      site_id bigint not null,
      words tsvector not null
    );
    insert into ticket_words (ticket_id, site_id, words)
      select ticket.id, ticket.site_id,
        array_to_tsvector(plain.words) || strip(to_tsvector(site.search_language::regconfig, array_to_string(plain.words, ' ')))
      from ticket
      join site on site.id = ticket.site_id
      cross join lateral (
        select concat_ws(' ', ticket.reference, ticket.subject, ticket.requester_name, ticket.requester_email,
          (select body from message where message.ticket_id = ticket.id order by message.id limit 1)) as text
      ) as said
      cross join lateral (
        select array_agg(distinct left(word, 64)) as words
        from regexp_split_to_table(
          regexp_replace(normalize(lower(said.text), NFKD), U&'[\\0300-\\036F]', '', 'g'), '[[:space:][:punct:]]+') as word
        where word <> ''
      ) as plain;
    create index ticket_words_words on ticket_words using gin (words);
  `.execute(db);
}
