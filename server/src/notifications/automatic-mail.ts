import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Log } from '../log.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';

/** The automatic mail policy: every letter that no person wrote passes here, or is not sent. */
export const automaticMailLimits = { perMailboxInDay: 3, perSiteInHour: 200 } as const;

const ROLE_ADDRESSES =
  /^(?:postmaster|mailer-?daemon|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|abuse|hostmaster|webmaster|root|daemon|listserv|majordomo)(?:[+._-].*)?$/i;
const HOUR_MS = 3_600_000;

export interface AutomaticLetter {
  siteId: number;
  recipient: string;
}

/**
 * Says why an automatic letter must not go out.
 * @param db the transaction that plans letters, one at a time in the whole installation, so that budgets are exact
 * @returns the reason, as kept on the delivery and shown at the desk; null when the letter may go
 */
export async function reasonToSuppress(
  { clock, config, log }: Deps,
  db: Kysely<Database>,
  { siteId, recipient }: AutomaticLetter,
): Promise<string | null> {
  const key = mailboxKey(recipient);
  const local = recipient.slice(0, recipient.lastIndexOf('@'));
  if (ROLE_ADDRESSES.test(local)) return 'role-address';
  if ((await ownMailboxes(config, db)).includes(key)) return 'own-address';
  const listed = await db.selectFrom('suppression').select('reason').where('mailbox_key', '=', key).executeTakeFirst();
  if (listed) return `suppressed-${listed.reason}`;
  const now = clock().getTime();
  const recent = db
    .selectFrom('delivery')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('is_automatic', '=', true)
    .where('status', '!=', 'suppressed');
  const toMailbox = await recent
    .where('mailbox_key', '=', key)
    .where('created_at', '>', new Date(now - 24 * HOUR_MS))
    .executeTakeFirstOrThrow();
  if (toMailbox.count >= automaticMailLimits.perMailboxInDay) return 'mailbox-budget';
  const fromSite = await recent
    .where('site_id', '=', siteId)
    .where('created_at', '>', new Date(now - HOUR_MS))
    .executeTakeFirstOrThrow();
  if (fromSite.count < automaticMailLimits.perSiteInHour) return null;
  await warnOfTrip(log, db, siteId, new Date(now - HOUR_MS));
  return 'site-breaker';
}

/** Where letters to us arrive: an automatic one would be answered by another automatic one. */
async function ownMailboxes({ mailFrom }: Config, db: Kysely<Database>): Promise<string[]> {
  const sites = await db.selectFrom('site').select('contacts').execute();
  const inboxes = sites
    .flatMap(({ contacts }) => contacts)
    .filter(({ kind }) => kind === 'email')
    .map(({ href }) => href.replace(/^mailto:/i, '').replace(/\?.*$/, ''));
  return [mailFrom.match(/<([^>]+)>/)?.[1] ?? mailFrom.trim(), ...inboxes].map(mailboxKey);
}

/** Once for each time the breaker trips: the letters it holds back are at the desk, the reason to look there is in the log. */
async function warnOfTrip(log: Log, db: Kysely<Database>, siteId: number, since: Date): Promise<void> {
  const held = await db
    .selectFrom('delivery')
    .select('id')
    .where('site_id', '=', siteId)
    .where('reason', '=', 'site-breaker')
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  if (!held)
    log.warn({ siteId, perHour: automaticMailLimits.perSiteInHour }, 'automatic letters of a site are held back');
}
