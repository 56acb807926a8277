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
import { type Speech, speechFor } from './follow-words/spoken.ts';
import { countMisses } from './misses.ts';

const policy = { audience: 'everyone' } as const;
const SHOWN_OF_TYPED = 64;

/** The follow page: status by reference without script; with it, and the token in the fragment, the conversation too. */
export const followRoutes: Route[] = [
  { method: 'GET', path: '/t', policy, answer: followPage },
  { method: 'GET', path: '/t/access', policy, answer: lostPage },
  { method: 'POST', path: '/t/access', policy: { ...policy, limit: 'access' }, answer: askForLink },
  { method: 'GET', path: '/t/sent', policy, answer: sentPage },
  followSheetRoute,
];

async function followPage(c: WebContext): Promise<Response> {
  const speech = speechFor(c);
  const { words } = speech;
  const typed = (c.req.query('reference') ?? '').trim();
  if (typed === '') return answerFind(c, speech, '', null);
  const reference = parseReference(typed);
  if (!reference) return answerFind(c, speech, typed, new Refusal('not-found', words.mistyped));
  try {
    return await answerStatus(c, speech, reference);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return answerFind(c, speech, typed, thrown.code === 'not-found' ? new Refusal('not-found', words.unknown) : thrown);
  }
}

function answerFind(
  c: WebContext,
  speech: Speech,
  typed: string,
  refusal: Refusal | null,
): Response | Promise<Response> {
  const { words, to } = speech;
  if (refusal?.retryAfterSeconds) c.header('Retry-After', String(refusal.retryAfterSeconds));
  return answerFollowPage(
    c,
    { title: words.title, speech, status: refusal ? statuses[refusal.code].status : 200, followed: null },
    <>
      <h1>{words.title}</h1>
      <FindForm speech={speech} typed={typed.slice(0, SHOWN_OF_TYPED)} fault={refusal?.message} />
      <p class="more">
        <a href={to('/t/access')}>{words.lost}</a>
      </p>
    </>,
  );
}

async function answerStatus(c: WebContext, speech: Speech, reference: string): Promise<Response> {
  const { words, locale, to } = speech;
  const deps = c.get('deps');
  const state = await countMisses(c, () => ticketState(deps, reference));
  const timeZone = await zoneOfTicket(deps, reference);
  return answerFollowPage(
    c,
    { title: `${words.title} ${state.reference}`, speech, followed: reference },
    <>
      <h1>{words.title}</h1>
      <Status state={state} timeZone={timeZone} locale={locale} words={words} />
      <section>
        <h2>{words.conversation}</h2>
        <p>{words.conversationMore}</p>
        <AccessForm speech={speech} reference={state.reference} />
      </section>
      <p class="more">
        <a href={to('/t')}>{words.another}</a>
      </p>
    </>,
  );
}
