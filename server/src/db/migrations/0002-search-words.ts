import { type Kysely, sql } from 'kysely';

/** Words that mean the same on one site, as its owner wrote them: groups, for the search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table site add column synonyms jsonb not null default '[]'`.execute(db);
}
