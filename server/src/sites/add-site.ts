import type { Calendar, CategoryKind, Contact, Field, SiteMode } from '@helpslip/shared/contract';
import type { SitePolicies } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { randomToken } from '../ids.ts';

export interface NewCategory {
  key: string;
  name: string;
  hint: string;
  kind: CategoryKind;
  icon?: string | undefined;
  links: { label: string; href: string }[];
  fields: Field[];
  /** Business minutes until a person replies; null where no reply is promised. */
  targetMinutes: number | null;
}

export interface NewSite {
  key: string;
  name: string;
  mode: SiteMode;
  brand: { color?: string | undefined };
  calendar: Calendar;
  policies: SitePolicies;
  contacts: Contact[];
  categories: NewCategory[];
}

/** Adds a site with its categories; all staff who are owners belong to it. @returns its id, or null when the key is taken */
export function addSite({ db, clock }: Deps, site: NewSite): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('site')
      .values({
        key: site.key,
        name: site.name,
        mode: site.mode,
        brand: JSON.stringify(site.brand),
        calendar: JSON.stringify(site.calendar),
        policies: JSON.stringify(site.policies),
        contacts: JSON.stringify(site.contacts),
        identity_secret: randomToken(),
        created_at: clock(),
        updated_at: clock(),
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return null;
    await trx
      .insertInto('category')
      .values(
        site.categories.map((category, position) => ({
          site_id: added.id,
          key: category.key,
          name: category.name,
          hint: category.hint,
          kind: category.kind,
          icon: category.icon ?? null,
          links: JSON.stringify(category.links),
          fields: JSON.stringify(category.fields),
          target_minutes: category.targetMinutes,
          position,
        })),
      )
      .execute();
    await trx
      .insertInto('site_staff')
      .columns(['site_id', 'staff_id'])
      .expression((from) =>
        from
          .selectFrom('staff')
          .select((column) => [column.val(added.id).as('site_id'), 'id'])
          .where('role', '=', 'owner'),
      )
      .execute();
    return added.id;
  });
}
