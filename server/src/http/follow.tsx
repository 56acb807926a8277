/** @jsxImportSource hono/jsx */
import { parseReference } from '@helpslip/shared/reference';
import { Refusal } from '../errors.ts';
import { ticketState } from '../tickets/queries.ts';
import { zoneOfTicket } from '../tickets/zone-of-ticket.ts';
import { statuses } from '../web/problems.ts';
import type { Route, WebContext } from '../web/route.ts';
import { AccessForm, askForLink, lostPage, sentPage } from './follow-access.tsx';
import { answerFollowPage, FindForm, followSheetRoute } from './follow-page.tsx';
import { Status } from './follow-status.tsx';
import { words } from './follow-words.ts';
import { countMisses } from './misses.ts';

const policy = { audience: 'everyone' } as const;
const SHOWN_OF_TYPED = 64;
const ENGLISH = /^en(?:-[A-Z]{2})?$/i;
const MOST_TAGS = 20;

/** The follow page: status by reference without script; with it, and the token in the fragment, the conversation too. */
export const followRoutes: Route[] = [
  { method: 'GET', path: '/t', policy, answer: followPage },
  { method: 'GET', path: '/t/access', policy, answer: lostPage },
  { method: 'POST', path: '/t/access', policy: { ...policy, limit: 'access' }, answer: askForLink },
  { method: 'GET', path: '/t/sent', policy, answer: sentPage },
  followSheetRoute,
];

async function followPage(c: WebContext): Promise<Response> {
  const typed = (c.req.query('reference') ?? '').trim();
  if (typed === '') return answerFind(c, '', null);
  const reference = parseReference(typed);
  if (!reference) return answerFind(c, typed, new Refusal('not-found', words.mistyped));
  try {
    return await answerStatus(c, reference);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return answerFind(c, typed, thrown.code === 'not-found' ? new Refusal('not-found', words.unknown) : thrown);
  }
}

function answerFind(c: WebContext, typed: string, refusal: Refusal | null): Response | Promise<Response> {
  if (refusal?.retryAfterSeconds) c.header('Retry-After', String(refusal.retryAfterSeconds));
  return answerFollowPage(
    c,
    { title: words.title, status: refusal ? statuses[refusal.code].status : 200, followed: null },
    <>
      <h1>{words.title}</h1>
      <FindForm typed={typed.slice(0, SHOWN_OF_TYPED)} fault={refusal?.message} />
      <p class="more">
        <a href="/t/access">{words.lost}</a>
      </p>
    </>,
  );
}

async function answerStatus(c: WebContext, reference: string): Promise<Response> {
  const deps = c.get('deps');
  const state = await countMisses(c, () => ticketState(deps, reference));
  const timeZone = await zoneOfTicket(deps, reference);
  return answerFollowPage(
    c,
    { title: `${words.title} ${state.reference}`, followed: reference },
    <>
      <h1>{words.title}</h1>
      <Status state={state} timeZone={timeZone} locale={localeFor(c.req.header('Accept-Language'))} />
      <section>
        <h2>{words.conversation}</h2>
        <p>{words.conversationMore}</p>
        <AccessForm reference={state.reference} />
      </section>
      <p class="more">
        <a href="/t">{words.another}</a>
      </p>
    </>,
  );
}

/** The kind of English that a browser asks for first: while the page speaks no other language, its dates do not either. */
function localeFor(acceptLanguage: string | undefined): string {
  const tags = (acceptLanguage ?? '').split(',', MOST_TAGS).map((entry) => entry.split(';')[0]?.trim() ?? '');
  const wanted = tags.find((tag) => ENGLISH.test(tag));
  return wanted && wanted.toLowerCase() !== 'en' ? wanted : 'en-GB';
}
