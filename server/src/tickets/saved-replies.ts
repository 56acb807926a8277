import { sql, type Transaction } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

/** An `opening` begins a reply, a `reply` is put below what is there. */
export type SavedKind = 'reply' | 'opening';

export interface SavedReply {
  id: number;
  siteId: number;
  siteName: string;
  kind: SavedKind;
  title: string;
  body: string;
  /** Whether all staff of the site have it, and not its writer alone. */
  isShared: boolean;
  updatedAt: Date;
}

export interface NewSavedReply {
  siteId: number;
  kind: SavedKind;
  title: string;
  body: string;
  isShared: boolean;
}

const gone = () => new Refusal('not-found', 'There is no such saved reply of yours, or somebody has deleted it.');

/** The saved replies that a person can use: their own and the shared ones, of their sites or of one of them. */
export function savedReplies({ db }: Deps, staffId: string, siteId?: number): Promise<SavedReply[]> {
  return usable(db, staffId)
    .$if(siteId !== undefined, (query) => query.where('saved_reply.site_id', '=', siteId ?? 0))
    .orderBy('site.name')
    .orderBy('kind')
    .orderBy('title')
    .orderBy('saved_reply.id')
    .execute();
}

/** One of them. @throws Refusal `not-found`, alike for one of another person and one that is gone */
export async function savedReply({ db }: Deps, staffId: string, id: number): Promise<SavedReply> {
  const found = await usable(db, staffId).where('saved_reply.id', '=', id).executeTakeFirst();
  if (!found) throw gone();
  return found;
}

function usable(db: Deps['db'], staffId: string) {
  return db
    .selectFrom('saved_reply')
    .innerJoin('site_staff', 'site_staff.site_id', 'saved_reply.site_id')
    .innerJoin('site', 'site.id', 'saved_reply.site_id')
    .select([
      'saved_reply.id',
      'saved_reply.site_id as siteId',
      'site.name as siteName',
      'kind',
      'title',
      'body',
      sql<boolean>`owner_id is null`.as('isShared'),
      'saved_reply.updated_at as updatedAt',
    ])
    .where('site_staff.staff_id', '=', staffId)
    .where(({ eb, or }) => or([eb('owner_id', 'is', null), eb('owner_id', '=', staffId)]));
}

/** Keeps a new one. @throws Refusal `not-found` for a site that is not theirs */
export async function addSavedReply(deps: Deps, staffId: string, saved: NewSavedReply): Promise<void> {
  const at = deps.clock();
  await deps.db.transaction().execute(async (trx) => {
    await refuseForeignSite(trx, staffId, saved.siteId);
    const { siteId, kind, title, body, isShared } = saved;
    const row = { site_id: siteId, owner_id: isShared ? null : staffId, kind, title, body, updated_at: at };
    await trx.insertInto('saved_reply').values(row).execute();
    if (isShared) await recordAudit(trx, { siteId, staffId, action: 'saved-reply-added', detail: { title } }, at);
  });
}

/**
 * Changes one in place; its site stays.
 * @param seenAt when it had last changed, as the person saw it
 * @throws Refusal `not-found`; `conflict` when somebody changed it since
 */
export async function changeSavedReply(
  deps: Deps,
  staffId: string,
  id: number,
  changes: Omit<NewSavedReply, 'siteId'>,
  seenAt: Date,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const before = await lockedReply(trx, staffId, id);
    if (before.updatedAt.getTime() !== seenAt.getTime()) {
      throw new Refusal('conflict', 'Somebody changed this saved reply while you had it open. Yours is not saved yet.');
    }
    const at = new Date(Math.max(deps.clock().getTime(), before.updatedAt.getTime() + 1));
    const { kind, title, body, isShared } = changes;
    await trx
      .updateTable('saved_reply')
      .set({ kind, title, body, owner_id: isShared ? null : staffId, updated_at: at })
      .where('id', '=', id)
      .execute();
    if (isShared || before.isShared) {
      const detail = { title, before: before.title, isShared };
      await recordAudit(trx, { siteId: before.siteId, staffId, action: 'saved-reply-changed', detail }, at);
    }
  });
}

/** @throws Refusal `not-found` */
export async function deleteSavedReply(deps: Deps, staffId: string, id: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { siteId, title, isShared } = await lockedReply(trx, staffId, id);
    await trx.deleteFrom('saved_reply').where('id', '=', id).execute();
    const change = { siteId, staffId, action: 'saved-reply-deleted', detail: { title } };
    if (isShared) await recordAudit(trx, change, deps.clock());
  });
}

async function lockedReply(trx: Transaction<Database>, staffId: string, id: number): Promise<SavedReply> {
  const found = await usable(trx, staffId).where('saved_reply.id', '=', id).forUpdate('saved_reply').executeTakeFirst();
  if (!found) throw gone();
  return found;
}

async function refuseForeignSite(trx: Transaction<Database>, staffId: string, siteId: number): Promise<void> {
  const member = await trx
    .selectFrom('site_staff')
    .select('site_id')
    .where('site_id', '=', siteId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!member) throw new Refusal('not-found', 'There is no such site of yours.');
}
