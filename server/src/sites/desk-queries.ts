import type { Deps } from '../deps.ts';

/** A site as its staff choose it. */
export interface StaffSite {
  id: number;
  key: string;
  name: string;
  /** Groups of words that mean the same here. */
  synonyms: string[][];
  /** Language tags; the first is the one that its own texts are in. */
  locales: string[];
}

/** The sites that a person works for, by name. */
export function sitesOfStaff({ db }: Deps, staffId: string): Promise<StaffSite[]> {
  return db
    .selectFrom('site')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .select(['site.id', 'key', 'name', 'synonyms', 'locales'])
    .where('staff_id', '=', staffId)
    .orderBy('name')
    .orderBy('site.id')
    .execute();
}
