import { formatReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import type { MailFate, MailFile, SenderVerdict } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

const INBOUND_PAGE = 50;
const MOST_FAILED = 50;

/** Who asks: mail that is for no site in particular is the owners' to look at. */
export interface Reader {
  id: string;
  role: 'owner' | 'agent';
}

export interface DeskMail {
  id: number;
  sender: string | null;
  senderName: string | null;
  subject: string;
  verdict: SenderVerdict;
  fate: MailFate | null;
  reason: string | null;
  reference: string | null;
  siteName: string | null;
  /** Of its site; UTC where it has none. */
  timeZone: string;
  receivedAt: Date;
}

export interface WholeDeskMail extends DeskMail {
  recipients: string[];
  headers: Record<string, string[]>;
  text: string | null;
  html: string | null;
  files: MailFile[];
  isCut: boolean;
  payload: string | null;
  siteId: number | null;
}

/** `waiting` is what staff have to decide on. */
export type InboundView = 'waiting' | 'all';

const mayRead = ({ id, role }: Reader) => sql<boolean>`(
  exists (select from site_staff where site_staff.site_id = inbound_mail.site_id and site_staff.staff_id = ${id})
  or (inbound_mail.site_id is null and ${role === 'owner'}))`;

function mailsOf({ db }: Deps, reader: Reader) {
  return db
    .selectFrom('inbound_mail')
    .leftJoin('ticket', 'ticket.id', 'inbound_mail.ticket_id')
    .leftJoin('site', 'site.id', 'inbound_mail.site_id')
    .select([
      'inbound_mail.id',
      'sender',
      'sender_name as senderName',
      'inbound_mail.subject',
      'verdict',
      'fate',
      'inbound_mail.reason',
      'reference',
      'site.name as siteName',
      sql<string>`coalesce(site.calendar ->> 'timeZone', 'UTC')`.as('timeZone'),
      'inbound_mail.received_at as receivedAt',
    ])
    .where(mayRead(reader));
}

/**
 * What came in by mail, newest first, as far as somebody at the desk may see it.
 * @param after what the page before gave as `next`
 */
export async function inboundPage(
  deps: Deps,
  reader: Reader,
  view: InboundView,
  after: string | undefined,
): Promise<{ rows: DeskMail[]; next: string | null }> {
  let query = mailsOf(deps, reader);
  if (view === 'waiting') query = query.where('fate', '=', 'quarantined');
  if (/^\d{1,15}$/.test(after ?? '')) query = query.where('inbound_mail.id', '<', Number(after));
  const found = await query
    .orderBy('inbound_mail.id', 'desc')
    .limit(INBOUND_PAGE + 1)
    .execute();
  const rows = found.slice(0, INBOUND_PAGE).map(withReference);
  return { rows, next: found.length > INBOUND_PAGE ? String(rows.at(-1)?.id) : null };
}

function withReference<Row extends { reference: string | null }>(row: Row): Row {
  return { ...row, reference: row.reference && formatReference(row.reference) };
}

/**
 * One mail with all that is kept of it.
 * @throws Refusal `not-found`, alike for an unknown one and one that is not theirs to see
 */
export async function deskMail(deps: Deps, reader: Reader, id: string): Promise<WholeDeskMail> {
  const row = /^[1-9]\d{0,14}$/.test(id)
    ? await mailsOf(deps, reader)
        .leftJoin('inbound_event', 'inbound_event.id', 'inbound_mail.event_id')
        .select([
          'recipients',
          'headers',
          'text_body as text',
          'html_body as html',
          'files',
          'is_cut as isCut',
          'payload',
          'inbound_mail.site_id as siteId',
        ])
        .where('inbound_mail.id', '=', Number(id))
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found', 'There is no such mail on a site of yours.');
  return withReference(row);
}

export interface FailedEvent {
  id: number;
  kind: string;
  reason: string | null;
  payload: string;
  receivedAt: Date;
  mailId: number | null;
}

/** The mail that an event told of; of one that is for a file of a mail, that mail. */
const mailOfEvent = sql<number | null>`coalesce(
  (select min(inbound_mail.id) from inbound_mail where event_id = inbound_event.id),
  substring(inbound_event.key from '^file:([0-9]{1,15}):')::bigint)`;

/** What could not be worked, newest first: of every site, since nobody could say of which. For owners. */
export function failedEvents({ db }: Deps): Promise<FailedEvent[]> {
  return db
    .selectFrom('inbound_event')
    .select(['inbound_event.id', 'kind', 'inbound_event.reason', 'payload', 'inbound_event.received_at as receivedAt'])
    .select(mailOfEvent.as('mailId'))
    .where('status', '=', 'failed')
    .orderBy('inbound_event.id', 'desc')
    .limit(MOST_FAILED)
    .execute();
}

/** How many calls of the webhook stand at each status, and what became of mails, for the whole installation. */
export async function inboundCounts({ db }: Deps): Promise<{ stage: string; count: number }[]> {
  const { rows } = await sql<{ stage: string; count: number }>`
    select 'event-' || status as stage, count(*) as count from inbound_event where status <> 'done' group by 1
    union all select coalesce(fate, 'unsettled') || coalesce('-' || case when fate = 'dropped' then reason end, ''), count(*)
    from inbound_mail group by 1`.execute(db);
  return rows;
}

/** The sites a person can open a ticket on, each with its categories. */
export async function placesFor(
  { db }: Deps,
  staffId: string,
): Promise<{ site: string; siteName: string; category: string; categoryName: string }[]> {
  return db
    .selectFrom('category')
    .innerJoin('site', 'site.id', 'category.site_id')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .select(['site.key as site', 'site.name as siteName', 'category.key as category', 'category.name as categoryName'])
    .where('site_staff.staff_id', '=', staffId)
    .where('category.archived_at', 'is', null)
    .where('site.disabled_at', 'is', null)
    .orderBy('site.name')
    .orderBy('category.position')
    .orderBy('category.id')
    .execute();
}
