/** @jsxImportSource hono/jsx */
import { instantWords } from '@helpslip/shared/instant-words';
import { formatReference, parseReference } from '@helpslip/shared/reference';
import { getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '../errors.ts';
import { derivedToken, hashToken } from '../ids.ts';
import { receiptOfKey } from '../tickets/open-ticket.ts';
import { ticketView } from '../tickets/queries.ts';
import type { Route, WebContext } from '../web/route.ts';
import { orNoHelp } from './help-missing.tsx';
import { answerHelpPage } from './help-page.tsx';
import { type HelpSite, helpSiteOf } from './help-site.ts';

const COOKIE = 'helpslip-slip';
const KEPT_SECONDS = 3600;

/** The slip, for the browser that sent the form: a reload shows it again, and opens nothing. */
export const slipRoute: Route = {
  method: 'GET',
  path: '/help/:key/slip/:reference',
  policy: { audience: 'everyone' },
  answer: slipPage,
  refuse: orNoHelp,
};

/**
 * Lets the browser that sent a form see its slip for an hour. The cookie names the form and not the ticket, is sent to the pages of
 * slips alone, and is signed: nobody sees a ticket by guessing the key that some program chose for it.
 */
export function keepSlip(c: WebContext, { site }: HelpSite, key: string): void {
  setCookie(c, COOKIE, `${key}.${markOf(c, site.id, key)}`, {
    path: `/help/${site.key}/slip`,
    maxAge: KEPT_SECONDS,
    httpOnly: true,
    sameSite: 'Strict',
    secure: c.get('deps').config.baseUrl.startsWith('https:'),
  });
}

async function slipPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const help = await helpSiteOf(c);
  const { words, config, dateLocale, addressOf } = help;
  const stored = parseReference(c.req.param('reference') ?? '');
  if (!stored) throw new Refusal('not-found', words.noHelp);
  const reference = formatReference(stored);
  const key = keyKept(c, help.site.id);
  const receipt = key && (await receiptOfKey(deps, help.site.id, key));
  // Without the cookie the number still shows what it shows everywhere.
  if (!receipt || receipt.reference !== reference) return c.redirect(help.followAddress(reference), 303);
  const ticket = await ticketView(deps, stored, receipt.token);
  const { by } = ticket.promise;
  const category = config.categories.find((one) => one.key === ticket.category.key);
  return answerHelpPage(
    c,
    help,
    { title: `${words.slip} ${reference}` },
    <section class="card">
      <h1>{words.haveIt}</h1>
      <div class="slip">
        <small>{words.reference}</small>
        <p class="number" dir="ltr">
          {reference}
        </p>
        <p class="promise">
          {by ? (
            <time dateTime={by}>{words.replyBy(instantWords(new Date(by), config.hours.timeZone, dateLocale))}</time>
          ) : (
            <span lang={help.langOf(category?.thanks ?? '')}>
              {category?.thanks ?? ticket.thanks ?? words.noPromise}
            </span>
          )}
          <small>
            <bdi>{ticket.subject}</bdi>
          </small>
        </p>
      </div>
      <p>{words.keepIt}</p>
      <p class="more">
        <a href={receipt.trackUrl.replace('/t#', `${help.followAddress()}#`)}>{words.followThis}</a>
        <a href={addressOf()}>{words.backToHelp}</a>
      </p>
    </section>,
  );
}

function keyKept(c: WebContext, siteId: number): string | null {
  const [key = '', mark = ''] = (getCookie(c, COOKIE) ?? '').split('.');
  return hashToken(mark).equals(hashToken(markOf(c, siteId, key))) ? key : null;
}

function markOf(c: WebContext, siteId: number, key: string): string {
  return derivedToken(c.get('deps').config.secret, `slip:${siteId}:${key}`);
}
