import { type Kysely, sql } from 'kysely';
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
  const keys = [...new Set(letters.map(({ recipient }) => mailboxKey(recipient)))];
  const siteIds = [...new Set(letters.map(({ siteId }) => siteId))];
  const own = await ownMailboxes(config, db);
  const listed = await suppressions(db, keys);
  const toMailbox = await lettersSince(db, 'mailbox_key', keys, dayAgo);
  const fromSite = await lettersSince(db, 'site_id', siteIds, hourAgo);
  const tripped = await trippedSites(db, siteIds, hourAgo);

  return ({ siteId, recipient }) => {
    const key = mailboxKey(recipient);
    const local = recipient.slice(0, recipient.lastIndexOf('@'));
    if (ROLE_ADDRESSES.test(local)) return 'role-address';
    if (own.includes(key)) return 'own-address';
    if (listed.has(key)) return `suppressed-${listed.get(key)}`;
    if ((toMailbox.get(key) ?? 0) >= automaticMailLimits.perMailboxInDay) return 'mailbox-budget';
    if ((fromSite.get(siteId) ?? 0) >= automaticMailLimits.perSiteInHour) {
      if (!tripped.has(siteId)) warnOfTrip(log, siteId);
      tripped.add(siteId);
      return 'site-breaker';
    }
    toMailbox.set(key, (toMailbox.get(key) ?? 0) + 1);
    fromSite.set(siteId, (fromSite.get(siteId) ?? 0) + 1);
    return null;
  };
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

async function suppressions(db: Kysely<Database>, keys: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('suppression')
    .select(['mailbox_key', 'reason'])
    .where('mailbox_key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.mailbox_key, row.reason]));
}

/** How many automatic letters went out or will, by mailbox or by site. */
async function lettersSince<Column extends 'mailbox_key' | 'site_id', Value extends string | number>(
  db: Kysely<Database>,
  column: Column,
  values: Value[],
  since: Date,
): Promise<Map<Value, number>> {
  const { rows } = await sql<{ value: Value; count: number }>`
    select ${sql.ref(column)} as value, count(*) as count from delivery
    where is_automatic and status <> 'suppressed' and created_at > ${since} and ${sql.ref(column)} = any(${values})
    group by 1`.execute(db);
  return new Map(rows.map(({ value, count }) => [value, count]));
}

/** The sites whose breaker holds letters back already. */
async function trippedSites(db: Kysely<Database>, siteIds: number[], since: Date): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from unnest(${siteIds}::bigint[]) as site (id)
    where exists (select from delivery where site_id = site.id and reason = 'site-breaker' and created_at > ${since})`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Once for each time the breaker trips: the letters it holds back are at the desk, the reason to look there is in the log. */
function warnOfTrip(log: Log, siteId: number): void {
  log.warn({ siteId, perHour: automaticMailLimits.perSiteInHour }, 'automatic letters of a site are held back');
}
