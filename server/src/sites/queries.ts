import type { CategoryKind, Field, Period, SiteConfig, Weekly } from '@helpslip/shared/contract';
import { type Selectable, sql } from 'kysely';
import { PREPARED } from '../db/pool.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

/** Named one by one: a prepared `site.*` would fail on every connection at the moment a migration adds a column. */
const SITE_COLUMNS = [
  'id',
  'key',
  'name',
  'mode',
  'brand',
  'calendar',
  'policies',
  'contacts',
  'locales',
  'identity_secret',
] as const;
export type Site = Pick<Selectable<Database['site']>, (typeof SITE_COLUMNS)[number]>;

const unknownSite = () => new Refusal('not-found', 'There is no site with this key.');

export interface Category {
  id: number;
  key: string;
  name: string;
  hint: string;
  kind: CategoryKind;
  icon: string | null;
  links: { label: string; href: string }[];
  fields: Field[];
  target_minutes: number | null;
}

/**
 * The site of a public key, if it is served.
 * @throws Refusal `not-found`, alike for unknown, disabled and malformed keys
 */
export async function siteOf({ db }: Deps, key: string): Promise<Site> {
  const site =
    key.isWellFormed() && !key.includes('\0')
      ? await db
          .selectFrom('site')
          .select(SITE_COLUMNS)
          .where('key', '=', key)
          .where('disabled_at', 'is', null)
          .executeTakeFirst()
      : undefined;
  if (!site) throw unknownSite();
  return site;
}

/**
 * A served site and one of its categories, in one prepared statement: every new ticket begins with it.
 * @returns the category, or null when the site has none of that key
 * @throws Refusal `not-found` for the site
 */
export async function siteAndCategoryOf(
  { db }: Deps,
  siteKey: string,
  categoryKey: string,
): Promise<{ site: Site; category: Category | null }> {
  const { rows } = await sql<Site & { category: Category | null }>`${sql.raw(PREPARED)}
    select ${sql.join(SITE_COLUMNS.map((column) => sql.ref(`site.${column}`)))}, to_jsonb(category) as category
    from site left join category on category.site_id = site.id and category.key = ${categoryKey}::text and category.archived_at is null
    where site.key = ${siteKey}::text and site.disabled_at is null`.execute(db);
  const row = rows[0];
  if (!row) throw unknownSite();
  const { category, ...site } = row;
  return { site, category };
}

/** The categories a visitor can pick from, in their order. */
export function categoriesOf({ db }: Deps, siteId: number): Promise<Category[]> {
  return db
    .selectFrom('category')
    .select(['id', 'key', 'name', 'hint', 'kind', 'icon', 'links', 'fields', 'target_minutes'])
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/**
 * What the widget may know of a site: named field by field, so that a new column is never public by accident.
 * @param promiseBy the promise for one category, if written now
 */
export function publicConfig(
  site: Site,
  categories: Category[],
  promiseBy: (category: Category) => Date | null,
  isOpen: boolean,
): SiteConfig {
  return {
    site: site.key,
    name: site.name,
    mode: site.mode,
    brand: site.brand.color ? { color: site.brand.color } : {},
    categories: categories.map((category) => ({
      key: category.key,
      name: category.name,
      hint: category.hint,
      kind: category.kind,
      ...(category.icon ? { icon: category.icon } : {}),
      ...(category.links.length > 0 ? { links: category.links.map(({ label, href }) => ({ label, href })) } : {}),
      promise: { by: promiseBy(category)?.toISOString() ?? null },
      fields: category.fields.map(publicField),
    })),
    policies: {
      ...(site.policies.supported ? { supported: site.policies.supported } : {}),
      ...(site.policies.privacyHref ? { privacyHref: site.policies.privacyHref } : {}),
    },
    hours: { timeZone: site.calendar.timeZone, weekly: publicWeekly(site.calendar.weekly), isOpen },
    contacts: site.contacts.map(({ kind, label, href }) => ({ kind, label, href })),
    locales: site.locales,
  };
}

function publicField({ key, label, type, required, options, help, pattern, showIf, sensitive }: Field): Field {
  return {
    key,
    label,
    type,
    required,
    ...(options ? { options: options.map(({ value, label }) => ({ value, label })) } : {}),
    ...(help ? { help } : {}),
    ...(pattern ? { pattern } : {}),
    ...(showIf ? { showIf: { field: showIf.field, equals: showIf.equals } } : {}),
    ...(sensitive ? { sensitive } : {}),
  };
}

function publicWeekly(weekly: Weekly): Weekly {
  const days = (['1', '2', '3', '4', '5', '6', '7'] as const).flatMap((day) => {
    const periods = weekly[day];
    return periods ? [[day, periods.map(({ from, to }): Period => ({ from, to }))] as const] : [];
  });
  return Object.fromEntries(days);
}
