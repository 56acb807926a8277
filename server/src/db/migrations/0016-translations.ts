import { type Kysely, sql } from 'kysely';

/** An owner's texts, answers and letters in further languages. The first of a site's `locales` is the one that its own texts are in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table site_translation (
      site_id bigint not null references site (id) on delete cascade,
      locale text not null,
      texts jsonb not null default '{}',
      updated_at timestamptz not null,
      primary key (site_id, locale)
    );

    create table article_translation (
      article_id bigint not null references article (id) on delete cascade,
      locale text not null,
      question text not null,
      phrasings text[] not null default '{}',
      body text not null,
      excerpt text not null,
      of_text text not null,
      revision integer not null default 1,
      staff_id text references staff (id) on delete set null,
      updated_at timestamptz not null,
      primary key (article_id, locale)
    );

    -- Letters to staff are English; the others are in one of the languages that letters come in.
    alter table letter_text add column locale text;
    update letter_text set locale = case
      when letter in ('new-ticket', 'assigned', 'requester-replied', 'promise-at-risk') then 'en'
      else coalesce((
        select case split_part(lower(locales[1]), '-', 1) when 'pt' then 'pt-BR' else split_part(lower(locales[1]), '-', 1) end
        from site where site.id = letter_text.site_id
          and split_part(lower(locales[1]), '-', 1) in ('de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja', 'ar')
      ), 'en') end;
    alter table letter_text alter column locale set not null, drop constraint letter_text_pkey,
      add primary key (site_id, letter, locale);
  `.execute(db);
}
