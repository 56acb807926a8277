import type { Kysely } from 'kysely';
import type { Database, TranslatedText } from '../db/schema.ts';
import { categorySettings } from './category-settings.ts';
import { categorySaid, type OwnText, siteSaid, textsOf } from './own-texts.ts';
import type { SiteSettings } from './site-settings.ts';
import { translatedTexts } from './wording.ts';

/** `older`: its original has changed since it was translated. */
export type TranslationStanding = 'missing' | 'older' | 'done';

/** The texts of one part of a site: its own, or those of a category and its form. */
export interface TextGroup {
  /** The category's name; null for the site itself. */
  category: string | null;
  texts: OwnText[];
}

/** All texts of a site that can be said in other languages, part by part. Archived categories say nothing. */
export async function textGroups(db: Kysely<Database>, site: SiteSettings): Promise<TextGroup[]> {
  const categories = await categorySettings(db, site.id);
  const groups = [
    { category: null, texts: textsOf((say) => siteSaid(site, say)) },
    ...categories
      .filter(({ archived_at }) => archived_at === null)
      .map((category) => ({ category: category.name, texts: textsOf((say) => categorySaid(category, say)) })),
  ];
  return groups.filter(({ texts }) => texts.length > 0);
}

/** Where the translation of a text stands. */
export function standingOf({ original }: OwnText, translated: TranslatedText | undefined): TranslationStanding {
  if (!translated) return 'missing';
  return translated.of === original ? 'done' : 'older';
}

export interface TranslationCounts {
  total: number;
  missing: number;
  older: number;
}

/** How much of a site's texts is there in a language. */
export function countTexts(groups: TextGroup[], translated: Map<string, TranslatedText>): TranslationCounts {
  const standings = groups.flatMap(({ texts }) => texts.map((text) => standingOf(text, translated.get(text.key))));
  const count = (standing: TranslationStanding) => standings.filter((one) => one === standing).length;
  return { total: standings.length, missing: count('missing'), older: count('older') };
}

/** What a form of translations was made from: the texts as they are, and as they are translated. */
export async function translationState(
  db: Kysely<Database>,
  site: SiteSettings,
  locale: string,
): Promise<{ groups: TextGroup[]; translated: Map<string, TranslatedText>; state: unknown }> {
  const groups = await textGroups(db, site);
  const translated = await translatedTexts(db, site.id, locale);
  const state = groups.flatMap(({ texts }) =>
    texts.map(({ key, original }) => [key, original, translated.get(key)?.text ?? null]),
  );
  return { groups, translated, state };
}
