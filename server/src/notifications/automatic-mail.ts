import type { Kysely } from 'kysely';
import type { Database, LetterName } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { type Audience, audiences } from './audiences.ts';
import { lettersSince, ownMailboxes, suppressionsOf, trippedSites } from './automatic-mail-queries.ts';

/** The automatic mail policy: every letter that no person wrote passes here, or is not sent. */
export const automaticMailLimits = { perMailboxInDay: 3, perSiteInHour: 200, perStaffInHour: 60 } as const;

const HOUR_MS = 3_600_000;
/** Where no person reads, or where a letter would be answered by a machine. */
const MACHINES =
  /^(?:mailer-?daemon|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|daemon|listserv|majordomo)(?:[+._-].*)?$/i;
/** Addresses that every domain has, whoever reads them: a form can be filled in with them by anybody. */
const ROLES = /^(?:postmaster|abuse|hostmaster|webmaster|root)(?:[+._-].*)?$/i;

export interface AutomaticLetter {
  siteId: number | null;
  letter: LetterName;
  recipient: string;
}

/**
 * Judges automatic letters that are planned together: what is known of their mailboxes and sites is read once for all of them.
 * @param db the transaction that plans letters, one at a time in the whole installation, so that budgets are exact
 * @returns says for one letter after the other why it must not go out, as kept on the delivery and shown at the desk; null when it may go,
 * which counts against the budgets of those after it
 */
export async function automaticMailJudge(
  { clock, config, log }: Deps,
  db: Kysely<Database>,
  letters: AutomaticLetter[],
): Promise<(letter: AutomaticLetter) => string | null> {
  if (letters.length === 0) return () => null;
  const hourAgo = new Date(clock().getTime() - HOUR_MS);
  const dayAgo = new Date(clock().getTime() - 24 * HOUR_MS);
  const keysOf = (audience: Audience) => [
    ...new Set(
      letters.filter(({ letter }) => audiences[letter] === audience).map(({ recipient }) => mailboxKey(recipient)),
    ),
  ];
  const siteIds = [...new Set(letters.flatMap(({ siteId }) => siteId ?? []))];
  const own = await ownMailboxes(config, db);
  const suppressed = await suppressionsOf(db, letters);
  const toRequester = await lettersSince(db, 'requester', 'mailbox_key', keysOf('requester'), dayAgo);
  const toStaff = await lettersSince(db, 'staff', 'mailbox_key', keysOf('staff'), hourAgo);
  const fromSite = await lettersSince(db, 'requester', 'site_id', siteIds, hourAgo);
  const tripped = await trippedSites(db, siteIds, hourAgo);

  return (planned) => {
    const { siteId, letter, recipient } = planned;
    const audience = audiences[letter];
    const key = mailboxKey(recipient);
    const local = recipient.slice(0, recipient.lastIndexOf('@'));
    if (MACHINES.test(local)) return 'role-address';
    if (key === own.sender || (config.inbound && key.endsWith(`@${config.inbound.domain}`))) return 'own-address';
    const suppression = suppressed(planned);
    if (suppression) return `suppressed-${suppression}`;
    if (audience === 'account' || siteId === null) return null;
    if (audience === 'staff') return spend(toStaff, key, automaticMailLimits.perStaffInHour) ? null : 'staff-budget';

    if (ROLES.test(local)) return 'role-address';
    if (own.inboxes.includes(key)) return 'own-address';
    if ((toRequester.get(key) ?? 0) >= automaticMailLimits.perMailboxInDay) return 'mailbox-budget';
    if (!spend(fromSite, siteId, automaticMailLimits.perSiteInHour)) {
      // Once for each time it trips: the letters it holds back are at the desk, the reason to look there is in the log.
      if (!tripped.has(siteId)) {
        log.warn({ siteId, perHour: automaticMailLimits.perSiteInHour }, 'automatic letters of a site are held back');
      }
      tripped.add(siteId);
      return 'site-breaker';
    }
    spend(toRequester, key, automaticMailLimits.perMailboxInDay);
    return null;
  };
}

/** Draws one letter from a budget. @returns whether there was one left */
function spend<Key>(counts: Map<Key, number>, key: Key, limit: number): boolean {
  const count = counts.get(key) ?? 0;
  if (count >= limit) return false;
  counts.set(key, count + 1);
  return true;
}
