import { type Kysely, sql } from 'kysely';

/** Promises that are watched: when one is at risk, what became of it, the new time after a broken one, and what it was made from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table site add column promise_settings jsonb not null default '{}';

    alter table category
      add column target_business_days integer check (target_business_days > 0),
      add column pace_minutes integer check (pace_minutes >= 0),
      add column pace_replies integer not null default 0,
      add column pace_measured_at timestamptz,
      add check (target_minutes is null or target_business_days is null);

    alter table ticket
      add column opened_in_hours boolean,
      add column at_risk_at timestamptz,
      add column promise_replies integer,
      add column risk_told_at timestamptz,
      add column new_promised_at timestamptz,
      add column promise_kept boolean;
    -- What was over before promises were watched is recorded as it stands, and no letter goes out for it.
    update ticket set promise_kept = coalesce(answered_at, now()) <= promised_at
      where promised_at is not null and (answered_at is not null or (promised_at < now() and status <> 'completed'));
    update ticket set at_risk_at = promised_at - (promised_at - opened_at) / 4
      where promised_at is not null and promise_kept is null;
    create index ticket_promise on ticket (at_risk_at) where promise_kept is null and status <> 'completed';
    create index ticket_pace on ticket (category_id, answered_at) where answered_at is not null;
  `.execute(db);
}
