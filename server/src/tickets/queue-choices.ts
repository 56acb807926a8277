import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

interface Choice {
  key: string;
  name: string;
}

/** What a person's queue can be narrowed to. */
export interface QueueChoices {
  sites: Choice[];
  categories: Choice[];
  /** By their ids: who works for the sites. */
  members: Choice[];
  /** The languages of the sites' words, by PostgreSQL's names. */
  languages: string[];
}

/** The person's sites, and the categories and staff of one of them or of all. */
export async function queueChoices({ db }: Deps, staffId: string, site?: string): Promise<QueueChoices> {
  const sites = await db
    .selectFrom('site')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .select(['site.id', 'key', 'name', 'search_language as language'])
    .where('staff_id', '=', staffId)
    .orderBy('name')
    .execute();
  const shown = sites.filter(({ key }) => site === undefined || key === site);
  const ids = shown.map(({ id }) => id);
  if (ids.length === 0) return { sites, categories: [], members: [], languages: [] };
  const categories = await db
    .selectFrom('category')
    .select(['key', (name) => name.fn.min('name').as('name')])
    .where('site_id', 'in', ids)
    .groupBy('key')
    .orderBy(sql`min(position)`)
    .orderBy('key')
    .execute();
  const members = await db
    .selectFrom('staff')
    .innerJoin('site_staff', 'site_staff.staff_id', 'staff.id')
    .select(['staff.id as key', 'name'])
    .distinct()
    .where('site_id', 'in', ids)
    .orderBy('name')
    .execute();
  return { sites, categories, members, languages: [...new Set(shown.map(({ language }) => language))] };
}
