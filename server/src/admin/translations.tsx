/** @jsxImportSource hono/jsx */
import { languages } from '@helpslip/shared/languages';
import { articleGaps } from '../articles/translations.ts';
import type { Deps } from '../deps.ts';
import { markOf, type SiteSettings } from '../sites/site-settings.ts';
import { countTexts, type TranslationCounts, textGroups } from '../sites/translation-state.ts';
import { firstLocale, translatedTexts } from '../sites/wording.ts';
import type { WebContext } from '../web/route.ts';
import { languageName } from './language-name.ts';
import { FormToken } from './layout.tsx';
import { type FormState, Notice, SelectRow, savedState, TICKED, TickRow } from './settings-form.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';

export const offeredField = (locale: string) => `offered-${locale}`;

/** Those that Helpslip speaks, and those that the site offers besides. */
export function choosableLocales(site: SiteSettings): string[] {
  return [...new Set([...languages, ...site.locales])];
}

/** A site's languages as they stand in their form. */
export function typedLocales(site: SiteSettings): Record<string, string> {
  const offered = choosableLocales(site).map((locale) => [
    offeredField(locale),
    site.locales.includes(locale) ? TICKED : '',
  ]);
  return { first: firstLocale(site), ...Object.fromEntries(offered) };
}

/** GET /admin/settings/:site/languages */
export async function languagesPage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  return answerLanguages(c, site, savedState(typedLocales(site)));
}

export async function answerLanguages(c: WebContext, site: SiteSettings, form: FormState): Promise<Response> {
  const others = site.locales.filter((locale) => locale !== firstLocale(site));
  const standings = await standingsOf(c.get('deps'), site, others);
  return answerSettings(
    c,
    site,
    { title: 'Languages', part: 'languages', status: form.status },
    <>
      <section class="card" aria-labelledby="translations-title">
        <h2 id="translations-title">Your texts in other languages</h2>
        <p class="hint">
          What is not translated yet, visitors read in {languageName(firstLocale(site))}. The buttons and labels of the
          widget, and the letters, come in each of the ten languages by themselves.
        </p>
        {standings.length === 0 ? (
          <p class="hint">This site offers one language. Offer another below, and its texts are listed here.</p>
        ) : (
          <ul class="translations">
            {standings.map((standing) => (
              <LanguageRow siteKey={site.key} {...standing} />
            ))}
          </ul>
        )}
      </section>
      <LocalesForm c={c} site={site} form={form} />
    </>,
  );
}

interface LanguageStanding {
  locale: string;
  texts: TranslationCounts;
  articles: TranslationCounts;
}

async function standingsOf(deps: Deps, site: SiteSettings, locales: string[]): Promise<LanguageStanding[]> {
  const groups = await textGroups(deps.db, site);
  return Promise.all(
    locales.map(async (locale) => ({
      locale,
      texts: countTexts(groups, await translatedTexts(deps.db, site.id, locale)),
      articles: (await articleGaps(deps, site.id, locale)).counts,
    })),
  );
}

function LanguageRow({ siteKey, locale, texts, articles }: LanguageStanding & { siteKey: string }) {
  return (
    <li>
      <a href={translationHref(siteKey, locale)}>{languageName(locale)}</a>
      <Counts of="texts" counts={texts} />
      <Counts of="answers" counts={articles} />
    </li>
  );
}

/** How much is missing, in words: `12 of 40 texts missing, 1 older than its original`. */
export function Counts({ of, counts: { total, missing, older } }: { of: string; counts: TranslationCounts }) {
  if (missing + older === 0) return <span class="translated">All {of} translated</span>;
  return (
    <span class="gap">
      {missing > 0 && `${missing} of ${total} ${of} missing`}
      {missing > 0 && older > 0 && ', '}
      {older > 0 && `${older} older than the original`}
    </span>
  );
}

function LocalesForm({ c, site, form }: { c: WebContext; site: SiteSettings; form: FormState }) {
  const options = choosableLocales(site).map((locale) => ({ value: locale, label: languageName(locale) }));
  const others = options.filter(({ value }) => value !== firstLocale(site));
  return (
    <form class="card" method="post" action={`${settingsHref(site.key)}/languages`} aria-labelledby="offered-title">
      <h2 id="offered-title">The languages you offer</h2>
      <FormToken value={c.get('formToken')} />
      <input type="hidden" name="seen" value={markOf(site.locales)} />
      <Notice form={form} isSaved={c.req.query('saved') === 'languages'} />
      <SelectRow
        form={form}
        name="first"
        label="Your own texts are in"
        options={options}
        hint="Whoever speaks none of the languages below gets these texts."
      />
      <fieldset class="offered">
        <legend>Offered besides</legend>
        {others.map(({ value, label }) => (
          <TickRow form={form} name={offeredField(value)} label={label} />
        ))}
      </fieldset>
      <p class="hint">What is translated into a language that you offer no more is kept.</p>
      <button class="button" type="submit">
        Save languages
      </button>
    </form>
  );
}

export function translationHref(siteKey: string, locale: string): string {
  return `${settingsHref(siteKey)}/languages/${locale}`;
}
