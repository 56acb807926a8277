import { type Kysely, sql, type Transaction } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { colleagueOf } from './queries.ts';
import { endAllSessions, type Staff } from './sign-in.ts';

/** Gives somebody another name. @param byId they themselves, or an owner who may see them */
export async function renameStaff({ db, clock }: Deps, byId: string, staffId: string, name: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await colleagueOf(trx, byId, staffId);
    if (before.name === name) return;
    await trx.updateTable('staff').set({ name, updated_at: clock() }).where('id', '=', staffId).execute();
    const detail = { of: staffId, from: before.name, to: name };
    await recordAudit(trx, { siteId: null, staffId: byId, action: 'staff-renamed', detail }, clock());
  });
}

/** Says for which of an owner's sites somebody works. Sites that are not the owner's stay as they are. @throws Refusal `not-found`; `forbidden` when a site is left without an owner */
export async function setStaffSites(
  { db, clock }: Deps,
  ownerId: string,
  staffId: string,
  siteIds: number[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockOwners(trx);
    const { siteIds: before, role } = await colleagueOf(trx, ownerId, staffId);
    const at = clock();
    const gone = before.filter((id) => !siteIds.includes(id));
    const added = siteIds.filter((id) => !before.includes(id));
    await addToSites({ clock }, trx, ownerId, staffId, added);
    if (gone.length > 0) await leaveSites(trx, ownerId, staffId, gone, at);
    if (role === 'owner') await refuseWithoutOwner(trx, gone);
    const detail = { of: staffId };
    for (const siteId of gone)
      await recordAudit(trx, { siteId, staffId: ownerId, action: 'staff-taken-off-site', detail }, at);
  });
}

/** Has somebody work for more sites, in the caller's transaction. @throws Refusal `not-found` for a site that is not the owner's */
export async function addToSites(
  { clock }: Pick<Deps, 'clock'>,
  trx: Kysely<Database>,
  ownerId: string,
  staffId: string,
  siteIds: number[],
): Promise<void> {
  if (siteIds.length === 0) return;
  const { rows } = await sql`
    insert into site_staff (site_id, staff_id)
    select site_id, ${staffId} from site_staff where staff_id = ${ownerId} and site_id = any(${siteIds})
    on conflict (site_id, staff_id) do update set staff_id = excluded.staff_id returning site_id`.execute(trx);
  if (rows.length < siteIds.length) throw new Refusal('not-found', 'One of these sites is not yours.');
  const detail = { of: staffId };
  for (const siteId of siteIds)
    await recordAudit(trx, { siteId, staffId: ownerId, action: 'staff-put-on-site', detail }, clock());
}

/** Takes somebody off sites. What they had open there goes back to the queue; nothing is taken from what they wrote. */
async function leaveSites(
  trx: Transaction<Database>,
  byId: string,
  staffId: string,
  siteIds: number[],
  at: Date,
): Promise<void> {
  await sql`
    with freed as (
      update ticket set assignee_id = null, assigned_at = null, updated_at = greatest(${at}, updated_at + interval '1 ms'),
        status = case status when 'assigned' then 'queued' else status end
      where assignee_id = ${staffId} and site_id = any(${siteIds}) and status <> 'completed'
      returning id, site_id
    )
    insert into event (site_id, ticket_id, kind, actor, staff_id, at)
    select site_id, id, 'assigned', 'staff', ${byId}, ${at} from freed`.execute(trx);
  await trx
    .updateTable('category')
    .set({ default_assignee_id: null })
    .where('default_assignee_id', '=', staffId)
    .where((column) => column('site_id', '=', column.fn.any(column.val(siteIds))))
    .execute();
  await trx
    .deleteFrom('site_staff')
    .where('staff_id', '=', staffId)
    .where((column) => column('site_id', '=', column.fn.any(column.val(siteIds))))
    .execute();
}

/** Makes an agent an owner, or the other way round. @throws Refusal `not-found`; `forbidden` for the last owner, or one of other sites too */
export async function setStaffRole(
  { db, clock }: Deps,
  ownerId: string,
  staffId: string,
  role: Staff['role'],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockOwners(trx);
    const before = await wholeColleague(trx, ownerId, staffId);
    if (before.role === role) return;
    await trx.updateTable('staff').set({ role, updated_at: clock() }).where('id', '=', staffId).execute();
    await refuseWithoutOwner(trx, before.siteIds);
    const detail = { of: staffId, from: before.role, to: role };
    await recordAudit(trx, { siteId: null, staffId: ownerId, action: 'staff-role-changed', detail }, clock());
  });
}

/**
 * Ends somebody's place at the desk: password, sessions, sites and open invitations of theirs go, open tickets return to the queue.
 * Their name stays with what they wrote, and their address is free for a new invitation.
 * @throws Refusal `not-found`; `forbidden` for the last owner, or somebody of other sites too
 */
export async function removeStaff({ db, clock }: Deps, ownerId: string, staffId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const at = clock();
    await lockOwners(trx);
    const { siteIds, email, role } = await wholeColleague(trx, ownerId, staffId);
    await leaveSites(trx, ownerId, staffId, siteIds, at);
    await endAllSessions({ db: trx }, staffId);
    for (const table of ['staff_account', 'password_link', 'recovery_code', 'two_step'] as const) {
      await trx.deleteFrom(table).where('staff_id', '=', staffId).execute();
    }
    await trx.deleteFrom('staff_invite').where('invited_by', '=', staffId).execute();
    await trx
      .updateTable('staff')
      .set({ removed_at: at, email: `${staffId}@removed.invalid`, role: 'agent', updated_at: at })
      .where('id', '=', staffId)
      .execute();
    if (role === 'owner') await refuseWithoutOwner(trx, siteIds);
    const change = { staffId: ownerId, action: 'staff-removed', detail: { of: staffId, email, role } };
    for (const siteId of siteIds.length > 0 ? siteIds : [null]) await recordAudit(trx, { ...change, siteId }, at);
  });
}

/** Somebody who works for nobody but this owner's sites. */
async function wholeColleague(trx: Kysely<Database>, ownerId: string, staffId: string) {
  const colleague = await colleagueOf(trx, ownerId, staffId);
  if (colleague.worksElsewhere) {
    throw new Refusal('forbidden', 'They work for sites of another owner too. You can take them off yours.');
  }
  return colleague;
}

/** Owners who leave at the same moment wait for each other: their rows are locked in one order before anything is changed. */
async function lockOwners(trx: Transaction<Database>): Promise<void> {
  await trx.selectFrom('staff').select('id').where('role', '=', 'owner').orderBy('id').forUpdate().execute();
}

/** @throws Refusal `forbidden` when nobody would be left to run the desk, or one of these sites */
async function refuseWithoutOwner(trx: Transaction<Database>, siteIds: number[]): Promise<void> {
  const owner = await trx.selectFrom('staff').select('id').where('role', '=', 'owner').limit(1).executeTakeFirst();
  if (!owner) throw new Refusal('forbidden', 'The desk needs an owner. Make somebody else one first.');
  const left = await trx
    .selectFrom('site')
    .select('name')
    .where((column) => column('id', '=', column.fn.any(column.val(siteIds))))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('site_staff')
            .innerJoin('staff', 'staff.id', 'site_staff.staff_id')
            .select('staff.id')
            .whereRef('site_staff.site_id', '=', 'site.id')
            .where('staff.role', '=', 'owner'),
        ),
      ),
    )
    .executeTakeFirst();
  if (left) throw new Refusal('forbidden', `${left.name} needs an owner. Make somebody else one first.`);
}
