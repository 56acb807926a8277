import { type Kysely, sql } from 'kysely';

/** Answers that people work on: every state that was saved, the reply that one came from, and files of answers on their way in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table article add column revision integer not null default 1;
    alter table article add column from_message_id bigint references message (id) on delete set null;
    create index article_from_message on article (from_message_id) where from_message_id is not null;
    create index article_changed on article (site_id, updated_at, id);

    create table article_revision (
      article_id bigint not null references article (id) on delete cascade,
      revision integer not null,
      question text not null,
      phrasings text[] not null,
      body text not null,
      context text not null,
      categories text[] not null,
      is_pinned boolean not null,
      status text not null,
      staff_name text,
      at timestamptz not null,
      primary key (article_id, revision)
    );

    create table article_import (
      id bigint generated always as identity primary key,
      site_id bigint not null references site (id) on delete cascade,
      staff_id text not null references staff (id) on delete cascade,
      file_name text not null,
      status text not null default 'checked' check (status in ('checked', 'running', 'done')),
      is_publishing boolean not null default false,
      articles jsonb not null,
      faults jsonb not null,
      total integer not null,
      added integer not null default 0,
      created_at timestamptz not null
    );
    create index article_import_age on article_import (created_at);
    create index article_import_running on article_import (id) where status = 'running';

    create index visit_event_missed on visit_event (site_id, at) where kind = 'searched' and found = '{}';
  `.execute(db);
}
