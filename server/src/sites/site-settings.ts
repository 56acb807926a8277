import type { Calendar, Contact, PromiseSettings, SiteMode } from '@helpslip/shared/contract';
import type { Kysely } from 'kysely';
import type { Database, SitePolicies } from '../db/schema.ts';
import { Refusal } from '../errors.ts';
import { hashOf } from '../ids.ts';

/** A site as its owner sets it up, also while it is switched off. */
export interface SiteSettings {
  id: number;
  key: string;
  name: string;
  mode: SiteMode;
  brand: { color?: string; shownName?: string };
  calendar: Calendar;
  policies: SitePolicies;
  promise_settings: PromiseSettings;
  contacts: Contact[];
  locales: string[];
  allowed_origins: string[];
  follow_up_days: number | null;
  disabled_at: Date | null;
}

const COLUMNS = [
  'site.id',
  'site.key',
  'site.name',
  'mode',
  'brand',
  'calendar',
  'policies',
  'promise_settings',
  'contacts',
  'locales',
  'allowed_origins',
  'follow_up_days',
  'disabled_at',
] as const;

/** The sites that somebody may set up, by name: those that an owner belongs to; none for an agent. */
export function settingsOfOwner(db: Kysely<Database>, staffId: string): Promise<SiteSettings[]> {
  return ownSites(db, staffId).orderBy('site.name').orderBy('site.id').execute();
}

/**
 * One of the sites that somebody may set up.
 * @throws Refusal `not-found`, alike for an unknown one, one of others, and staff who are no owners
 */
export async function settingsOf(db: Kysely<Database>, staffId: string, key: string): Promise<SiteSettings> {
  const isKey = /^[a-z0-9-]{1,64}$/.test(key);
  const site = isKey ? await ownSites(db, staffId).where('site.key', '=', key).executeTakeFirst() : undefined;
  if (!site) throw new Refusal('not-found', 'There is no site with this key among yours.');
  return site;
}

/** The same with its row locked: for whoever is about to change it. */
export async function lockSettings(trx: Kysely<Database>, staffId: string, siteId: number): Promise<SiteSettings> {
  const site = await ownSites(trx, staffId).where('site.id', '=', siteId).forUpdate('site').executeTakeFirst();
  if (!site) throw new Refusal('not-found', 'There is no such site among yours.');
  return site;
}

function ownSites(db: Kysely<Database>, staffId: string) {
  return db
    .selectFrom('site')
    .innerJoin('site_staff', 'site_staff.site_id', 'site.id')
    .innerJoin('staff', 'staff.id', 'site_staff.staff_id')
    .select(COLUMNS)
    .where('staff.id', '=', staffId)
    .where('staff.role', '=', 'owner')
    .where('staff.removed_at', 'is', null);
}

/** A mark of a state: a form carries it along, and shows by it that it was made from what is saved now. */
export function markOf(state: unknown): string {
  return hashOf(state).toString('base64url').slice(0, 22);
}

/** @throws Refusal `conflict` where a form was made from another state than the one that is saved now */
export function refuseOvertaken(seen: string, saved: unknown): void {
  if (seen !== markOf(saved))
    throw new Refusal('conflict', 'Somebody else has changed this since you opened it. Nothing of yours is lost.');
}
