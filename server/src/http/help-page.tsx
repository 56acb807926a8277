/** @jsxImportSource hono/jsx */
import { isRightToLeft } from '@helpslip/shared/languages';
import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { cachedBytes } from '../web/conditional.ts';
import type { WebContext } from '../web/route.ts';
import { HelpFoot } from './help-foot.tsx';
import { helpSheetAddress } from './help-sheet.ts';
import type { HelpSite } from './help-site.ts';

/** Nothing on these pages runs: not even our own script may. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export interface HelpPageFacts {
  title: string;
  description?: string | undefined;
  /** Where the page stands for search engines, under `/help/<key>`; left out, they are to leave it alone. */
  found?: { path?: string; query?: Record<string, string | null> };
  /** What search engines read of it, as schema.org has it. */
  structured?: object;
  /** Whether it says the same to everybody, so that any cache may keep it for a minute. Only 200 is kept. */
  isShared?: boolean;
  /** Whether the page itself says how else to reach the site. */
  saysOffice?: boolean;
  status?: ContentfulStatusCode;
}

/** Answers with a page of a site's help: its name above, other ways to reach it below, and no script. */
export async function answerHelpPage(
  c: WebContext,
  help: HelpSite,
  facts: HelpPageFacts,
  content: Child,
): Promise<Response> {
  const { title, description, found, structured, isShared, saysOffice, status = 200 } = facts;
  const { config, site, locale, words, addressOf, addressIn } = help;
  const { baseUrl } = c.get('deps').config;
  const page = (
    <html lang={locale} dir={isRightToLeft(locale) ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        {found ? (
          <>
            <link rel="canonical" href={baseUrl + addressOf(found.path, found.query)} />
            {site.locales.length > 1 &&
              site.locales.map((language) => (
                <link
                  rel="alternate"
                  hreflang={language}
                  href={baseUrl + addressIn(language, found.path, found.query)}
                />
              ))}
            <meta property="og:title" content={title} />
            {description && <meta property="og:description" content={description} />}
          </>
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <link rel="stylesheet" href={helpSheetAddress(config.brand.color)} />
        {structured && <script type="application/ld+json">{raw(scriptText(structured))}</script>}
      </head>
      <body class="help">
        <header>
          <a class="brand" href={addressOf()}>
            <bdi>{config.name}</bdi>
          </a>
          <a href={help.followAddress()}>{words.follow}</a>
        </header>
        <main>{content}</main>
        <HelpFoot help={help} hasSaid={Boolean(saysOffice)} {...(found ? { found } : {})} />
      </body>
    </html>
  );
  c.header('Content-Security-Policy', POLICY);
  const whole = String(await html`<!doctype html>${page}`);
  if (isShared && status === 200) return cachedBytes(c, whole, 'text/html; charset=UTF-8', 'public, max-age=60');
  c.header('Cache-Control', 'private, no-store');
  return c.html(whole, status);
}

/** JSON that no parser of HTML takes the end of its script from. */
function scriptText(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
