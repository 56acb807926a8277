import { checkFields, looksLikeEmail } from '@helpslip/shared/check-fields';
import { type NewTicket, newTicketSchema } from '@helpslip/shared/contract';
import { type Field, type FieldValue, type FieldValues, isFieldShown, numberTyped } from '@helpslip/shared/fields';
import { limits } from '@helpslip/shared/limits';
import { codePoints, looksBlank } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import type { Looked } from './help-looked.ts';
import { cleanQuery } from './help-search.tsx';
import type { HelpSite } from './help-site.ts';

export type HelpCategory = HelpSite['config']['categories'][number];

/** Inputs of every ticket, and those that belong to the form itself. */
const OF_TICKET = ['subject', 'message', 'name', 'email'] as const;
const OF_FORM = ['key', 'lang', 'q', 'from', 'along', 'memo', 'stamp'];
/** Inputs of a category's own fields are named `fields.<key>`, and for several choices `fields.<key>.<value>`. */
const OF_FIELD = 'fields.';
/** Files of an earlier try that still go along, by their ids. */
const FILE_INPUT = /^f[1-5]$/;
const FILE_ID = /^[\w-]{32}$/;
const LONGEST_ID = 16;
const MEMO_UNITS = 100;
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The form as it was sent, or as it is shown for the first time. */
export interface TypedForm {
  /** What stands in each input, by its name. */
  typed: ReadonlyMap<string, string>;
  /** Names the request: sent twice it opens one ticket. */
  key: string;
  looked: Looked;
  /** Whether what was looked up goes along. */
  goesAlong: boolean;
  /** The ids of the files that go along. */
  files: string[];
}

export const inputName = ({ key }: Field, option?: string): string =>
  OF_FIELD + (option === undefined ? key : `${key}.${option}`);

/**
 * Reads what a browser sent.
 * @param files the ids of all that go along
 * @throws Refusal `invalid` for an input that the form does not have, `idempotency-key-malformed`
 */
export function readTyped(typed: ReadonlyMap<string, string>, files: string[]): TypedForm {
  const known: readonly string[] = [...OF_TICKET, ...OF_FORM];
  for (const name of typed.keys()) {
    if (!known.includes(name) && !name.startsWith(OF_FIELD) && !isFileInput(name)) {
      throw new Refusal('invalid', 'The form holds something that was not asked for.');
    }
  }
  const key = typed.get('key') ?? '';
  if (!KEY.test(key)) throw new Refusal('idempotency-key-malformed', 'Reload the form, then send it once more.');
  return {
    typed,
    key,
    looked: { q: cleanQuery(typed.get('q')), from: (typed.get('from') ?? '').replace(/\D/g, '').slice(0, LONGEST_ID) },
    goesAlong: typed.get('along') === 'on',
    files,
  };
}

/** The ids of files that came with an earlier try and still go along. */
export function fileIdsIn(typed: ReadonlyMap<string, string>): string[] {
  return [...new Set([...typed].flatMap(([name, value]) => (isFileInput(name) && FILE_ID.test(value) ? value : [])))];
}

export const isFileInput = (name: string): boolean => FILE_INPUT.test(name);

/** The input in which the id of a file stands. @param place among all that go along, from 0 */
export const fileInputName = (place: number): string => `f${place + 1}`;

/** What cannot be taken, by the names of the inputs and in their order; or the ticket. */
export type Judged = { faults: Map<string, string>; ticket: null } | { faults: null; ticket: NewTicket };

/** Judges what was typed as the widget does, and reads it by the schema of the contract. @param visit what was tried before, if it goes along */
export function judge(help: HelpSite, category: HelpCategory, { typed, files }: TypedForm, visit?: string): Judged {
  const { site, words, locale } = help;
  const texts = Object.fromEntries(OF_TICKET.map((name) => [name, line(typed.get(name))]));
  const message = clean(typed.get('message') ?? '');
  const fields = fieldValues(category.fields, typed);
  const faults = new Map<string, string>();
  for (const { key, code } of checkFields(category.fields, fields)) {
    const patternHelp = code === 'pattern' && category.fields.find((field) => field.key === key)?.help;
    faults.set(OF_FIELD + key, patternHelp || words.faults[code]);
  }
  for (const name of OF_TICKET) {
    const text = name === 'message' ? message : (texts[name] ?? '');
    if (looksBlank(text) && name !== 'name') faults.set(name, words.faults.required);
    else if (codePoints(text) > limits[name]) faults.set(name, words.faults['too-long']);
    else if (name === 'email' && !looksLikeEmail(text)) faults.set(name, words.faults.email);
  }
  if (faults.size > 0) return { faults, ticket: null };
  const { subject, name, email } = texts;
  // Nobody sees this input: whoever filled it in is no person, and is not told so.
  const memo = line(typed.get('memo')).slice(0, MEMO_UNITS).toWellFormed();
  const read = v.safeParse(newTicketSchema, {
    site: site.key,
    category: category.key,
    subject,
    message,
    requester: { ...(name ? { name } : {}), email },
    fields,
    locale,
    ...(visit ? { visit } : {}),
    ...(files.length > 0 ? { attachments: files } : {}),
    ...(memo ? { memo } : {}),
  });
  if (read.success) return { faults: null, ticket: read.output };
  const paths = read.issues.map(({ path = [] }) => path.map(({ key }) => String(key)).join('/'));
  return { faults: new Map(paths.map((path) => [inputAt(path), words.cannotTake])), ticket: null };
}

/** The input that a place in a ticket comes from. @param path such as `requester/email` */
export function inputAt(path: string): string {
  return path
    .replace(/^requester\//, '')
    .replace(/^attachments\b.*/, 'files')
    .replace(/^fields\/([^/]*).*/, `${OF_FIELD}$1`);
}

/** The answers to a category's fields: only those asked for and filled in, numbers as numbers. */
function fieldValues(fields: Field[], typed: ReadonlyMap<string, string>): FieldValues {
  const filled = fields.flatMap((field): [string, FieldValue][] => {
    const value = sentValue(field, typed);
    return value === null ? [] : [[field.key, value]];
  });
  const values = Object.fromEntries(filled);
  const shown = fields.filter((field) => isFieldShown(field, fields, values)).map(({ key }) => key);
  return Object.fromEntries(filled.filter(([key]) => shown.includes(key)));
}

function sentValue(field: Field, typed: ReadonlyMap<string, string>): FieldValue | null {
  const raw = clean(typed.get(inputName(field)) ?? '');
  switch (field.type) {
    case 'choices': {
      const options = (field.options ?? []).map(({ value }) => value);
      const chosen = options.filter((value) => typed.has(inputName(field, value)));
      return chosen.length > 0 ? chosen : null;
    }
    case 'yes-no':
      return raw === '' ? null : raw !== 'no';
    case 'number':
      return raw === '' ? null : numberTyped(raw);
    default:
      return raw === '' ? null : raw;
  }
}

const line = (text: string | undefined) => clean(text ?? '').replace(/\s+/g, ' ');

/** Control characters and halves of characters come along when people paste; the contract refuses them. */
const clean = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, '').trim();
