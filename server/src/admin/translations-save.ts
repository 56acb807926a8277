import { looksBlank } from '@helpslip/shared/text';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { saveLocales, saveTranslation } from '../sites/save-translation.ts';
import { localesSchema } from '../sites/site-schema.ts';
import type { SiteSettings } from '../sites/site-settings.ts';
import { textGroups } from '../sites/translation-state.ts';
import { formFields } from '../web/form.ts';
import { FORM_TOKEN_FIELD } from '../web/guard.ts';
import { ownTextSchema } from '../web/own-text-schema.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { refusedState, TICKED, unfinishedState } from './settings-form.tsx';
import { settingsHref, siteIn } from './settings-frame.tsx';
import { answerLanguages, choosableLocales, offeredField, translationHref, typedLocales } from './translations.tsx';
import { answerTranslation, localeIn, stillRightField, textField, typedTranslation } from './translations-language.tsx';

/** POST /admin/settings/:site/languages */
export async function saveLanguagesDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const typed = Object.fromEntries(await formFields(c));
  const first = typed.first ?? '';
  const choosable = choosableLocales(site);
  if (!choosable.includes(first)) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  // The order in which they were offered stays; new ones come last.
  const ticked = [...new Set([...site.locales, ...choosable])].filter(
    (locale) => typed[offeredField(locale)] === TICKED,
  );
  const locales = v.safeParse(localesSchema, [first, ...ticked.filter((locale) => locale !== first)]);
  if (!locales.success)
    return answerLanguages(c, site, unfinishedState({ typed, faults: { first: locales.issues[0].message } }));
  try {
    const seen = { siteId: site.id, seen: typed.seen ?? '' };
    await saveLocales(c.get('deps'), staffIn(c).id, seen, locales.output);
  } catch (thrown) {
    const now = await siteIn(c);
    return answerLanguages(c, now, refusedState(thrown, typed, typedLocales(now)));
  }
  return c.redirect(`${settingsHref(site.key)}/languages?saved=languages`, 303);
}

/** POST /admin/settings/:site/languages/:locale: all texts of a language at once. What cannot be saved stays as typed. */
export async function saveTranslationDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const locale = localeIn(c, site);
  const { texts, typed, stillRight, faults } = await readTranslation(c, site);
  if (Object.keys(faults).length > 0) return answerTranslation(c, site, locale, unfinishedState({ typed, faults }));
  try {
    const atWork = { siteId: site.id, locale, seen: typed.seen ?? '' };
    await saveTranslation(c.get('deps'), staffIn(c).id, atWork, { texts, stillRight });
  } catch (thrown) {
    const now = await siteIn(c);
    return answerTranslation(c, now, locale, refusedState(thrown, typed, await typedTranslation(c, now, locale)));
  }
  return c.redirect(`${translationHref(site.key, locale)}?saved=translation`, 303);
}

/** Reads each text by the schema of its original. @throws Refusal `invalid` for a form that lacks one: blank must mean blank */
async function readTranslation(c: WebContext, site: SiteSettings) {
  const typed = Object.fromEntries([...(await formFields(c))].filter(([name]) => name !== FORM_TOKEN_FIELD));
  const groups = await textGroups(c.get('deps').db, site);
  const texts = new Map<string, string>();
  const stillRight = new Set<string>();
  const faults: Record<string, string> = {};
  for (const text of groups.flatMap((group) => group.texts)) {
    const name = textField(text);
    const written = typed[name] ?? '';
    const read = looksBlank(written) || v.safeParse(ownTextSchema(text.key), written, { abortPipeEarly: true });
    if (read === true) texts.set(text.key, '');
    else if (read.success) texts.set(text.key, read.output);
    else faults[name] = read.issues[0].message;
    if (typed[stillRightField(text)] === TICKED) stillRight.add(text.key);
  }
  return { texts, typed, stillRight, faults };
}
