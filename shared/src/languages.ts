/** The languages that Helpslip speaks. The first is spoken where no other is wanted. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'ja', 'ar'] as const;

export type Language = (typeof languages)[number];

/** A language for texts, and the kind of it in which dates and numbers are written. */
export interface Spoken {
  language: Language;
  /** A tag for `Intl`: a language and perhaps a region, never more. */
  locale: string;
}

// Other parts of a tag would change digits and calendar of a text for strangers.
const TAG = /^([a-z]{2})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?![a-z\d])/;

/**
 * The first wanted language that is spoken here; a region falls back to its language. Dates follow the first wanted tag of that language
 * that names a region.
 * @param wanted language tags as pages and browsers give them, the most wanted first; what is no tag is passed over
 * @returns null when none of them is spoken
 */
export function spokenOf(wanted: readonly string[]): Spoken | null {
  const tags = wanted.map((tag) => TAG.exec(tag.toLowerCase()) ?? []);
  for (const [, name] of tags) {
    const language = name && languages.find((one) => one.startsWith(name));
    if (!language) continue;
    const region = tags.find((tag) => tag[1] === name && tag[2])?.[2];
    return { language, locale: region ? `${name}-${region.toUpperCase()}` : language === 'en' ? 'en-GB' : language };
  }
  return null;
}

/** Whether a language is written from right to left. @param locale a tag of a language that is spoken here */
export const isRightToLeft = (locale: string): boolean => locale.startsWith('ar');
