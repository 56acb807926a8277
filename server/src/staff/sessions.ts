import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { endAllSessions, type SignedIn } from './sign-in.ts';

export interface OpenSession {
  id: string;
  /** Which browser, in words. */
  browser: string;
  signedInAt: Date;
  seenAt: Date;
  isThisOne: boolean;
}

/** Where a person is signed in, this browser first, then the one seen last. */
export async function sessionsOf({ db }: Deps, { staff, sessionId }: SignedIn): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('staff_session')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('staff_id', '=', staff.id)
    .where('awaits_code', '=', false)
    .orderBy((order) => order('id', '=', sessionId), 'desc')
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    browser: row.user_agent ?? 'A browser',
    signedInAt: row.created_at,
    seenAt: row.updated_at,
    isThisOne: row.id === sessionId,
  }));
}

/** Signs somebody out on all devices, for an owner. */
export async function signOutStaff({ db, clock }: Deps, ownerId: string, staffId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await endAllSessions({ db: trx }, staffId);
    const detail = { of: staffId };
    await recordAudit(trx, { siteId: null, staffId: ownerId, action: 'staff-signed-out', detail }, clock());
  });
}

/** Ends one session of a person, or all but the one that asks. What is not theirs stays. @param endId null for all others */
export async function endSessions(
  { db, clock }: Deps,
  { staff, sessionId }: SignedIn,
  endId: string | null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const theirs = trx.deleteFrom('staff_session').where('staff_id', '=', staff.id);
    const { numDeletedRows } = await (endId === null
      ? theirs.where('id', '!=', sessionId)
      : theirs.where('id', '=', endId)
    ).executeTakeFirst();
    const detail = { sessions: Number(numDeletedRows) };
    if (numDeletedRows > 0n) {
      await recordAudit(trx, { siteId: null, staffId: staff.id, action: 'sessions-ended', detail }, clock());
    }
  });
}
