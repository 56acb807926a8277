import type { SiteConfig } from '@helpslip/shared/contract';
import { spokenOf } from '@helpslip/shared/languages';
import { type Site, siteOf } from '../sites/queries.ts';
import type { Wording } from '../sites/wording.ts';
import type { WebContext } from '../web/route.ts';
import type { HelpWords } from './help-words/en.ts';
import { helpWords } from './help-words/languages.ts';
import { configIn, wordingAsked } from './sites.ts';

type Query = Record<string, string | null | undefined>;

/** A site as its plain page shows it, in the language that was asked for. */
export interface HelpSite {
  site: Site;
  config: SiteConfig;
  /** The language of the site's own texts; null is the one that they were written in. */
  translation: Wording['translation'];
  /** For the page's `lang`. */
  locale: string;
  /** For dates and numbers. */
  dateLocale: string;
  words: HelpWords;
  /** The `lang` of an owner's text; undefined for one in the language of the page. */
  langOf(text: string): string | undefined;
  /** The address of a page of this site in its language. @param path under `/help/<key>`, such as `/12` */
  addressOf(path?: string, query?: Query): string;
  /** Where requests are followed, in the same language. */
  followAddress(reference?: string): string;
  /** The address of a page in another of the site's languages. */
  addressIn(locale: string, path?: string, query?: Query): string;
}

/** @throws Refusal `not-found`, alike for unknown, disabled and malformed keys */
export async function helpSiteOf(c: WebContext): Promise<HelpSite> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  const wording = await wordingAsked(c, site);
  const { locale, translation, languageOf } = wording;
  const languages = new Map<string, string>();
  const config = await configIn(deps, site, {
    ...wording,
    say(original, ...place) {
      if (languageOf(...place) !== locale) languages.set(original, languageOf(...place));
      return wording.say(original, ...place);
    },
  });
  const addressIn: HelpSite['addressIn'] = (language, path = '', query = {}) => {
    const isFirst = language === site.locales[0];
    const given = Object.entries({ ...query, locale: isFirst ? null : language });
    const search = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return `/help/${site.key}${path}${search.size > 0 ? `?${search}` : ''}`;
  };
  return {
    site,
    config,
    translation,
    locale,
    dateLocale: dateLocaleOf(locale),
    words: helpWords(locale),
    langOf: (text) => languages.get(text),
    addressOf: (path, query) => addressIn(locale, path, query),
    followAddress: (reference) => {
      const search = new URLSearchParams({
        ...(reference ? { reference } : {}),
        ...(translation ? { lang: locale } : {}),
      });
      return search.size > 0 ? `/t?${search}` : '/t';
    },
    addressIn,
  };
}

/** @returns a tag for dates and numbers. A language that the page has no words in has English ones. */
export const dateLocaleOf = (locale: string): string => spokenOf([locale])?.locale ?? 'en-GB';

/** A wait in words: `5 seconds`. @param locale a language tag */
export function secondsIn(locale: string, seconds: number): string {
  const form = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(dateLocaleOf(locale), form).format(seconds);
}
