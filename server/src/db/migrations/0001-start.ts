import { type Kysely, sql } from 'kysely';

/** The first schema. Every row of a site's data names its site, so that a query can be made for one site only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table staff (
      id text primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null default false,
      image text,
      role text not null default 'agent' check (role in ('owner', 'agent')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table staff_session (
      id text primary key,
      staff_id text not null references staff (id) on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index staff_session_staff on staff_session (staff_id);
    create table staff_account (
      id text primary key,
      staff_id text not null references staff (id) on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index staff_account_staff on staff_account (staff_id);
    create table staff_verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index staff_verification_identifier on staff_verification (identifier);
    create table setup_link (
      token_hash bytea primary key,
      created_at timestamptz not null,
      used_at timestamptz
    );

    create table site (
      id bigint generated always as identity primary key,
      key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
      name text not null,
      mode text not null default 'answers-first' check (mode in ('answers-first', 'neutral', 'ask-first')),
      brand jsonb not null default '{}',
      calendar jsonb not null,
      policies jsonb not null default '{}',
      contacts jsonb not null default '[]',
      locales text[] not null default '{en}',
      identity_secret text not null,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table site_staff (
      site_id bigint not null references site (id) on delete cascade,
      staff_id text not null references staff (id) on delete cascade,
      primary key (site_id, staff_id)
    );
    create index site_staff_staff on site_staff (staff_id);

    create table category (
      id bigint generated always as identity primary key,
      site_id bigint not null references site (id) on delete cascade,
      key text not null check (key ~ '^[a-z][a-z0-9_-]{0,63}$'),
      name text not null,
      hint text not null default '',
      kind text not null default 'question' check (kind in ('question', 'problem', 'suggestion', 'feedback')),
      icon text,
      links jsonb not null default '[]',
      fields jsonb not null default '[]',
      target_minutes integer check (target_minutes > 0),
      default_assignee_id text references staff (id) on delete set null,
      position integer not null default 0,
      archived_at timestamptz,
      unique (site_id, key)
    );

    create table article (
      id bigint generated always as identity primary key,
      site_id bigint not null references site (id) on delete cascade,
      question text not null,
      phrasings text[] not null default '{}',
      body text not null,
      excerpt text not null default '',
      context text not null default '',
      is_pinned boolean not null default false,
      status text not null default 'draft' check (status in ('draft', 'published', 'withdrawn')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (site_id, id)
    );
    create index article_published on article (site_id) where status = 'published';
    create table article_category (
      article_id bigint not null references article (id) on delete cascade,
      category_id bigint not null references category (id) on delete cascade,
      primary key (article_id, category_id)
    );
    create index article_category_category on article_category (category_id);

    create table visit (
      site_id bigint not null references site (id) on delete cascade,
      id uuid not null,
      started_at timestamptz not null,
      primary key (site_id, id)
    );
    create table visit_event (
      id bigint generated always as identity primary key,
      site_id bigint not null,
      visit_id uuid not null,
      kind text not null,
      at timestamptz not null,
      article_id bigint,
      category_key text,
      query text,
      found bigint[],
      foreign key (site_id, visit_id) references visit (site_id, id) on delete cascade
    );
    create index visit_event_visit on visit_event (site_id, visit_id, id);
    create index visit_event_helped on visit_event (site_id, article_id) where kind = 'helped';

    create table ticket (
      id bigint generated always as identity primary key,
      site_id bigint not null references site (id) on delete cascade,
      category_id bigint not null references category (id),
      reference text not null unique,
      status text not null default 'queued' check (status in ('queued', 'assigned', 'waiting', 'completed')),
      subject text not null,
      fields jsonb not null default '{}',
      context jsonb not null default '{}',
      page text,
      locale text,
      time_zone text,
      visit_id uuid,
      requester_name text,
      requester_email text not null,
      requester_email_key text not null,
      requester_proven_at timestamptz,
      assignee_id text references staff (id) on delete set null,
      promised_at timestamptz,
      opened_at timestamptz not null,
      updated_at timestamptz not null,
      assigned_at timestamptz,
      answered_at timestamptz,
      completed_at timestamptz
    );
    create index ticket_queue on ticket (site_id, status, promised_at, id);
    create index ticket_requester on ticket (requester_email_key, site_id);
    create index ticket_visit on ticket (site_id, visit_id) where visit_id is not null;
    create table ticket_access (
      token_hash bytea primary key,
      ticket_id bigint not null references ticket (id) on delete cascade,
      created_at timestamptz not null,
      revoked_at timestamptz
    );
    create index ticket_access_ticket on ticket_access (ticket_id);
    create table message (
      id bigint generated always as identity primary key,
      ticket_id bigint not null references ticket (id) on delete cascade,
      kind text not null default 'message' check (kind in ('message', 'note')),
      author text not null check (author in ('requester', 'staff')),
      staff_id text references staff (id) on delete set null,
      body text not null,
      at timestamptz not null
    );
    create index message_ticket on message (ticket_id, id);

    create table event (
      id bigint generated always as identity primary key,
      site_id bigint not null references site (id) on delete cascade,
      ticket_id bigint not null references ticket (id) on delete cascade,
      kind text not null,
      actor text not null check (actor in ('requester', 'staff', 'system')),
      staff_id text references staff (id) on delete set null,
      message_id bigint references message (id) on delete set null,
      detail jsonb not null default '{}',
      at timestamptz not null,
      planned_at timestamptz
    );
    create index event_ticket on event (ticket_id, id);
    create index event_unplanned on event (id) where planned_at is null;

    create table idempotency (
      site_id bigint not null references site (id) on delete cascade,
      scope text not null,
      key text not null,
      request_hash bytea not null,
      result jsonb not null,
      created_at timestamptz not null,
      primary key (site_id, scope, key)
    );
    create index idempotency_age on idempotency (created_at);

    create table delivery (
      id uuid primary key,
      event_id bigint references event (id) on delete cascade,
      site_id bigint not null references site (id) on delete cascade,
      ticket_id bigint references ticket (id) on delete cascade,
      letter text not null,
      recipient text not null,
      mailbox_key text not null,
      is_automatic boolean not null,
      status text not null default 'due' check (status in ('due', 'sent', 'failed', 'suppressed')),
      reason text,
      subject text,
      text_body text,
      html_body text,
      headers jsonb,
      attempts integer not null default 0,
      due_at timestamptz not null,
      leased_until timestamptz,
      created_at timestamptz not null,
      sent_at timestamptz,
      unique (event_id, letter, recipient)
    );
    create index delivery_due on delivery (is_automatic, due_at) where status = 'due';
    create index delivery_mailbox on delivery (mailbox_key, created_at) where is_automatic;
    create index delivery_site on delivery (site_id, created_at);
    create index delivery_site_budget on delivery (site_id, created_at) where is_automatic and status <> 'suppressed';
    create index delivery_site_breaker on delivery (site_id, created_at) where reason = 'site-breaker';
    create table suppression (
      mailbox_key text primary key,
      reason text not null,
      created_at timestamptz not null
    );

    -- Counters of a minute: not worth a wait for the disk, and gone after a crash without harm.
    create unlogged table rate_limit (
      key text primary key,
      points integer not null default 0,
      expire bigint
    );
  `.execute(db);
}
