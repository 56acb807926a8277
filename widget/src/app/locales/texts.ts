import { en, type Texts } from './en.ts';

/** The texts for a language, and the locale for its dates: of English, the visitor's or the page's own kind. */
export function textsFor(locale = ''): Texts {
  const wanted = [locale, navigator.language].find((one) => /^en(-[A-Z]{2})?$/.test(one));
  return { ...en, locale: wanted && wanted !== 'en' ? wanted : en.locale };
}
