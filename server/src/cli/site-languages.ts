import { filledLine } from '@helpslip/shared/text';
import * as v from 'valibot';
import type { NewArticle } from '../articles/add-articles.ts';
import { articleLimits, bodySchema, questionSchema } from '../articles/article-text.ts';
import { type NewSite, textsOfNewSite } from '../sites/add-site.ts';
import { ownTextSchema } from '../web/own-text-schema.ts';

/** A site's texts by language, and in it by their places, such as `category billing name`. */
export const translationsSchema = v.record(v.string(), v.record(v.string(), v.string()));

/** An answer by language. */
export const answerTranslationsSchema = v.record(
  v.string(),
  v.strictObject({
    question: questionSchema,
    phrasings: v.optional(
      v.pipe(v.array(filledLine(articleLimits.phrasing)), v.maxLength(articleLimits.phrasings)),
      [],
    ),
    body: bodySchema,
  }),
);

/** What is wrong with the languages of a site file, each with its place; empty where nothing is. */
export function languageFaults(
  site: NewSite & { locales: string[]; translations: Record<string, Record<string, string>> },
  articles: NewArticle[],
): string[] {
  const [, ...others] = site.locales;
  const keys = new Set(textsOfNewSite(site).map(({ key }) => key));
  const strangers = (place: string, translations: object) =>
    Object.keys(translations)
      .filter((locale) => !others.includes(locale))
      .map((locale) => `${place}.${locale}: This is none of the site's languages besides its first.`);
  const texts = Object.entries(site.translations).flatMap(([locale, said]) =>
    Object.entries(said).flatMap(([key, text]) => {
      const place = `translations.${locale}.${key}`;
      if (!keys.has(key)) return [`${place}: The site has no text at this place.`];
      const read = v.safeParse(ownTextSchema(key), text, { abortPipeEarly: true });
      return read.success ? [] : [`${place}: ${read.issues[0].message}`];
    }),
  );
  return [
    ...(new Set(site.locales).size < site.locales.length ? ['locales: Name each language once.'] : []),
    ...strangers('translations', site.translations),
    ...texts,
    ...articles.flatMap(({ translations = {} }, at) => strangers(`articles.${at}.translations`, translations)),
  ];
}
