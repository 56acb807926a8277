import { type Kysely, sql } from 'kysely';

/** Who changed what. Rows are added and read, never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      id bigint generated always as identity primary key,
      site_id bigint references site (id) on delete cascade,
      staff_id text references staff (id) on delete set null,
      staff_name text not null,
      action text not null,
      detail jsonb not null default '{}',
      at timestamptz not null
    );
    create index audit_site on audit (site_id, id);
  `.execute(db);
}
