import { type Kysely, sql } from 'kysely';

/** Whether visitors may attach files to what they ask in a category. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table category add column takes_files boolean not null default true`.execute(db);
}
