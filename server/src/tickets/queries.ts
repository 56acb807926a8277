import type {
  Field,
  FieldValues,
  MessageView,
  PromiseSettings,
  TicketState,
  TicketView,
} from '@helpslip/shared/contract';
import { type FieldValue, isFieldShown } from '@helpslip/shared/fields';
import { promiseText } from '@helpslip/shared/promise-text';
import { formatReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { hashToken } from '../ids.ts';
import { PROMISE_COLUMNS, type PromiseRow, promiseView } from './promise-view.ts';
import { statusTold } from './status-told.ts';

const unknownTicket = () => new Refusal('not-found', 'There is no request with this number. Check it for a slip.');

/** The id of the ticket that a reference leads to: its own, or the one that it was merged into. */
export const heldBy = (reference: string) =>
  sql<number>`(select coalesce(merged_into_id, id) from ticket where reference = ${reference})`;

/** A letter that was on its way while its ticket was merged brings a token of that ticket. */
const HOLDER_OF_GRANTED = sql<number>`coalesce(granted.merged_into_id, granted.id)`;

/**
 * What anyone with a reference may see: status, promise, and when it last changed.
 * @param reference as stored
 * @throws Refusal `not-found`
 */
export async function ticketState({ db, clock }: Deps, reference: string): Promise<TicketState> {
  const row = await db
    .selectFrom('ticket')
    .select(['reference', 'status', 'opened_at', 'updated_at', ...PROMISE_COLUMNS])
    .where('id', '=', heldBy(reference))
    .executeTakeFirst();
  if (!row) throw unknownTicket();
  return stateOf(row, clock());
}

/**
 * The ticket a token opens, for verbs that act on it. A token that went out `isByMail` was read in the requester's mailbox: who acts
 * by it has proven the address, and who only looks has not, since scanners open links.
 * @throws Refusal `not-found`, alike for an unknown reference, a wrong token, a revoked one, and for spam
 */
export async function ticketWithAccess(
  deps: Deps,
  reference: string,
  token: string,
): Promise<{ id: number; siteId: number; isByMail: boolean; takesFiles: boolean }> {
  const { status, ...ticket } = await openedBy(deps, reference, token);
  if (status === 'spam') throw unknownTicket();
  return ticket;
}

async function openedBy({ db }: Deps, reference: string, token: string) {
  const row = await db
    .selectFrom('ticket')
    .innerJoin('ticket as granted', (join) => join.on(HOLDER_OF_GRANTED, '=', sql.ref('ticket.id')))
    .innerJoin('ticket_access', 'ticket_access.ticket_id', 'granted.id')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .select([
      'ticket.id',
      'ticket.site_id as siteId',
      'is_by_mail as isByMail',
      'ticket.status',
      'category.takes_files as takesFiles',
    ])
    .where('ticket.id', '=', heldBy(reference))
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw unknownTicket();
  return row;
}

/** What an owner says in a ticket that its requester looks at. */
export interface TicketTexts {
  siteId: number;
  /** The languages of its site, its own first, and the one that the ticket came in. */
  locales: string[];
  locale: string | null;
  promiseSettings: PromiseSettings;
  category: { key: string; name: string; thanks: string | null; fields: Field[] };
}

/** The same as somebody reads them. */
export interface TicketTextsSaid extends Pick<TicketTexts, 'promiseSettings' | 'category'> {
  /** The language that they are said in, as far as they are translated. */
  locale: string;
  /** Those of the category's name, and of the label of one of its fields. */
  nameLocale: string;
  labelLocale(field: string): string;
}

/** Says them as they were written. */
async function asWritten(_: Deps, texts: TicketTexts): Promise<TicketTextsSaid> {
  const locale = texts.locales[0] ?? 'en';
  return { ...texts, locale, nameLocale: locale, labelLocale: () => locale };
}

/**
 * What those with access see: the state, what was asked, and the conversation without notes.
 * @param said says the owner's texts in the ticket's language
 * @throws Refusal `not-found`, alike for an unknown reference, a wrong token and a revoked one
 */
export async function ticketView(
  deps: Deps,
  reference: string,
  token: string,
  said: (deps: Deps, texts: TicketTexts) => Promise<TicketTextsSaid> = asWritten,
): Promise<TicketView> {
  const { id, takesFiles } = await openedBy(deps, reference, token);
  const row = await deps.db
    .selectFrom('ticket')
    .innerJoin('category', 'category.id', 'ticket.category_id')
    .innerJoin('site', 'site.id', 'ticket.site_id')
    .leftJoin('staff', 'staff.id', 'ticket.assignee_id')
    .select([
      'reference',
      'status',
      'subject',
      'opened_at',
      'ticket.updated_at',
      ...PROMISE_COLUMNS,
      'opened_in_hours',
      'assigned_at',
      'completed_at',
      'ticket.fields as values',
      'category.key as category_key',
      'category.name as category_name',
      'category.fields as asked',
      'category.thanks',
      'follow_up_at',
      'outcome',
      'staff.name as assignee',
      'site.key as site_key',
      'site.name as site_name',
      'site.brand',
      'site.promise_settings',
      'ticket.locale',
      'site.id as site_id',
      'site.locales',
    ])
    .where('ticket.id', '=', id)
    .executeTakeFirstOrThrow();
  const state = stateOf(row, deps.clock());
  const { promiseSettings, category, locale, nameLocale, labelLocale } = await said(deps, {
    siteId: row.site_id,
    locales: row.locales,
    locale: row.locale,
    promiseSettings: row.promise_settings,
    category: { key: row.category_key, name: row.category_name, thanks: row.thanks, fields: row.asked },
  });
  const isInHours = state.promise.by === null ? null : row.opened_in_hours;
  return {
    ...state,
    promise: {
      ...state.promise,
      ...(isInHours === null ? {} : { text: promiseText(promiseSettings, isInHours, row.locale ?? row.locales[0]) }),
    },
    subject: row.subject,
    locale,
    category: {
      key: category.key,
      name: category.name,
      ...(nameLocale === locale ? {} : { locale: nameLocale }),
      ...(takesFiles ? {} : { takesFiles }),
    },
    fields: filledFields(category.fields, row.values).map(({ key, ...field }) => ({
      ...field,
      ...(typeof row.values[key] === 'boolean' ? { isYes: row.values[key] } : {}),
      ...(labelLocale(key) === locale ? {} : { locale: labelLocale(key) }),
    })),
    site: { key: row.site_key, name: row.site_name, ...(row.brand.color ? { color: row.brand.color } : {}) },
    ...(category.thanks ? { thanks: category.thanks } : {}),
    ...(row.follow_up_at
      ? { followUp: { askedAt: row.follow_up_at.toISOString(), ...(row.outcome ? { answer: row.outcome } : {}) } }
      : {}),
    ...(row.assignee ? { assignee: firstName(row.assignee) } : {}),
    steps: {
      ...(row.assigned_at ? { assignedAt: row.assigned_at.toISOString() } : {}),
      ...(row.answered_at ? { answeredAt: row.answered_at.toISOString() } : {}),
      ...(row.completed_at ? { completedAt: row.completed_at.toISOString() } : {}),
    },
    messages: await conversation(deps, id),
  };
}

function stateOf(
  row: Pick<TicketState, 'reference'> & PromiseRow & { opened_at: Date; updated_at: Date },
  now: Date,
): TicketState {
  return {
    reference: formatReference(row.reference),
    status: statusTold(row.status),
    openedAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    promise: promiseView(row, now),
  };
}

/** What was filled in, in the order and words of the category's fields. */
export function filledFields(asked: Field[], values: FieldValues): { key: string; label: string; value: string }[] {
  return asked
    .filter((field) => Object.hasOwn(values, field.key) && isFieldShown(field, asked, values))
    .map((field) => ({ key: field.key, label: field.label, value: shownValue(field, values[field.key]) }))
    .filter(({ value }) => value !== '');
}

function shownValue(field: Field, value: FieldValue | undefined): string {
  const labelOf = (one: string) => field.options?.find((option) => option.value === one)?.label ?? one;
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === undefined ? '' : labelOf(String(value));
}

async function conversation({ db }: Deps, ticketId: number): Promise<MessageView[]> {
  const rows = await db
    .selectFrom('message')
    .leftJoin('staff', 'staff.id', 'message.staff_id')
    .select(['message.id', 'author', 'body', 'quoted', 'at', 'staff.name'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'message')
    .$narrowType<{ author: MessageView['from'] }>()
    .orderBy('at')
    .orderBy('message.id')
    .execute();
  return rows.map(({ id, author, name, body, quoted, at }) => ({
    id: String(id),
    from: author,
    ...(author === 'staff' && name ? { name: firstName(name) } : {}),
    body,
    ...(quoted ? { quoted } : {}),
    at: at.toISOString(),
  }));
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
