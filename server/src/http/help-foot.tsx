/** @jsxImportSource hono/jsx */
import { safeHref } from '@helpslip/shared/blocks';
import { serviceHours } from '../notifications/letters/service-hours.ts';
import type { HelpPageFacts } from './help-page.tsx';
import type { HelpSite } from './help-site.ts';

/** What stands below every page: the languages, and above them how else to reach the site where the page has not said it. */
export function HelpFoot({
  help,
  found,
  hasSaid,
}: { help: HelpSite; hasSaid: boolean } & Pick<HelpPageFacts, 'found'>) {
  const { locale, words, addressIn, site } = help;
  return (
    <footer>
      {!hasSaid && <Office help={help} />}
      {site.locales.length > 1 && (
        <nav aria-label={words.languages}>
          {site.locales.map((language) => (
            <a
              href={addressIn(language, found?.path, found?.query)}
              lang={language}
              hreflang={language}
              aria-current={language === locale ? 'true' : undefined}
            >
              {ownName(language)}
            </a>
          ))}
        </nav>
      )}
    </footer>
  );
}

/** When the site's people are there, what they help with, and other ways to reach them. */
export function Office({ help }: { help: HelpSite }) {
  const { config, words, langOf } = help;
  const hours = serviceHours(config.hours, help.dateLocale);
  const { supported, privacyHref } = config.policies;
  const privacy = privacyHref && outwardHref(privacyHref);
  const ways = config.contacts.flatMap(({ label, href }) => {
    const safe = outwardHref(href);
    return safe ? [{ label, href: safe }] : [];
  });
  return (
    <div class="office">
      {hours && <p dir="auto">{words.hours(hours)}</p>}
      {supported && (
        <p dir="auto" lang={langOf(supported)}>
          {supported}
        </p>
      )}
      {ways.length > 0 && (
        <p>
          {words.otherWays}:{' '}
          {ways.map(({ label, href }, place) => (
            <>
              {place > 0 && ' · '}
              <a href={href} rel="noopener noreferrer">
                <bdi lang={langOf(label)}>{label}</bdi>
              </a>
            </>
          ))}
        </p>
      )}
      {privacy && (
        <p>
          <a href={privacy} rel="noopener noreferrer">
            {words.privacy}
          </a>
        </p>
      )}
    </div>
  );
}

/** An address that leads somewhere from here: a path of the owner's own pages does not. @returns null for those, and for unsafe ones */
export function outwardHref(href: string): string | null {
  const safe = safeHref(href);
  return safe && /^[a-z]/i.test(safe) ? safe : null;
}

/** A language as its speakers call it. */
function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
}
