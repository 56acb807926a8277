import { sql } from 'kysely';
import type { SuppressionReason } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { suppressMailbox } from '../mail/suppress.ts';

const SUPPRESSIONS_PAGE = 200;

/** A mailbox that gets no automatic letters. */
export interface Suppression {
  id: number;
  mailbox: string;
  reason: SuppressionReason;
  at: Date;
  /** Null for all sites. */
  siteName: string | null;
  /** Who of the staff asked for it. */
  by: string | null;
}

/** The latest mailboxes that an owner's sites send no automatic letters to; those of all sites as far as a letter of theirs went there. */
export async function suppressionsFor(deps: Deps, staffId: string): Promise<Suppression[]> {
  const { rows } = await sql<Suppression>`
    select suppression.id, mailbox_key as mailbox, reason, suppression.created_at as at, site.name as "siteName", staff.name as by
    from suppression
      left join site on site.id = suppression.site_id
      left join staff on staff.id = suppression.staff_id
    where lifted_at is null and ${isTheirs(staffId)}
    order by suppression.created_at desc, suppression.id desc limit ${SUPPRESSIONS_PAGE}`.execute(deps.db);
  return rows;
}

function isTheirs(staffId: string) {
  return sql`(
    suppression.site_id in (select site_id from site_staff where staff_id = ${staffId})
    or suppression.site_id is null and exists (
      select from delivery where delivery.mailbox_key = suppression.mailbox_key
        and delivery.site_id in (select site_id from site_staff where staff_id = ${staffId})
    )
  )`;
}

/** The sites that an owner works for, to choose from. */
export function ownSites(
  { db }: Deps,
  staffId: string,
): Promise<{ id: number; key: string; name: string; timeZone: string }[]> {
  return db
    .selectFrom('site')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .select(['site.id', 'site.key', 'site.name', sql<string>`site.calendar ->> 'timeZone'`.as('timeZone')])
    .where('site_staff.staff_id', '=', staffId)
    .orderBy('site.id')
    .execute();
}

/**
 * Takes a mailbox off the automatic letters of a site.
 * @throws Refusal `not-found` for a site that is not theirs
 */
export async function suppressByOwner(
  deps: Deps,
  staffId: string,
  { email, siteKey }: { email: string; siteKey: string },
): Promise<void> {
  const site = (await ownSites(deps, staffId)).find(({ key }) => key === siteKey);
  if (!site) throw new Refusal('not-found', 'There is no such site of yours.');
  await suppressMailbox(deps.db, { email, reason: 'by-owner', siteId: site.id, staffId, at: deps.clock() });
}

/**
 * Lets a mailbox have automatic letters again; who did so and why is kept.
 * @throws Refusal `not-found` where there is none on a site of theirs, or no more
 */
export async function liftSuppression(deps: Deps, staffId: string, id: number, why: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update suppression set lifted_at = ${deps.clock()}, lifted_by = ${staffId}, lift_reason = ${why}
    where id = ${id} and lifted_at is null and ${isTheirs(staffId)}`.execute(deps.db);
  if (Number(numAffectedRows) === 0) throw new Refusal('not-found', 'There is no such mailbox on a site of yours.');
}
