import type { Contact, PromiseSettings, SiteMode } from '@helpslip/shared/contract';
import { recordAudit } from '../db/record-audit.ts';
import type { SitePolicies } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { changesBetween } from './changes.ts';
import { lockSettings, refuseOvertaken, type SiteSettings } from './site-settings.ts';

/** What an owner says of a site, except when people are there and what can be asked. */
export interface SiteText {
  name: string;
  mode: SiteMode;
  brand: { color?: string; shownName?: string };
  policies: SitePolicies;
  promise: PromiseSettings;
  contacts: Contact[];
  locales: string[];
  allowedOrigins: string[];
  followUpDays: number | null;
}

/** The part of the settings that `saveSite` changes. */
export function siteTextOf(site: SiteSettings): SiteText {
  return {
    name: site.name,
    mode: site.mode,
    brand: site.brand,
    policies: site.policies,
    promise: site.promise_settings,
    contacts: site.contacts,
    locales: site.locales,
    allowedOrigins: site.allowed_origins,
    followUpDays: site.follow_up_days,
  };
}

/**
 * Saves what an owner says of a site. Visitors have it within half a minute.
 * @param seen the mark of the state that the form was made from
 * @throws Refusal `not-found`, and `conflict` where somebody else has saved since
 */
export function saveSite(
  { db, clock }: Deps,
  staffId: string,
  { siteId, seen }: { siteId: number; seen: string },
  text: SiteText,
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const before = siteTextOf(await lockSettings(trx, staffId, siteId));
    refuseOvertaken(seen, before);
    await trx
      .updateTable('site')
      .set({
        name: text.name,
        mode: text.mode,
        brand: JSON.stringify(text.brand),
        policies: JSON.stringify(text.policies),
        promise_settings: JSON.stringify(text.promise),
        contacts: JSON.stringify(text.contacts),
        locales: text.locales,
        allowed_origins: text.allowedOrigins,
        follow_up_days: text.followUpDays,
        updated_at: at,
      })
      .where('id', '=', siteId)
      .execute();
    const detail = { changes: changesBetween({ ...before }, { ...text }) };
    await recordAudit(trx, { siteId, staffId, action: 'site-changed', detail }, at);
  });
}

/**
 * Switches a site off, so that its widget is gone and nothing is taken for it any more, or on again. Nothing is deleted.
 * @throws Refusal `not-found`
 */
export function switchSite(
  { db, clock }: Deps,
  staffId: string,
  { siteId, isOn }: { siteId: number; isOn: boolean },
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const { disabled_at } = await lockSettings(trx, staffId, siteId);
    if ((disabled_at === null) === isOn) return;
    await trx
      .updateTable('site')
      .set({ disabled_at: isOn ? null : at, updated_at: at })
      .where('id', '=', siteId)
      .execute();
    await recordAudit(trx, { siteId, staffId, action: isOn ? 'site-switched-on' : 'site-switched-off' }, at);
  });
}
