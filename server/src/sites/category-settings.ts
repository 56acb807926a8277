import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { Refusal } from '../errors.ts';
import { CATEGORY_COLUMNS, type Category } from './queries.ts';

/** A category as its owner sets it up, also when it is archived. */
export interface CategorySettings extends Omit<Category, 'pace_minutes' | 'pace_replies'> {
  default_assignee_id: string | null;
  archived_at: Date | null;
}

const COLUMNS = [...CATEGORY_COLUMNS, 'default_assignee_id', 'archived_at'] as const;

/** All categories of a site in their order, those that visitors can pick first. @param siteId of a site that was read in the scope of its owner */
export function categorySettings(db: Kysely<Database>, siteId: number): Promise<CategorySettings[]> {
  return db
    .selectFrom('category')
    .select(COLUMNS)
    .where('site_id', '=', siteId)
    .orderBy('archived_at', (order) => order.desc().nullsFirst())
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** One of them. @throws Refusal `not-found` */
export async function categoryOf(db: Kysely<Database>, siteId: number, key: string): Promise<CategorySettings> {
  const category = (await categorySettings(db, siteId)).find((one) => one.key === key);
  if (!category) throw new Refusal('not-found', 'There is no category with this key on this site.');
  return category;
}

/** Who can be given the tickets of a category: staff of the site, by name. */
export function membersOf(db: Kysely<Database>, siteId: number): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .innerJoin('site_staff', 'site_staff.staff_id', 'staff.id')
    .select(['staff.id', 'staff.name'])
    .where('site_id', '=', siteId)
    .where('removed_at', 'is', null)
    .orderBy('staff.name')
    .execute();
}

/** The place behind every category of a site. */
export async function lastPlace(db: Kysely<Database>, siteId: number): Promise<number> {
  const { last } = await db
    .selectFrom('category')
    .select((column) => column.fn.max('position').as('last'))
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow();
  return Number(last ?? -1) + 1;
}
