import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { categoryOf, categorySettings, lastPlace } from './category-settings.ts';
import { lockSettings } from './site-settings.ts';
import { swapped } from './swapped.ts';

interface Place {
  siteId: number;
  key: string;
}

/**
 * Moves a category one place up or down among those that visitors see; at the end it stays where it is.
 * @throws Refusal `not-found`
 */
export function moveCategory(
  { db, clock }: Deps,
  staffId: string,
  { siteId, key, by }: Place & { by: -1 | 1 },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockSettings(trx, staffId, siteId);
    await categoryOf(trx, siteId, key);
    const shown = (await categorySettings(trx, siteId)).filter(({ archived_at }) => archived_at === null);
    const from = shown.findIndex((one) => one.key === key);
    const order = swapped(shown, from, from + by);
    for (const [position, { id }] of order.entries()) {
      await trx.updateTable('category').set({ position }).where('id', '=', id).execute();
    }
    const detail = { category: key, to: order.findIndex((one) => one.key === key) + 1 };
    await recordAudit(trx, { siteId, staffId, action: 'category-moved', detail }, clock());
  });
}

/**
 * Takes a category from what visitors see, or brings it back as the last. Its tickets keep it.
 * @throws Refusal `not-found`, and `invalid` for the last category that visitors can pick
 */
export function archiveCategory(
  { db, clock }: Deps,
  staffId: string,
  { siteId, key, isArchived }: Place & { isArchived: boolean },
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    await lockSettings(trx, staffId, siteId);
    const category = await categoryOf(trx, siteId, key);
    if ((category.archived_at !== null) === isArchived) return;
    const shown = (await categorySettings(trx, siteId)).filter(({ archived_at }) => archived_at === null);
    if (isArchived && shown.length < 2)
      throw new Refusal('invalid', 'Visitors need at least one category. Add another before you archive this one.');
    await trx
      .updateTable('category')
      .set({ archived_at: isArchived ? at : null, position: await lastPlace(trx, siteId) })
      .where('id', '=', category.id)
      .execute();
    const action = isArchived ? 'category-archived' : 'category-restored';
    await recordAudit(trx, { siteId, staffId, action, detail: { category: key } }, at);
  });
}
