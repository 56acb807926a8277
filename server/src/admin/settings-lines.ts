import { safeHref } from '@helpslip/shared/blocks';
import type { Contact, Field } from '@helpslip/shared/contract';
import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';

/** What was read of a text with one entry a line; `fault` names the first line that cannot be taken. */
export interface ReadLines<Entry> {
  entries: Entry[];
  fault?: string;
}

const MOST_ENTRIES = 50;
const LONGEST_LABEL = 200;
const label = filledLine(LONGEST_LABEL);

/** Reads one entry a line; blank lines fall away. @param read gives the entry, or says in words why the line is none */
export function readLines<Entry extends object>(
  text: string,
  read: (line: string) => Entry | string,
  most = MOST_ENTRIES,
): ReadLines<Entry> {
  const entries: Entry[] = [];
  for (const [at, written] of text.split('\n').entries()) {
    const line = written.trim();
    if (line === '') continue;
    const entry = read(line);
    if (typeof entry === 'string') return { entries: [], fault: `Line ${at + 1}: ${entry}` };
    entries.push(entry);
  }
  return entries.length > most ? { entries: [], fault: `At most ${most} lines.` } : { entries };
}

type Link = { label: string; href: string };

/** `Manuals | https://acme.example/manuals`, one a line. */
export const readLinks = (text: string): ReadLines<Link> => readLines(text, readLink);
export const linkLines = (links: Link[]): string => links.map(({ label, href }) => `${label} | ${href}`).join('\n');

function readLink(written: string): Link | string {
  const at = written.lastIndexOf('|');
  const words = v.safeParse(label, written.slice(0, Math.max(at, 0)));
  if (at < 0 || !words.success) return 'Write what it is called, then |, then the address.';
  const href = written.slice(at + 1).trim();
  if (safeHref(href) !== href) return 'Links start with https:, http:, mailto:, tel: or /.';
  return { label: words.output, href };
}

/** `phone | +49 30 1234567`, `chat | Chat with us | https://…`: one way a line. A phone or e-mail needs no address. */
export const readContacts = (text: string): ReadLines<Contact> => readLines(text, readContact);

export const contactLines = (contacts: Contact[]): string =>
  contacts
    .map(({ kind, label, href }) =>
      href === ownHref(kind, label) ? `${kind} | ${label}` : `${kind} | ${label} | ${href}`,
    )
    .join('\n');

function readContact(written: string): Contact | string {
  const [first = '', ...rest] = written.split('|').map((part) => part.trim());
  const kind = v.safeParse(v.picklist(['phone', 'chat', 'email', 'link']), first.toLowerCase());
  if (!kind.success) return 'Start with phone, chat, email or link, then |.';
  const [told = '', address] = rest;
  const words = v.safeParse(label, told);
  if (!words.success || rest.length > 2) return 'After the kind write what it is called, then | and the address.';
  const href = address ?? ownHref(kind.output, words.output);
  if (!href || safeHref(href) !== href) return 'Write an address that starts with https:, http:, mailto: or tel:.';
  return { kind: kind.output, label: words.output, href };
}

/** What a phone number or an address leads to by itself. */
function ownHref(kind: Contact['kind'], told: string): string | null {
  if (kind === 'phone') return `tel:${told.replace(/[^\d+]/g, '')}`;
  return kind === 'email' ? `mailto:${told}` : null;
}

type Option = NonNullable<Field['options']>[number];

/** `Drill`, or `drill = The big drill` where the kept value is to be another than what is read; one a line. */
export function readOptions(text: string): ReadLines<Option> {
  const read = readLines(text, readOption);
  const values = read.entries.map(({ value }) => value);
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  return twice === undefined ? read : { entries: [], fault: `“${twice}” stands there twice.` };
}

export const optionLines = (options: Option[]): string =>
  options.map(({ value, label }) => (keyFrom(label) === value ? label : `${value} = ${label}`)).join('\n');

function readOption(written: string): Option | string {
  const at = written.indexOf(' = ');
  const words = v.safeParse(label, at < 0 ? written : written.slice(at + 3));
  const value = v.safeParse(label, at < 0 ? keyFrom(written) || written : written.slice(0, at));
  if (!words.success) return words.issues[0].message;
  return value.success ? { value: value.output, label: words.output } : value.issues[0].message;
}

/** A key made of a label: `Order number` is `order-number`. Empty where nothing of it fits into a key. */
export function keyFrom(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 64);
}

/** Every line of a text, trimmed, without the blank ones. */
export const filledLinesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((written) => written.trim())
    .filter((written) => written !== '');
