import { looksLikeEmail } from '@helpslip/shared/check-fields';
import { limits } from '@helpslip/shared/limits';
import { type Headers, header, storable } from './headers.ts';

/** Whom a mail says it is from. */
export interface Sender {
  address: string;
  name: string | null;
}

const LONGEST = 1_000;

/**
 * Reads the one author of a mail. Several From headers, several addresses in one, or a group are nobody: which of them a check looked at
 * cannot be told.
 * @param from as the provider read it
 */
export function readSender(from: string, headers: Headers): Sender | null {
  const lines = headers.from ?? [];
  if (lines.length > 1) return null;
  const stated = readMailbox(lines[0] ?? from);
  const read = readMailbox(from);
  if (!stated || !read || stated.address.toLowerCase() !== read.address.toLowerCase()) return null;
  return { address: stated.address, name: stated.name ?? read.name };
}

/** `"Ada" <ada@example.com>`, `<ada@example.com>` or `ada@example.com`; null for anything else. */
function readMailbox(text: string): Sender | null {
  const value = storable(text).trim();
  if (value.length > LONGEST) return null;
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '');
  if ((bare.match(/@/g) ?? []).length !== 1 || /[,;:]/.test(bare)) return null;
  const open = value.lastIndexOf('<');
  const address = open === -1 ? value : value.slice(open + 1).replace(/>\s*$/, '');
  if (!looksLikeEmail(address.trim()) || address.length > limits.email) return null;
  return { address: address.trim(), name: open === -1 ? null : shownName(value.slice(0, open)) };
}

function shownName(text: string): string | null {
  const name = text.trim().replace(/^"|"$/g, '').replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim();
  return name === '' ? null : [...name].slice(0, limits.name).join('');
}

/** The envelope sender, as the receiving server wrote it down; null where it did not, '' for mail that must not be answered. */
export function returnPath(headers: Headers): string | null {
  const path = header(headers, 'return-path');
  return path === '' ? null : path.replace(/^<|>$/g, '');
}
