import { publishedDates } from '../articles/published-dates.ts';
import { cachedBytes } from '../web/conditional.ts';
import type { Route, WebContext } from '../web/route.ts';
import { orNoHelp } from './help-missing.tsx';
import { helpSiteOf } from './help-site.ts';

/** The pages of a site's answers, in each of its languages, for search engines: https://www.sitemaps.org/protocol.html. */
export const sitemapRoute: Route = {
  method: 'GET',
  path: '/help/:key/sitemap.xml',
  policy: { audience: 'everyone' },
  answer: sitemap,
  refuse: orNoHelp,
};

/** What the protocol allows in one file. */
const MOST_ADDRESSES = 50_000;

async function sitemap(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const { site, addressIn } = await helpSiteOf(c);
  const most = Math.floor(MOST_ADDRESSES / site.locales.length) - 1;
  const pages = [{ path: '', changedAt: null }, ...(await publishedDates(deps, site.id, most))];
  const addresses = pages.flatMap(({ path, changedAt }) =>
    site.locales.map((locale) => {
      const lastChange = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
      return `<url><loc>${xmlText(deps.config.baseUrl + addressIn(locale, path))}</loc>${lastChange}</url>\n`;
    }),
  );
  const whole = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.join('')}</urlset>
`;
  return cachedBytes(c, whole, 'application/xml; charset=utf-8', 'public, max-age=600');
}

const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
