import { verifyPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { hashToken } from '../ids.ts';
import { hashOfPassword } from './add-staff.ts';
import type { Staff } from './sign-in.ts';

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
): Promise<void> {
  const passwordHash = await hashOfPassword(password);
  await deps.db.transaction().execute(async (trx) => {
    await setPassword(deps, trx, staffId, passwordHash);
    await trx.deleteFrom('staff_session').where('staff_id', '=', staffId).where('id', '!=', sessionId).execute();
    await recordAudit(trx, { siteId: null, staffId, action: 'password-changed' }, deps.clock());
  });
}

async function setPassword(
  { clock }: Deps,
  trx: Kysely<Database>,
  staffId: string,
  passwordHash: string,
): Promise<void> {
  await trx
    .updateTable('staff_account')
    .set({ password: passwordHash, updated_at: clock() })
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .execute();
  await trx.deleteFrom('password_link').where('staff_id', '=', staffId).execute();
}

/**
 * Whom a link to a new password would be for, and in whose site's name it goes out: one of theirs, for an owner any.
 * @returns null when nobody has this address, or no site speaks for them
 */
export async function whoseLink({ db }: Deps, email: string): Promise<{ staff: Staff; siteId: number } | null> {
  const row = await db
    .selectFrom('staff')
    .innerJoin('site', (join) => join.onTrue())
    .leftJoin('site_staff', (join) =>
      join.onRef('site_staff.site_id', '=', 'site.id').onRef('site_staff.staff_id', '=', 'staff.id'),
    )
    .select(['staff.id', 'staff.name', 'staff.email', 'staff.role', 'site.id as siteId'])
    .where('staff.email', '=', email.toLowerCase())
    .where('staff.removed_at', 'is', null)
    .where((either) => either.or([either('site_staff.site_id', 'is not', null), either('role', '=', 'owner')]))
    .orderBy('site_staff.site_id')
    .orderBy('site.id')
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
export async function setPasswordByLink(deps: Deps, token: string, password: string): Promise<void> {
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
    await setPassword(deps, trx, staffId, passwordHash);
    await trx.deleteFrom('staff_session').where('staff_id', '=', staffId).execute();
    await recordAudit(trx, { siteId: null, staffId, action: 'password-reset' }, deps.clock());
  });
}
