import { type Kysely, sql } from 'kysely';

/** What a delivery must know to survive any end of a try, what all processes share of a transport, and who is left alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table delivery
      drop constraint delivery_status_check,
      add constraint delivery_status_check check (status in ('due', 'sent', 'failed', 'maybe-sent', 'suppressed')),
      add column urgency smallint not null default 2,
      add column composed json,
      add column provider_id text,
      add column provider_answer text,
      add column unsure_tries integer not null default 0,
      add column unsure_since timestamptz,
      add column tried_since timestamptz;
    drop index delivery_due;
    create index delivery_due on delivery (urgency, due_at) where status = 'due';
    create index delivery_provider on delivery (provider_id) where provider_id is not null;
    create index delivery_troubled on delivery (site_id, status) where status in ('failed', 'maybe-sent');

    create table transport (
      name text primary key,
      failures integer not null default 0,
      closed_until timestamptz,
      closed_reason text,
      next_send_at timestamptz
    );

    alter table suppression
      drop constraint suppression_pkey,
      add column id bigint generated always as identity primary key,
      add column site_id bigint references site (id) on delete cascade,
      add column staff_id text references staff (id) on delete set null,
      add column lifted_at timestamptz,
      add column lifted_by text references staff (id) on delete set null,
      add column lift_reason text;
    create unique index suppression_in_force on suppression (mailbox_key, coalesce(site_id, 0)) where lifted_at is null;
  `.execute(db);
}
