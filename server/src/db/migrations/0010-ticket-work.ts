import { type Kysely, sql } from 'kysely';

/** What staff do with a ticket beside answering it: notes, calls, merging, drafts, saved replies and bookmarked answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ticket add column merged_into_id bigint references ticket (id) on delete cascade;
    create index ticket_merged on ticket (merged_into_id) where merged_into_id is not null;

    alter table ticket_access add column is_by_mail boolean not null default false;
    update ticket_access set is_by_mail = true from ticket
      where ticket.id = ticket_access.ticket_id and ticket_access.created_at > ticket.opened_at;

    alter table message
      drop constraint message_via_check,
      add constraint message_via_check check (via in ('web', 'mail', 'phone', 'chat', 'in-person'));

    create table ticket_draft (
      ticket_id bigint not null references ticket (id) on delete cascade,
      staff_id text not null references staff (id) on delete cascade,
      body text not null,
      ticked text[] not null default '{}',
      updated_at timestamptz not null,
      primary key (ticket_id, staff_id)
    );
    create index ticket_draft_staff on ticket_draft (staff_id);

    create table saved_reply (
      id bigint generated always as identity primary key,
      site_id bigint not null references site (id) on delete cascade,
      owner_id text references staff (id) on delete cascade,
      kind text not null check (kind in ('reply', 'opening')),
      title text not null,
      body text not null,
      updated_at timestamptz not null
    );
    create index saved_reply_site on saved_reply (site_id);
    create index saved_reply_owner on saved_reply (owner_id) where owner_id is not null;

    create table answer_bookmark (
      site_id bigint not null references site (id) on delete cascade,
      article_id bigint not null,
      staff_id text references staff (id) on delete set null,
      at timestamptz not null,
      primary key (site_id, article_id),
      foreign key (site_id, article_id) references article (site_id, id) on delete cascade
    );
  `.execute(db);
}
