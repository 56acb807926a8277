import { type Kysely, sql } from 'kysely';

/** What letters need: whom they tell of the staff, the owner's own words, the question a week after, and good or bad feedback. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table site add column follow_up_days integer default 7 check (follow_up_days between 1 and 90);
    alter table site_staff add column wants_letters boolean not null default true;
    alter table category add column thanks text check (thanks <> '');

    alter table ticket
      add column feedback text check (feedback in ('good', 'bad')),
      add column follow_up_at timestamptz,
      add column outcome text check (outcome in ('solved', 'came-back')),
      add column outcome_at timestamptz;
    create index ticket_completed on ticket (completed_at) where status = 'completed';
    create index ticket_follow_up on ticket (requester_email_key, site_id, follow_up_at) where follow_up_at is not null;

    alter table delivery
      add column staff_id text references staff (id) on delete cascade,
      add column detail jsonb not null default '{}';

    create table letter_text (
      site_id bigint not null references site (id) on delete cascade,
      letter text not null,
      subject text not null,
      opening text not null,
      closing text not null,
      staff_id text references staff (id) on delete set null,
      updated_at timestamptz not null,
      primary key (site_id, letter)
    );
  `.execute(db);
}
