import type { CategoryKind, Field, Period, PromiseView, SiteConfig, Weekly } from '@helpslip/shared/contract';
import { promiseText } from '@helpslip/shared/promise-text';
import type { Selectable } from 'kysely';
import { prepared } from '../db/prepared.ts';
import type { Database } from '../db/schema.ts';
import { sharedRead } from '../db/shared-read.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { iconPath } from './icons.ts';

/** Named one by one: a prepared `site.*` would fail on every connection at the moment a migration adds a column. */
const SITE_COLUMNS = [
  'id',
  'key',
  'name',
  'mode',
  'brand',
  'calendar',
  'policies',
  'promise_settings',
  'contacts',
  'locales',
  'allowed_origins',
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
  /** What visitors read in place of a promise. */
  thanks: string | null;
  takes_files: boolean;
  target_minutes: number | null;
  target_business_days: number | null;
  pace_minutes: number | null;
  pace_replies: number;
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

/** The same also while it is switched off: for its owner to look at. @param siteId of a site that was read in the scope of its owner */
export function siteWithId({ db }: Deps, siteId: number): Promise<Site> {
  return db.selectFrom('site').select(SITE_COLUMNS).where('id', '=', siteId).executeTakeFirstOrThrow();
}

/** What a new ticket needs to know of its site and category. */
export interface Reception {
  site: Pick<Site, 'id' | 'calendar' | 'promise_settings' | 'allowed_origins' | 'identity_secret'> &
    Pick<Selectable<Database['site']>, 'identity_secret_before' | 'identity_before_until'>;
  category: Pick<
    Category,
    | 'id'
    | 'kind'
    | 'thanks'
    | 'takes_files'
    | 'fields'
    | 'target_minutes'
    | 'target_business_days'
    | 'pace_minutes'
    | 'pace_replies'
  > | null;
}

interface ReceptionKeys {
  siteKey: string;
  categoryKey: string;
}

const readReception = prepared<ReceptionKeys, Reception['site'] & { category: Reception['category'] }>`
  select site.id, site.calendar, site.promise_settings, site.allowed_origins, site.identity_secret,
    site.identity_secret_before, site.identity_before_until,
    case when category.id is not null
      then jsonb_build_object('id', category.id, 'kind', category.kind, 'thanks', category.thanks, 'takes_files', category.takes_files,
        'fields', category.fields,
        'target_minutes', category.target_minutes, 'target_business_days', category.target_business_days,
        'pace_minutes', category.pace_minutes, 'pace_replies', category.pace_replies)
    end as category
  from site left join category on category.site_id = site.id and category.archived_at is null
    and category.key = ${({ categoryKey }) => categoryKey}::text
  where site.key = ${({ siteKey }) => siteKey}::text and site.disabled_at is null`;

const readReceptionOnce = sharedRead(readReception, ({ siteKey, categoryKey }) =>
  JSON.stringify([siteKey, categoryKey]),
);

/**
 * Reads a served site and one of its categories at once: every new ticket begins with it.
 * @returns the category as null when the site has none of that key
 * @throws Refusal `not-found` for the site
 */
export async function receptionOf({ db }: Deps, siteKey: string, categoryKey: string): Promise<Reception> {
  const [row] = await readReceptionOnce(db, { siteKey, categoryKey });
  if (!row) throw unknownSite();
  const { category, ...site } = row;
  return { site, category };
}

/** What visitors and owners are both told of a category. */
export const CATEGORY_COLUMNS = [
  'id',
  'key',
  'name',
  'hint',
  'kind',
  'icon',
  'links',
  'fields',
  'thanks',
  'takes_files',
  'target_minutes',
  'target_business_days',
] as const;

/** The categories a visitor can pick from, in their order. */
export function categoriesOf({ db }: Deps, siteId: number): Promise<Category[]> {
  return db
    .selectFrom('category')
    .select([...CATEGORY_COLUMNS, 'pace_minutes', 'pace_replies'])
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/**
 * What the widget may know of a site: named field by field, so that a new column is never public by accident.
 * @param promiseBy the promise for one category, if written now
 * @param locale the language of the plain words, where the owner has none
 */
export function publicConfig(
  site: Site,
  categories: Category[],
  promiseBy: (category: Category) => Date | null,
  isOpen: boolean,
  locale = site.locales[0],
): SiteConfig {
  const text = promiseText(site.promise_settings, isOpen, locale);
  return {
    site: site.key,
    name: site.brand.shownName ?? site.name,
    mode: site.mode,
    brand: site.brand.color ? { color: site.brand.color } : {},
    categories: categories.map((category) => ({
      key: category.key,
      name: category.name,
      hint: category.hint,
      kind: category.kind,
      ...iconOf(category.icon),
      ...(category.links.length > 0 ? { links: category.links.map(({ label, href }) => ({ label, href })) } : {}),
      ...(category.thanks ? { thanks: category.thanks } : {}),
      ...(category.takes_files ? {} : { takesFiles: false as const }),
      promise: publicPromise(category.thanks ? null : promiseBy(category), text),
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

function iconOf(name: string | null): { icon?: string } {
  const icon = iconPath(name);
  return icon ? { icon } : {};
}

function publicPromise(by: Date | null, text: string): PromiseView {
  return by ? { by: by.toISOString(), text } : { by: null };
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
