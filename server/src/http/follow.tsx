/** @jsxImportSource hono/jsx */

import { createHash } from 'node:crypto';
import type { TicketState } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { Refusal } from '../errors.ts';
import { ticketState } from '../tickets/queries.ts';
import { cachedBytes } from '../web/conditional.ts';
import type { Route, WebContext } from '../web/route.ts';
import followCss from './follow.css?raw';
import { countMisses } from './misses.ts';
import { widgetFiles } from './widget-files.ts';

const policy = { audience: 'everyone' } as const;
const CSS_NAME = `${createHash('sha256').update(followCss).digest('hex').slice(0, 12)}.css`;

/** The follow page: status by reference without script; with it, and the token in the fragment, the conversation too. */
export const followRoutes: Route[] = [
  { method: 'GET', path: '/t', policy, answer: followPage },
  {
    method: 'GET',
    path: '/t/:file',
    policy,
    answer: (c) => {
      if (c.req.param('file') !== CSS_NAME) throw new Refusal('not-found', 'There is no such file.');
      return cachedBytes(c, followCss, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable');
    },
  },
];

async function followPage(c: WebContext): Promise<Response> {
  const typed = c.req.query('reference');
  const reference = typed === undefined ? null : parseReference(typed);
  const found = reference
    ? await countMisses(c, async () => c.json(await ticketState(c.get('deps'), reference))).catch(nullWhenUnknown)
    : null;
  const state: TicketState | null = found ? await found.json() : null;
  const isUnknown = typed !== undefined && typed !== '' && !state;
  c.header('Cache-Control', 'private, no-store');
  return c.html(<Page typed={typed?.slice(0, 64) ?? ''} state={state} isUnknown={isUnknown} />, isUnknown ? 404 : 200);
}

function nullWhenUnknown(fault: unknown): null {
  if (fault instanceof Refusal && fault.code === 'not-found') return null;
  throw fault;
}

function Page({ typed, state, isUnknown }: { typed: string; state: TicketState | null; isUnknown: boolean }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>Follow your request</title>
        <link rel="stylesheet" href={`/t/${CSS_NAME}`} />
        <script type="module" src={`/widget/${widgetFiles().followScript}`} />
      </head>
      <body>
        <main data-helpslip-follow data-reference={state?.reference}>
          <h1>Follow your request</h1>
          <form action="/t" method="get">
            <label for="reference">Reference</label>
            <input
              id="reference"
              name="reference"
              value={typed}
              autocomplete="off"
              spellcheck={false}
              required
              placeholder="7KM-93P-QXZ2"
            />
            {isUnknown && (
              <p role="alert">
                There is no request with this number. Check it for a slip: ten letters and digits, as on your slip.
              </p>
            )}
            <button type="submit">Show status</button>
          </form>
          {state && <Status state={state} />}
        </main>
      </body>
    </html>
  );
}

const STATUS_WORDS: Record<TicketState['status'], string> = {
  queued: 'It is registered and waits for a person.',
  assigned: 'A person has it.',
  waiting: 'It has been answered. The answer was mailed to you.',
  completed: 'It is completed.',
};

function Status({ state }: { state: TicketState }) {
  return (
    <section>
      <p class="reference">{state.reference}</p>
      <p class="status">{STATUS_WORDS[state.status]}</p>
      <dl>
        <dt>Registered</dt>
        <dd>
          <Instant at={state.openedAt} />
        </dd>
        <dt>Last change</dt>
        <dd>
          <Instant at={state.updatedAt} />
        </dd>
        {state.promise.by && (
          <>
            <dt>Reply by</dt>
            <dd>
              <Instant at={state.promise.by} />
            </dd>
          </>
        )}
      </dl>
      <p>To read the conversation, open the link in the e-mail that we sent you.</p>
    </section>
  );
}

function Instant({ at }: { at: string }) {
  const text = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(at),
  );
  return <time dateTime={at}>{text} UTC</time>;
}
