import { english, type LetterTexts } from './en.ts';

const languages: Record<string, LetterTexts> = { en: english };

/** What letters say in a reader's language, and in English where there is no other yet. @param locale a language tag */
export function textsFor(locale: string): LetterTexts {
  const [language = ''] = locale.toLowerCase().split('-');
  return Object.hasOwn(languages, language) ? (languages[language] ?? english) : english;
}
