import type { MessageReceipt, TicketStatus } from '@helpslip/shared/contract';
import { prepared } from '../db/prepared.ts';
import type { Deps } from '../deps.ts';
import { hashOf } from '../ids.ts';
import { type Claim, lockName, once } from './once.ts';

export interface Addition {
  siteId: number;
  ticketId: number;
  message: string;
  /** The ids of the files that go along. */
  attachments?: string[];
  idempotencyKey: string;
  /** Of a message that came by mail: what it quoted and signed, folded away. */
  mail?: { quoted: string | null };
}

interface Added extends Record<string, unknown> {
  id: string;
  at: string;
  status: TicketStatus;
}

/**
 * Adds what the requester has to say. A ticket that waited for it, or was completed, goes back to the staff; on one that was merged it
 * is said on the one that holds its words.
 * @throws Refusal `idempotency-key-reused`, `in-flight`
 */
export async function addMessage(deps: Deps, addition: Addition): Promise<MessageReceipt> {
  const { siteId, ticketId, message, attachments = [], idempotencyKey } = addition;
  const requestHash = hashOf(attachments.length > 0 ? { message, attachments } : message);
  const claim = { siteId, scope: `message:${ticketId}`, key: idempotencyKey, requestHash };
  const { id, at, status } = await once<Added>(deps, claim, () => insertMessage(deps, claim, addition));
  return { message: { id, from: 'requester', body: message, at }, status };
}

async function insertMessage({ db, clock }: Deps, claim: Claim, addition: Addition): Promise<Added | null> {
  const [row] = await insertAll(db, { ...addition, claim, at: clock() });
  return row?.result ?? null;
}

const insertAll = prepared<Addition & { claim: Claim; at: Date }, { result: Added }>`
  with free as (
    select coalesce(merged_into_id, id) as ticket_id, ${({ at }) => at}::timestamptz as at
    from ticket where id = ${({ ticketId }) => ticketId}::bigint
      and pg_try_advisory_xact_lock(hashtextextended(${({ claim }) => lockName(claim)}::text, 0))
      and not exists (select 1 from idempotency where site_id = ${({ siteId }) => siteId}::bigint
        and scope = ${({ claim }) => claim.scope}::text and key = ${({ claim }) => claim.key}::text)
  ), touched as (
    update ticket set updated_at = greatest(updated_at + interval '1 millisecond', free.at), completed_at = null,
      status = case when ticket.status = 'held' then 'held' when assignee_id is null then 'queued' else 'assigned' end
    from free where ticket.id = free.ticket_id and ticket.merged_into_id is null
    returning ticket.id, ticket.site_id, ticket.status, free.at
  ), said as (
    insert into message (ticket_id, author, body, at, via, quoted)
    select id, 'requester', ${({ message }) => message}::text, at,
      ${({ mail }) => (mail ? 'mail' : 'web')}::text, ${({ mail }) => mail?.quoted ?? null}::text from touched
    returning id, ticket_id, at
  ), told as (
    insert into event (site_id, ticket_id, kind, actor, message_id, at)
    select touched.site_id, said.ticket_id, 'requester-replied', 'requester', said.id, said.at from said, touched
  )
  insert into idempotency (site_id, scope, key, request_hash, result, created_at)
  select touched.site_id, ${({ claim }) => claim.scope}::text, ${({ claim }) => claim.key}::text,
    ${({ claim }) => claim.requestHash}::bytea,
    jsonb_build_object('id', said.id::text, 'status', case touched.status when 'held' then 'queued' else touched.status end,
      'at', to_char(said.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
    said.at
  from said, touched
  returning result`;
