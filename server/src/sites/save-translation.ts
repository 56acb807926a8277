import { recordAudit } from '../db/record-audit.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { lockSettings, refuseOvertaken } from './site-settings.ts';
import { translationState } from './translation-state.ts';
import { firstLocale } from './wording.ts';

interface AtWork {
  siteId: number;
  /** One of the site's languages, except its first. */
  locale: string;
  /** The mark of the state that the form was made from. */
  seen: string;
}

export interface TypedTranslation {
  /** By the keys of the texts; blank where there is none. */
  texts: Map<string, string>;
  /** The keys of those that hold although their original has changed. */
  stillRight: Set<string>;
}

/**
 * Saves a site's texts in another language. Visitors have them within half a minute; what is left blank is said in the first language.
 * @throws Refusal `not-found`, also for a language that the site does not offer, and `conflict` where somebody has saved since
 */
export function saveTranslation(
  { db, clock }: Deps,
  staffId: string,
  { siteId, locale, seen }: AtWork,
  { texts, stillRight }: TypedTranslation,
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const site = await lockSettings(trx, staffId, siteId);
    if (!site.locales.includes(locale) || locale === firstLocale(site))
      throw new Refusal('not-found', 'This site does not offer this language.');
    const { groups, translated, state } = await translationState(trx, site, locale);
    refuseOvertaken(seen, state);
    // What is translated of archived categories stays for their return.
    const next = new Map(translated);
    for (const { key, original } of groups.flatMap((group) => group.texts)) {
      const text = texts.get(key) ?? '';
      const before = translated.get(key);
      const isAsBefore = before?.text === text && !stillRight.has(key);
      if (text === '') next.delete(key);
      else next.set(key, isAsBefore ? before : { text, of: original });
    }
    const row = { texts: JSON.stringify(Object.fromEntries(next)), updated_at: at };
    await trx
      .insertInto('site_translation')
      .values({ site_id: siteId, locale, ...row })
      .onConflict((conflict) => conflict.columns(['site_id', 'locale']).doUpdateSet(row))
      .execute();
    const changed = [...new Set([...translated.keys(), ...next.keys()])].filter(
      (key) => translated.get(key)?.text !== next.get(key)?.text,
    );
    const detail = { language: locale, texts: changed.length };
    await recordAudit(trx, { siteId, staffId, action: 'translation-changed', detail }, at);
  });
}

/**
 * Says which languages a site offers, its own first. What is translated into one that is offered no more is kept.
 * @param seen the mark of the languages that the form was made from
 * @throws Refusal `not-found`, and `conflict` where somebody has saved since
 */
export function saveLocales(
  { db, clock }: Deps,
  staffId: string,
  { siteId, seen }: { siteId: number; seen: string },
  locales: string[],
): Promise<void> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const site = await lockSettings(trx, staffId, siteId);
    refuseOvertaken(seen, site.locales);
    await trx.updateTable('site').set({ locales, updated_at: at }).where('id', '=', siteId).execute();
    const detail = { changes: [{ what: 'locales', before: site.locales, after: locales }] };
    await recordAudit(trx, { siteId, staffId, action: 'languages-changed', detail }, at);
  });
}
