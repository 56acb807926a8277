import { type Kysely, sql } from 'kysely';

/** Invitations, new passwords and the second step of the sign-in. What opens a door is kept only as a hash, or sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- People who left keep their row, so that what they wrote keeps its name.
    alter table staff add column removed_at timestamptz;
    alter table staff_session
      add column awaits_code boolean not null default false,
      add column wrong_codes integer not null default 0;
    create table staff_invite (
      id bigint generated always as identity primary key,
      token_hash bytea not null unique,
      email text not null,
      role text not null check (role in ('owner', 'agent')),
      site_ids bigint[] not null,
      invited_by text not null references staff (id) on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index staff_invite_by on staff_invite (invited_by);
    create table password_link (
      token_hash bytea primary key,
      staff_id text not null references staff (id) on delete cascade,
      expires_at timestamptz not null
    );
    create index password_link_staff on password_link (staff_id);
    create table two_step (
      staff_id text primary key references staff (id) on delete cascade,
      sealed_secret text not null,
      started_at timestamptz not null,
      turned_on_at timestamptz,
      -- The half minute of the last code that was taken: no code is taken twice.
      last_step bigint not null default 0
    );
    create table recovery_code (
      staff_id text not null references staff (id) on delete cascade,
      code_hash bytea not null,
      primary key (staff_id, code_hash)
    );
  `.execute(db);
}
