import { type Kysely, sql } from 'kysely';

/** Who works for no site gets letters about their place at the desk all the same; and the latest letters are found without a sort. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table delivery alter column site_id drop not null;
    create index delivery_latest on delivery (created_at, id);
  `.execute(db);
}
