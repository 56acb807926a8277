import { type Kysely, sql } from 'kysely';

/** The files of every build of the widget that pages may still name, and identity secrets that take turns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table widget_file (
      name text primary key,
      bytes bytea not null
    );

    create table widget_build (
      version text primary key,
      files text[] not null,
      last_asked_at timestamptz not null
    );

    alter table site add column identity_made_at timestamptz;
    alter table site add column identity_secret_before text;
    alter table site add column identity_before_until timestamptz;
  `.execute(db);
}
