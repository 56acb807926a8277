import { type Kysely, sql } from 'kysely';

/**
 * Files of messages, kept outside the database. A row is there before its file and after it, so that no file is without one. What
 * belongs to no message, because it never did or because that was deleted, is deleted by a job.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table attachment (
      id text primary key,
      site_id bigint references site (id) on delete set null,
      message_id bigint references message (id) on delete set null,
      stored_as text not null unique,
      name text not null,
      type text not null,
      bytes bigint not null,
      sha256 text not null,
      created_at timestamptz not null,
      kept_at timestamptz,
      swept_at timestamptz
    );
    create index attachment_message on attachment (message_id) where message_id is not null;
    create index attachment_unclaimed on attachment (created_at) where message_id is null;
    create index attachment_site on attachment (site_id) include (bytes);
  `.execute(db);
}
