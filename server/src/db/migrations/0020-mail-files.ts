import { type Kysely, sql } from 'kysely';

/**
 * Files that came by mail: what becomes of each. A file that is kept while its mail waits for a decision is held by that mail, so that
 * it is not deleted as one that nobody claims.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table attachment add column mail_id bigint references inbound_mail (id) on delete set null;
    create index attachment_mail on attachment (mail_id) include (bytes) where mail_id is not null;

    create table inbound_file (
      mail_id bigint not null references inbound_mail (id) on delete cascade,
      place integer not null,
      fate text not null check (fate in ('due', 'kept', 'not-kept')),
      reason text,
      attachment_id text references attachment (id) on delete set null,
      primary key (mail_id, place)
    );
    create index inbound_file_attachment on inbound_file (attachment_id) where attachment_id is not null;
  `.execute(db);
}
