import type { Calendar, CategoryKind, Contact, Field, PromiseSettings, SiteMode } from '@helpslip/shared/contract';
import type { Transaction } from 'kysely';
import { recordAudit } from '../db/record-audit.ts';
import type { Database, SitePolicies } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { randomToken } from '../ids.ts';
import { categorySaid, type OwnText, siteSaid, textsOf } from './own-texts.ts';

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
  /** The languages it speaks, that of its own texts first; absent for English alone. */
  locales?: string[];
  /** By language, and in it by the key of each text. */
  translations?: Record<string, Record<string, string>>;
  categories: NewCategory[];
}

/** Every text of a new site that can be said in another language. */
export function textsOfNewSite({ policies, promise = {}, contacts, categories }: NewSite): OwnText[] {
  return textsOf((say) => {
    siteSaid({ policies, promise_settings: promise, contacts }, say);
    for (const category of categories) categorySaid({ ...category, thanks: category.thanks ?? null }, say);
  });
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
        ...(site.locales ? { locales: site.locales } : {}),
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
    await addTranslations(trx, added.id, site, clock());
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

async function addTranslations(trx: Transaction<Database>, siteId: number, site: NewSite, at: Date): Promise<void> {
  const originals = new Map(textsOfNewSite(site).map(({ key, original }) => [key, original]));
  for (const [locale, texts] of Object.entries(site.translations ?? {})) {
    const kept = Object.entries(texts).map(([key, text]) => [key, { text, of: originals.get(key) ?? '' }]);
    const row = { site_id: siteId, locale, texts: JSON.stringify(Object.fromEntries(kept)), updated_at: at };
    await trx.insertInto('site_translation').values(row).execute();
  }
}
