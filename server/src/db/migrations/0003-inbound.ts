import { type Kysely, sql } from 'kysely';

/** What the provider's webhook brings: each call as it came, each mail with what became of it, and how far the list was looked through. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table message
      drop constraint message_author_check,
      add constraint message_author_check check (author in ('requester', 'staff', 'third-party', 'machine')),
      add constraint message_seen_by_staff_only check (author in ('requester', 'staff') or kind = 'note'),
      add column via text not null default 'web' check (via in ('web', 'mail')),
      add column quoted text,
      add column sender text;

    create table inbound_event (
      id bigint generated always as identity primary key,
      key text not null unique,
      kind text not null,
      email_id uuid,
      payload text not null,
      status text not null default 'due' check (status in ('due', 'done', 'failed')),
      reason text,
      attempts integer not null default 0,
      due_at timestamptz not null,
      leased_until timestamptz,
      received_at timestamptz not null
    );
    create index inbound_event_due on inbound_event (due_at) where status = 'due';
    create index inbound_event_failed on inbound_event (id) where status = 'failed';
    create index inbound_event_email on inbound_event (email_id) where email_id is not null;
    create index inbound_event_age on inbound_event (received_at) where status = 'done';

    create table inbound_mail (
      id bigint generated always as identity primary key,
      provider_id uuid not null unique,
      event_id bigint references inbound_event (id) on delete set null,
      mail_message_id text not null default '',
      content_hash bytea not null,
      sender text,
      sender_key text,
      sender_name text,
      subject text not null,
      recipients text[] not null,
      headers jsonb not null,
      text_body text,
      html_body text,
      files jsonb not null default '[]',
      is_cut boolean not null default false,
      verdict text not null check (verdict in ('proven', 'unproven', 'failed')),
      fate text check (fate in ('appended', 'noted', 'quarantined', 'opened', 'set-aside', 'dropped')),
      reason text,
      site_id bigint references site (id) on delete cascade,
      ticket_id bigint references ticket (id) on delete cascade,
      message_id bigint references message (id) on delete set null,
      staff_id text references staff (id) on delete set null,
      received_at timestamptz not null,
      settled_at timestamptz
    );
    create index inbound_mail_twins on inbound_mail (content_hash);
    create index inbound_mail_site on inbound_mail (site_id, id);
    create index inbound_mail_waiting on inbound_mail (id) where fate = 'quarantined';
    create index inbound_mail_ticket on inbound_mail (ticket_id, sender_key, received_at);
    create index inbound_mail_event on inbound_mail (event_id);
    create index inbound_mail_message on inbound_mail (message_id);

    create table inbound_sweep (
      is_only boolean primary key default true check (is_only),
      looked_back_to timestamptz not null,
      began_at timestamptz,
      cursor uuid
    );
  `.execute(db);
}
