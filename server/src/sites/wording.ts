import type { Kysely } from 'kysely';
import type { Database, TranslatedText } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { type Say, textKey } from './own-texts.ts';

/** A site as it speaks one of its languages. */
export interface Wording {
  locale: string;
  /** The same where it is not the site's first language, the one that its own texts are in; null there. */
  translation: string | null;
  say: Say;
  /** The language in which the text of a place is said: the site's first where it is not translated. */
  languageOf(...place: string[]): string;
}

interface Speaker {
  id: number;
  locales: string[];
}

/** The language in which a site's own texts are written. */
export const firstLocale = ({ locales }: Pick<Speaker, 'locales'>): string => locales[0] ?? 'en';

/**
 * The wording of a site for somebody who asks for a language.
 * @param asked a language tag, or anything; a language that the site does not offer gives its first
 */
export async function wordingOf(deps: Deps, site: Speaker, asked: string | null | undefined): Promise<Wording> {
  const first = firstLocale(site);
  const locale = (asked && localeAmong(site.locales, asked)) || first;
  if (locale === first) return { locale, translation: null, say: (original) => original, languageOf: () => first };
  const texts = await translatedTexts(deps.db, site.id, locale);
  return {
    locale,
    translation: locale,
    say: (original, ...place) => texts.get(textKey(place))?.text ?? original,
    languageOf: (...place) => (texts.has(textKey(place)) ? locale : first),
  };
}

/** The very language that is asked for, or else one that differs in its region alone: `de-AT` means `de`, `pt` means `pt-BR`. */
function localeAmong(locales: string[], asked: string): string | undefined {
  const [wanted, base] = [asked.toLowerCase(), baseOf(asked)];
  return locales.find((locale) => locale.toLowerCase() === wanted) ?? locales.find((locale) => baseOf(locale) === base);
}

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0];

/** What an owner has translated of a site's texts, by their keys. */
export async function translatedTexts(
  db: Kysely<Database>,
  siteId: number,
  locale: string,
): Promise<Map<string, TranslatedText>> {
  const row = await db
    .selectFrom('site_translation')
    .select('texts')
    .where('site_id', '=', siteId)
    .where('locale', '=', locale)
    .executeTakeFirst();
  return new Map(Object.entries(row?.texts ?? {}));
}
