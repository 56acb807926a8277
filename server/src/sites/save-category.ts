import { limits } from '@helpslip/shared/limits';
import type { Kysely } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { type CategorySettings, categoryOf, categorySettings, lastPlace, membersOf } from './category-settings.ts';
import { changesBetween } from './changes.ts';
import { lockSettings, refuseOvertaken } from './site-settings.ts';

/** What an owner says of a category, except its key, its fields and its place. */
export type CategoryText = Omit<CategorySettings, 'id' | 'key' | 'fields' | 'archived_at'>;

/** The part of a category that `saveCategory` changes. */
export function categoryTextOf({ id, key, fields, archived_at, ...text }: CategorySettings): CategoryText {
  return text;
}

/**
 * Adds a category as the last one of a site.
 * @throws Refusal `not-found`, and `invalid` where the key is taken, somebody does not work for the site, or there are too many
 */
export function addCategory(
  { db, clock }: Deps,
  staffId: string,
  siteId: number,
  { key, ...text }: CategoryText & { key: string },
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    await lockSettings(trx, staffId, siteId);
    const all = await categorySettings(trx, siteId);
    if (all.some((one) => one.key === key))
      throw refusalOf('key', 'This key is taken on this site, perhaps by an archived category. Choose another.');
    if (all.length >= limits.fields) throw refusalOf('name', `A site has at most ${limits.fields} categories.`);
    await refuseStranger(trx, siteId, text.default_assignee_id);
    await trx
      .insertInto('category')
      .values({
        ...text,
        key,
        links: JSON.stringify(text.links),
        site_id: siteId,
        position: await lastPlace(trx, siteId),
      })
      .execute();
    await recordAudit(
      trx,
      { siteId, staffId, action: 'category-added', detail: { category: key, name: text.name } },
      at,
    );
  });
}

/**
 * Saves what an owner says of a category.
 * @param seen the mark of the state that the form was made from
 * @throws Refusal as `addCategory`, and `conflict` where somebody else has saved since
 */
export function saveCategory(
  { db, clock }: Deps,
  staffId: string,
  { siteId, key, seen }: { siteId: number; key: string; seen: string },
  text: CategoryText,
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    await lockSettings(trx, staffId, siteId);
    const category = await categoryOf(trx, siteId, key);
    const before = categoryTextOf(category);
    refuseOvertaken(seen, before);
    await refuseStranger(trx, siteId, text.default_assignee_id);
    await trx
      .updateTable('category')
      .set({ ...text, links: JSON.stringify(text.links) })
      .where('id', '=', category.id)
      .execute();
    const detail = { category: key, changes: changesBetween({ ...before }, { ...text }) };
    await recordAudit(trx, { siteId, staffId, action: 'category-changed', detail }, at);
  });
}

async function refuseStranger(trx: Kysely<Database>, siteId: number, assigneeId: string | null): Promise<void> {
  if (assigneeId === null) return;
  const members = await membersOf(trx, siteId);
  if (!members.some(({ id }) => id === assigneeId))
    throw refusalOf('assignee', 'This person does not work for this site.');
}

function refusalOf(field: string, detail: string): Refusal {
  return new Refusal('invalid', detail, { faults: [{ pointer: `/${field}`, detail }] });
}
