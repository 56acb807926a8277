import { type Kysely, sql } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { hashToken } from '../ids.ts';
import { addStaff, hashOfPassword } from './add-staff.ts';
import type { Staff } from './sign-in.ts';

const INVITE_MS = 72 * 3_600_000;

export interface NewInvite {
  email: string;
  role: Staff['role'];
  siteIds: number[];
}

/** Keeps an invitation whose letter is planned in the same transaction: for three days, its token only as a hash. */
export async function keepInvite(
  { clock }: Deps,
  trx: Kysely<Database>,
  { email, role, siteIds }: NewInvite,
  token: string,
  byId: string,
): Promise<void> {
  const at = clock();
  await trx
    .insertInto('staff_invite')
    .values({
      token_hash: hashToken(token),
      email: email.toLowerCase(),
      role,
      site_ids: siteIds,
      invited_by: byId,
      created_at: at,
      expires_at: new Date(at.getTime() + INVITE_MS),
    })
    .execute();
  await auditInvite(trx, 'staff-invited', { email, role, siteIds }, byId, at);
}

/** One row for each site, so that the owners of each read of it. */
async function auditInvite(
  trx: Kysely<Database>,
  action: string,
  { email, role, siteIds }: NewInvite,
  staffId: string,
  at: Date,
): Promise<void> {
  for (const siteId of siteIds) await recordAudit(trx, { siteId, staffId, action, detail: { email, role } }, at);
}

/**
 * Takes an invitation back, in the caller's transaction: its link is dead from then on.
 * @returns what it was, so that it can be sent again
 * @throws Refusal `not-found` when it is not for a site of this owner's, or there is none any more
 */
export async function withdrawInvite(
  { clock }: Deps,
  trx: Kysely<Database>,
  inviteId: number,
  ownerId: string,
): Promise<NewInvite> {
  const invite = await trx
    .deleteFrom('staff_invite')
    .where('id', '=', inviteId)
    .where(isForSitesOf(ownerId))
    .returning(['email', 'role', 'site_ids as siteIds'])
    .executeTakeFirst();
  if (!invite) throw new Refusal('not-found', 'There is no such invitation: it was taken up or withdrawn.');
  await auditInvite(trx, 'invite-withdrawn', invite, ownerId, clock());
  return invite;
}

/** Whether an invitation is for sites of this owner's alone. */
export const isForSitesOf = (ownerId: string) =>
  sql<boolean>`site_ids <@ array(select site_id from site_staff where staff_id = ${ownerId})`;

const deadInvite = () =>
  new Refusal('not-found', 'This invitation was used, withdrawn, or is older than three days. Ask for a new one.');

/** Whom an invitation is for. @throws Refusal `not-found` when its link is unknown, used, withdrawn or older than three days */
export async function inviteOf({ db, clock }: Deps, token: string): Promise<{ email: string }> {
  const invite = await db
    .selectFrom('staff_invite')
    .select('email')
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  if (!invite) throw deadInvite();
  return invite;
}

/**
 * Makes the invited person one of the staff, once.
 * @throws Refusal `not-found` as `inviteOf`; `forbidden` when somebody works here with this address already
 */
export async function acceptInvite(
  deps: Deps,
  token: string,
  { name, password }: { name: string; password: string },
): Promise<Staff> {
  await inviteOf(deps, token);
  const passwordHash = await hashOfPassword(password);
  const at = deps.clock();
  return deps.db.transaction().execute(async (trx) => {
    const invite = await trx
      .deleteFrom('staff_invite')
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', at)
      .returning(['email', 'role', 'site_ids'])
      .executeTakeFirst();
    if (!invite) throw deadInvite();
    const { email, role, site_ids: siteIds } = invite;
    const known = await trx.selectFrom('staff').select('id').where('email', '=', email).executeTakeFirst();
    if (known) throw new Refusal('forbidden', 'You have a place at this desk already. Sign in with it.');
    const staff = await addStaff(trx, { name, email, role, passwordHash }, at, siteIds);
    await trx.updateTable('staff').set({ email_verified: true }).where('id', '=', staff.id).execute();
    await auditInvite(trx, 'invite-accepted', { email, role, siteIds }, staff.id, at);
    return staff;
  });
}
