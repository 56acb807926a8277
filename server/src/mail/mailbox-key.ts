import { domainToASCII } from 'node:url';

const GMAIL = new Set(['gmail.com', 'googlemail.com']);

/**
 * Folds the ways in which one mailbox can be written into one key, to count and to compare by: case, plus-tags, dots at Gmail,
 * and the many spellings that a domain has in Unicode.
 */
export function mailboxKey(email: string): string {
  const at = email.lastIndexOf('@');
  const typed = email.slice(at + 1).toLowerCase();
  const domain = domainToASCII(typed) || typed;
  const local = email.slice(0, at).toLowerCase().replace(/\+.*$/, '') || email.slice(0, at).toLowerCase();
  return GMAIL.has(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`;
}
