import { verifyPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { hashToken } from '../ids.ts';
import { hashOfPassword } from './add-staff.ts';
import type { Staff } from './sign-in.ts';

/** Somebody of the staff, and in whose name letters about their place go to them: one of their sites, or null. */
export interface StaffAddress {
  staff: Staff;
  siteId: number | null;
}

/** What else is done in the transaction that sets somebody's password: they are told of it. */
type Afterwards = (trx: Kysely<Database>, whom: StaffAddress) => Promise<void>;

const LINK_MS = 3_600_000;

/** Whether this is somebody's password: for what is asked again before a dangerous change. */
export async function isPassword({ db }: Deps, staffId: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom('staff_account')
    .select('password')
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return account?.password ? verifyPassword({ hash: account.password, password }) : false;
}

/** Sets a new password, ends the person's other sessions, and voids the links that could set another. @param sessionId the one that stays */
export async function changePassword(
  deps: Deps,
  { staffId, sessionId }: { staffId: string; sessionId: string },
  password: string,
  afterwards: Afterwards,
): Promise<void> {
  const passwordHash = await hashOfPassword(password);
  await deps.db.transaction().execute(async (trx) => {
    await setPassword(deps, trx, { staffId, passwordHash, afterwards });
    await trx.deleteFrom('staff_session').where('staff_id', '=', staffId).where('id', '!=', sessionId).execute();
    await recordAudit(trx, { siteId: null, staffId, action: 'password-changed' }, deps.clock());
  });
}

async function setPassword(
  { clock }: Deps,
  trx: Kysely<Database>,
  { staffId, passwordHash, afterwards }: { staffId: string; passwordHash: string; afterwards: Afterwards },
): Promise<void> {
  await trx
    .updateTable('staff_account')
    .set({ password: passwordHash, updated_at: clock() })
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .execute();
  await trx.deleteFrom('password_link').where('staff_id', '=', staffId).execute();
  const whom = await staffAddress(trx, 'id', staffId);
  if (whom) await afterwards(trx, whom);
}

/** Whom a link to a new password would be for. @returns null when nobody who works here has this address */
export function whoseLink({ db }: Deps, email: string): Promise<StaffAddress | null> {
  return staffAddress(db, 'email', email.toLowerCase());
}

async function staffAddress(db: Kysely<Database>, column: 'id' | 'email', value: string): Promise<StaffAddress | null> {
  const row = await db
    .selectFrom('staff')
    .leftJoin('site_staff', 'site_staff.staff_id', 'staff.id')
    .select(['staff.id', 'staff.name', 'staff.email', 'staff.role', 'site_staff.site_id as siteId'])
    .where(`staff.${column}`, '=', value)
    .where('staff.removed_at', 'is', null)
    .orderBy('site_staff.site_id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { siteId, ...staff } = row;
  return { staff, siteId };
}

/** Keeps what opens a link to a new password: for an hour, and only as its hash. */
export async function keepPasswordLink(
  { clock }: Deps,
  trx: Kysely<Database>,
  staffId: string,
  token: string,
): Promise<void> {
  const expiresAt = new Date(clock().getTime() + LINK_MS);
  await trx
    .insertInto('password_link')
    .values({ token_hash: hashToken(token), staff_id: staffId, expires_at: expiresAt })
    .execute();
}

const deadLink = () =>
  new Refusal('not-found', 'This link was used, or an hour has passed. Ask for a new one where you sign in.');

/** @throws Refusal `not-found` when this link sets nobody's password: unknown, used, or older than an hour */
export async function refuseDeadPasswordLink({ db, clock }: Deps, token: string): Promise<void> {
  const link = await db
    .selectFrom('password_link')
    .select('staff_id')
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  if (!link) throw deadLink();
}

/** Sets the password by a link, once, and ends every session of the person. @throws Refusal as `refuseDeadPasswordLink` */
export async function setPasswordByLink(
  deps: Deps,
  token: string,
  password: string,
  afterwards: Afterwards,
): Promise<void> {
  await refuseDeadPasswordLink(deps, token);
  const passwordHash = await hashOfPassword(password);
  await deps.db.transaction().execute(async (trx) => {
    const link = await trx
      .deleteFrom('password_link')
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', deps.clock())
      .returning('staff_id')
      .executeTakeFirst();
    if (!link) throw deadLink();
    const staffId = link.staff_id;
    await setPassword(deps, trx, { staffId, passwordHash, afterwards });
    await trx.deleteFrom('staff_session').where('staff_id', '=', staffId).execute();
    await recordAudit(trx, { siteId: null, staffId, action: 'password-reset' }, deps.clock());
  });
}
