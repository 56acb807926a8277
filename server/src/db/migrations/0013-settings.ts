import { type Kysely, sql } from 'kysely';

/** From which pages a site takes what visitors send, where its widget was seen, and when each job last ran. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table site add column allowed_origins text[] not null default '{}';

    create table site_origin (
      site_id bigint not null references site (id) on delete cascade,
      origin text not null,
      last_seen_at timestamptz not null,
      primary key (site_id, origin)
    );

    create table job_turn (
      name text primary key,
      last_ended_at timestamptz not null
    );
  `.execute(db);
}
