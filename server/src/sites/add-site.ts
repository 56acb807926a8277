import type { Calendar, CategoryKind, Contact, Field, PromiseSettings, SiteMode } from '@helpslip/shared/contract';
import { recordAudit } from '../db/record-audit.ts';
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
  /** Open minutes until a person replies; null where it is told in business days, or no reply is promised. */
  targetMinutes: number | null;
  targetBusinessDays?: number | null;
  /** What visitors read in place of a promise. */
  thanks?: string | null;
}

export interface NewSite {
  key: string;
  name: string;
  mode: SiteMode;
  brand: { color?: string | undefined };
  calendar: Calendar;
  policies: SitePolicies;
  promise?: PromiseSettings;
  /** How long after completion to ask whether it is solved; null for never, absent for seven days. */
  followUpDays?: number | null;
  contacts: Contact[];
  /** Groups of words that mean the same on this site. */
  synonyms?: string[][];
  categories: NewCategory[];
}

/**
 * Adds a site with its categories; all staff who are owners belong to it.
 * @param staffId the owner who adds it; absent where no person does
 * @returns its id, or null when the key is taken
 */
export function addSite({ db, clock }: Deps, site: NewSite, staffId?: string): Promise<number | null> {
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
        promise_settings: JSON.stringify(site.promise ?? {}),
        contacts: JSON.stringify(site.contacts),
        synonyms: JSON.stringify(site.synonyms ?? []),
        follow_up_days: site.followUpDays === undefined ? 7 : site.followUpDays,
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
          thanks: category.thanks ?? null,
          target_minutes: category.targetMinutes,
          target_business_days: category.targetBusinessDays ?? null,
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
    if (staffId) {
      const { key, name } = site;
      await recordAudit(trx, { siteId: added.id, staffId, action: 'site-added', detail: { key, name } }, clock());
    }
    return added.id;
  });
}
