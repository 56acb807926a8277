import { type Kysely, sql } from 'kysely';

/**
 * What looks like spam waits for a person: a status of its own keeps it out of everything that staff have to do. And what tells a burst
 * of tickets: the tries of each site, until when it asks for proof of work, and which proofs are spent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ticket
      drop constraint ticket_status_check,
      add constraint ticket_status_check check (status in ('queued', 'assigned', 'waiting', 'completed', 'held', 'spam')),
      add column held_for text[];
    create index ticket_held on ticket (site_id) where status = 'held';
    create index ticket_spam on ticket (completed_at) where status = 'spam';

    -- Counters of a minute, as in rate_limit: gone after a crash without harm.
    create unlogged table site_pace (
      site_id bigint not null,
      slice bigint not null,
      tries integer not null,
      primary key (site_id, slice)
    );

    create table site_burst (
      site_id bigint primary key references site (id) on delete cascade,
      asked_until timestamptz not null
    );

    create table spent_challenge (
      challenge_hash bytea primary key,
      expires_at timestamptz not null
    );
    create index spent_challenge_age on spent_challenge (expires_at);
  `.execute(db);
}
