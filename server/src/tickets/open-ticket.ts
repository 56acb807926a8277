import { randomBytes } from 'node:crypto';
import type { NewTicket, TicketReceipt } from '@helpslip/shared/contract';
import type { Feedback } from '@helpslip/shared/feedback';
import { formatReference, makeReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import { prepared } from '../db/prepared.ts';
import { together } from '../db/together.ts';
import type { Deps } from '../deps.ts';
import { derivedToken, hashOf, hashToken } from '../ids.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { type Claim, earlierResult, lockName, once } from './once.ts';
import type { HeldFor } from './spam-signs.ts';
import { ticketWords } from './ticket-words.ts';

const SCOPE = 'ticket';

/** When a person replies, as the visitor is told, and what is kept to watch over it. */
export interface GivenPromise {
  by: Date;
  atRiskAt: Date;
  /** Whether the site is open when it is given. */
  isInHours: boolean;
  /** How many real replies it was taken from; null when it is the category's target. */
  replies: number | null;
}

export interface Opening {
  siteId: number;
  categoryId: number;
  /** What the visitor sent, checked and normalised. */
  ticket: NewTicket;
  idempotencyKey: string;
  promise: GivenPromise | null;
  /** What a feedback ticket says; null or absent for any other. */
  feedback?: Feedback | null;
  /** Whether the owner's own server vouched for the address. */
  isProven: boolean;
  /** What makes it look like spam: then it waits for a person, and nobody is told of it. To whoever sent it, it is like any other. */
  heldFor?: HeldFor[];
}

interface Opened extends Record<string, unknown> {
  reference: string;
  promisedAt: string | null;
}

/**
 * Registers a ticket: ticket, message, access, event and idempotency row are one statement, so all are there or none. Tickets that
 * come while the database is busy share one.
 * Opening again with the same key and the same content gives the very same receipt.
 * @throws Refusal `idempotency-key-reused`, `in-flight`
 */
export async function openTicket(deps: Deps, opening: Opening): Promise<TicketReceipt> {
  const claim = claimOf(opening.siteId, opening.idempotencyKey, opening.ticket);
  return receipt(deps, claim, await once<Opened>(deps, claim, () => insertTicket(deps, claim, opening)));
}

/**
 * The receipt of a ticket that was opened before under this key: for a repetition that would not be taken as new any more.
 * @throws Refusal `idempotency-key-reused`
 */
export async function earlierReceipt(
  deps: Deps,
  siteId: number,
  key: string,
  ticket: NewTicket,
): Promise<TicketReceipt | null> {
  const claim = claimOf(siteId, key, ticket);
  const opened = await earlierResult<Opened>(deps, claim);
  return opened && receipt(deps, claim, opened);
}

/**
 * The receipt of what was opened under a key, whatever it said: for the page that shows it to the browser that sent it.
 * @param key which nobody else may know: whoever has it gets the ticket's token
 * @returns null where nothing was opened under it, or so long ago that keys are forgotten
 */
export async function receiptOfKey(deps: Deps, siteId: number, key: string): Promise<TicketReceipt | null> {
  const { rows } = await sql<{ result: Opened }>`
    select result from idempotency where site_id = ${siteId} and scope = ${SCOPE} and key = ${key}`.execute(deps.db);
  const opened = rows[0]?.result;
  return opened ? receipt(deps, { siteId, key }, opened) : null;
}

function claimOf(siteId: number, key: string, ticket: NewTicket): Claim {
  return { siteId, scope: SCOPE, key, requestHash: hashOf(ticket) };
}

function receipt(deps: Deps, { siteId, key }: Pick<Claim, 'siteId' | 'key'>, opened: Opened): TicketReceipt {
  const token = accessToken(deps, siteId, key, opened.reference);
  const reference = formatReference(opened.reference);
  return {
    reference,
    token,
    trackUrl: `${deps.config.baseUrl}/t#r=${reference}&t=${token}`,
    status: 'queued',
    promise: { by: opened.promisedAt },
  };
}

/** The creating browser's token: made again for a repeated request, while the database holds only its hash. */
function accessToken(deps: Deps, siteId: number, idempotencyKey: string, reference: string): string {
  return derivedToken(deps.config.secret, `access:${siteId}:${idempotencyKey}:${reference}`);
}

/** @returns what was opened, or null when the key is taken */
async function insertTicket(deps: Deps, claim: Claim, opening: Opening): Promise<Opened | null> {
  const reference = makeReference(randomBytes(9));
  const opened: Opened = { reference, promisedAt: opening.promise?.by.toISOString() ?? null };
  const tokenHash = hashToken(accessToken(deps, claim.siteId, claim.key, reference));
  const isOpened = await insertTogether(deps.db, { ...opening, claim, opened, tokenHash, at: deps.clock() });
  return isOpened ? opened : null;
}

type Insertion = Opening & { claim: Claim; opened: Opened; tokenHash: Buffer; at: Date };

const insertTogether = together<Insertion, boolean>(
  async (db, insertions) => {
    const rows = await insertAll(db, insertions);
    const inserted = new Set(rows.map(({ reference }) => reference));
    return insertions.map(({ opened }) => inserted.has(opened.reference));
  },
  ({ claim }) => lockName(claim),
);

/** One value of each insertion, as an array for `unnest`. */
const each =
  <Value>(read: (insertion: Insertion) => Value) =>
  (insertions: Insertion[]): Value[] =>
    insertions.map(read);

const insertAll = prepared<Insertion[], { reference: string }>`
  with asked as (
    select * from unnest(
      ${each(({ siteId }) => siteId)}::bigint[], ${each(({ claim }) => claim.key)}::text[],
      ${each(({ claim }) => lockName(claim))}::text[], ${each(({ claim }) => claim.requestHash)}::bytea[],
      ${each(({ opened }) => JSON.stringify(opened))}::jsonb[], ${each(({ at }) => at)}::timestamptz[],
      ${each(({ categoryId }) => categoryId)}::bigint[], ${each(({ opened }) => opened.reference)}::text[],
      ${each(({ ticket }) => ticket.subject)}::text[], ${each(({ ticket }) => JSON.stringify(ticket.fields))}::jsonb[],
      ${each(({ ticket }) => JSON.stringify(ticket.context))}::jsonb[], ${each(({ ticket }) => pageWithoutQuery(ticket.page))}::text[],
      ${each(({ ticket }) => ticket.locale ?? null)}::text[], ${each(({ ticket }) => ticket.timeZone || null)}::text[],
      ${each(({ ticket }) => ticket.visit ?? null)}::uuid[], ${each(({ ticket }) => ticket.requester.name || null)}::text[],
      ${each(({ ticket }) => ticket.requester.email)}::text[], ${each(({ ticket }) => mailboxKey(ticket.requester.email))}::text[],
      ${each(({ isProven, at }) => (isProven ? at : null))}::timestamptz[], ${each(({ promise }) => promise?.by ?? null)}::timestamptz[],
      ${each(({ promise }) => promise?.atRiskAt ?? null)}::timestamptz[], ${each(({ promise }) => promise?.isInHours ?? null)}::boolean[],
      ${each(({ promise }) => promise?.replies ?? null)}::integer[], ${each(({ feedback }) => feedback ?? null)}::text[],
      ${each(({ tokenHash }) => tokenHash)}::bytea[], ${each(({ ticket }) => ticket.message)}::text[],
      ${each(({ opened, ticket }) => wordsOf(opened.reference, ticket))}::text[],
      ${each(({ heldFor = [] }) => heldFor.join(' ') || null)}::text[]
    ) as asked (site_id, key, lock_name, request_hash, result, at, category_id, reference, subject, fields, context, page, locale,
      time_zone, visit_id, requester_name, requester_email, requester_email_key, requester_proven_at, promised_at,
      at_risk_at, opened_in_hours, promise_replies, feedback, token_hash, message, words, held_for)
  ), claimed as (
    insert into idempotency (site_id, scope, key, request_hash, result, created_at)
    select site_id, ${() => SCOPE}::text, key, request_hash, result, at from asked
    where pg_try_advisory_xact_lock(hashtextextended(lock_name, 0))
    on conflict do nothing
    returning site_id, key
  ), opened as (
    insert into ticket (site_id, category_id, reference, subject, fields, context, page, locale, time_zone, visit_id,
      requester_name, requester_email, requester_email_key, requester_proven_at, promised_at, at_risk_at, opened_in_hours, promise_replies,
      feedback, opened_at, updated_at, held_for, status)
    select site_id, category_id, reference, subject, fields, context, page, locale, time_zone, visit_id,
      requester_name, requester_email, requester_email_key, requester_proven_at, promised_at,
      case when held_for is null then at_risk_at end, opened_in_hours, promise_replies,
      feedback, at, at, string_to_array(held_for, ' '), case when held_for is null then 'queued' else 'held' end
    from asked join claimed using (site_id, key)
    returning id, site_id, reference, opened_at, status
  ), granted as (
    insert into ticket_access (token_hash, ticket_id, created_at)
    select token_hash, id, opened_at from opened join asked using (reference)
  ), worded as (
    insert into ticket_words (ticket_id, site_id, words)
    select opened.id, opened.site_id,
      array_to_tsvector(string_to_array(words, ' ')) || strip(to_tsvector(search_language::regconfig, words))
    from opened join asked using (reference) join site on site.id = opened.site_id
  ), said as (
    insert into message (ticket_id, author, body, at)
    select id, 'requester', message, opened_at from opened join asked using (reference)
    returning id, ticket_id
  ), told as (
    insert into event (site_id, ticket_id, kind, actor, message_id, at, planned_at)
    select site_id, opened.id, 'opened', 'requester', said.id, opened_at, case when status = 'held' then opened_at end
    from opened join said on said.ticket_id = opened.id
  )
  select reference from opened`;

function wordsOf(reference: string, { subject, message, requester: { name, email } }: NewTicket): string {
  return ticketWords({ reference, subject, name, email, message });
}

/** What follows the path may hold secrets of the page: it is never kept, whatever the widget sent. */
function pageWithoutQuery(page: string | undefined): string | null {
  if (!page || !URL.canParse(page)) return null;
  const { origin, pathname } = new URL(page);
  return `${origin}${pathname}`;
}
