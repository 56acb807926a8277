import type { NewTicket } from '@helpslip/shared/contract';

/**
 * What makes a ticket look like spam, each on its own: something stands where people see nothing to fill in; it came within a second; it
 * is full of links; it came from no page at all to a site that names its pages, or from a form that was never fetched; it came in a burst
 * without proof of work; or nobody could look.
 */
export type HeldFor = 'honeypot' | 'fast' | 'links' | 'no-page' | 'no-form' | 'burst' | 'unchecked';

/** Nobody reads, writes and presses a button within a second. */
const FASTEST_MS = 1_000;
const MOST_LINKS = 4;
const LINK = /\bhttps?:\/\/|(?<!\/\/)\bwww\.|\[url\b|<a\s/gi;

/** What is known of how a ticket came, beside what it says. */
export interface Coming {
  /** Whether the owner's own server vouched for the requester. */
  isProven: boolean;
  /** How long ago the form was opened, as the server knows it; null where it does not. */
  openForMs: number | null;
  /** Whether no page is said to have sent it, where the owner has named those that may. */
  isFromNowhere: boolean;
  /** Whether it came from our own form without what that form always sends. */
  isFormless: boolean;
}

/** @returns why a ticket should wait for a person; nothing for almost all */
export function spamSigns(
  ticket: Pick<NewTicket, 'memo' | 'subject' | 'message' | 'requester'>,
  coming: Coming,
): HeldFor[] {
  const signs: HeldFor[] = ticket.memo ? ['honeypot'] : [];
  // Known people paste what they have to paste, and send what their page has filled in for them.
  if (coming.isProven) return signs;
  if (coming.openForMs !== null && coming.openForMs < FASTEST_MS) signs.push('fast');
  if (isFullOfLinks(ticket)) signs.push('links');
  if (coming.isFromNowhere) signs.push('no-page');
  if (coming.isFormless) signs.push('no-form');
  return signs;
}

/** A question has a few; a name has none. */
function isFullOfLinks({ subject, message, requester }: Pick<NewTicket, 'subject' | 'message' | 'requester'>): boolean {
  return count(`${subject}\n${message}`) > MOST_LINKS || count(requester.name ?? '') > 0;
}

const count = (text: string) => text.match(LINK)?.length ?? 0;
