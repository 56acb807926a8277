import { type Kysely, sql } from 'kysely';
import type { Config } from '../config.ts';
import type { Database, LetterName, SuppressionReason } from '../db/schema.ts';
import { bareAddress } from '../mail/bare-address.ts';
import { mailboxKey } from '../mail/mailbox-key.ts';
import { type Audience, audiences, lettersTo } from './audiences.ts';

/** Where letters to us arrive: an automatic one would be answered by another automatic one. */
export async function ownMailboxes(
  { mailFrom }: Config,
  db: Kysely<Database>,
): Promise<{ sender: string; inboxes: string[] }> {
  const sites = await db.selectFrom('site').select('contacts').execute();
  const inboxes = sites
    .flatMap(({ contacts }) => contacts)
    .filter(({ kind }) => kind === 'email')
    .map(({ href }) => href.replace(/^mailto:/i, '').replace(/\?.*$/, ''));
  return { sender: mailboxKey(bareAddress(mailFrom)), inboxes: inboxes.map(mailboxKey) };
}

/**
 * Says of letters, known together, why their mailbox gets no automatic mail of their site; null where it does.
 * Who did not open a ticket may still be of the staff, and hears of the work.
 */
export async function suppressionsOf(
  db: Kysely<Database>,
  letters: { recipient: string }[],
): Promise<(letter: { siteId: number | null; letter: LetterName; recipient: string }) => SuppressionReason | null> {
  const keys = [...new Set(letters.map(({ recipient }) => mailboxKey(recipient)))];
  if (keys.length === 0) return () => null;
  const rows = await db
    .selectFrom('suppression')
    .select(['mailbox_key', 'site_id', 'reason'])
    .where('mailbox_key', 'in', keys)
    .where('lifted_at', 'is', null)
    .execute();
  return ({ siteId, letter, recipient }) => {
    const key = mailboxKey(recipient);
    const found = rows
      .filter((row) => row.mailbox_key === key && (row.site_id === null || row.site_id === siteId))
      .find(({ reason }) => reason !== 'not-me' || audiences[letter] === 'requester');
    return found?.reason ?? null;
  };
}

/** How many automatic letters to such people went out or will, by mailbox or by site. */
export async function lettersSince<Column extends 'mailbox_key' | 'site_id', Value extends string | number>(
  db: Kysely<Database>,
  audience: Audience,
  column: Column,
  values: Value[],
  since: Date,
): Promise<Map<Value, number>> {
  if (values.length === 0) return new Map();
  const { rows } = await sql<{ value: Value; count: number }>`
    select ${sql.ref(column)} as value, count(*) as count from delivery
    where is_automatic and status <> 'suppressed' and created_at > ${since} and ${sql.ref(column)} = any(${values})
      and letter = any(${lettersTo(audience)})
    group by 1`.execute(db);
  return new Map(rows.map(({ value, count }) => [value, count]));
}

/** The sites whose breaker holds letters back already. */
export async function trippedSites(db: Kysely<Database>, siteIds: number[], since: Date): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from unnest(${siteIds}::bigint[]) as site (id)
    where exists (select from delivery where site_id = site.id and reason = 'site-breaker' and created_at > ${since})`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
