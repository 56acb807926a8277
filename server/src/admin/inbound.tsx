/** @jsxImportSource hono/jsx */
import { type DeskMail, type FailedEvent, failedEvents, inboundPage } from '../inbound/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { fateWords, wordsForReason } from './inbound-words.ts';
import { answerPage, FormToken } from './layout.tsx';
import { Instant } from './times.tsx';

/** GET /admin/inbound */
export async function inboundListPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const view = c.req.query('view') === 'all' ? 'all' : 'waiting';
  const after = c.req.query('after')?.slice(0, 20);
  const [{ rows, next }, failed] = await Promise.all([
    inboundPage(deps, staff, view, after),
    staff.role === 'owner' ? failedEvents(deps) : [],
  ]);
  const now = deps.clock();
  return answerPage(
    c,
    { title: 'Mail', here: 'inbound' },
    <>
      <div class="head">
        <h1>Mail</h1>
        <p class="lead">{leadFor(deps.config)}</p>
      </div>
      <nav class="tabs" aria-label="Views">
        <a href="/admin/inbound" aria-current={view === 'waiting' ? 'page' : undefined}>
          Waits for you
        </a>
        <a href="/admin/inbound?view=all" aria-current={view === 'all' ? 'page' : undefined}>
          All that came
        </a>
      </nav>
      {failed.length > 0 && <Failed events={failed} formToken={c.get('formToken')} now={now} />}
      {rows.length > 0 ? (
        <MailTable rows={rows} now={now} />
      ) : (
        <section class="empty">
          <h2>{view === 'waiting' ? 'Nothing waits for you' : 'No mail has come yet'}</h2>
          <p>Replies to letters go straight to their tickets. Mail that belongs to no ticket is shown here.</p>
        </section>
      )}
      <p class="pages">{next && <a href={`/admin/inbound?view=${view}&after=${next}`}>Next page</a>}</p>
    </>,
  );
}

function leadFor(config: { inbound: { domain: string } | undefined; webhookSecrets: Buffer[] }): string {
  if (!config.inbound) return 'No mail is received yet. Set INBOUND_DOMAIN to have replies come to their tickets.';
  if (config.webhookSecrets.length === 0)
    return 'RESEND_WEBHOOK_SECRET is not set: mail is looked for every five minutes.';
  return `What came in at ${config.inbound.domain}, and what became of it.`;
}

function Failed({ events, formToken, now }: { events: FailedEvent[]; formToken: string | undefined; now: Date }) {
  return (
    <section class="inbound-calls">
      <h2>Could not be worked</h2>
      {events.map((event) => (
        <details class="notice bad inbound-call">
          <summary>
            {event.kind}: {wordsForReason(event.reason)} <Instant at={event.receivedAt} now={now} timeZone="UTC" />
          </summary>
          {event.mailId !== null && (
            <p>
              <a href={`/admin/inbound/${event.mailId}`}>Read the mail</a>
            </p>
          )}
          <pre dir="auto">{event.payload.slice(0, 20_000)}</pre>
          <form method="post" action={`/admin/inbound/events/${event.id}/try-again`}>
            <FormToken value={formToken} />
            <button class="button quiet" type="submit">
              Try again
            </button>
          </form>
        </details>
      ))}
    </section>
  );
}

function MailTable({ rows, now }: { rows: DeskMail[]; now: Date }) {
  return (
    <table class="queue mail-list">
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          <th scope="col">Subject and sender</th>
          <th scope="col">What became of it</th>
          <th scope="col" class="end">
            Came
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="reference">
              {row.reference && <a href={`/admin/tickets/${row.reference}`}>{row.reference}</a>}
            </td>
            <th scope="row">
              <a href={`/admin/inbound/${row.id}`}>
                <bdi>{row.subject || 'Without a subject'}</bdi>
              </a>
              <p class="requester">
                <bdi>{row.sender ?? 'An unreadable sender'}</bdi>
                {row.siteName && (
                  <>
                    {' '}
                    to <bdi>{row.siteName}</bdi>
                  </>
                )}
              </p>
            </th>
            <td class="standing">
              <Fate mail={row} />
            </td>
            <td class="end">
              <Instant at={row.receivedAt} now={now} timeZone={row.timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Fate({ mail: { fate, reason } }: { mail: Pick<DeskMail, 'fate' | 'reason'> }) {
  return (
    <>
      <span class={`status ${fate ?? 'due'}`}>{fate ? fateWords[fate] : 'Not worked yet'}</span>
      {reason && <p>{wordsForReason(reason)}</p>}
    </>
  );
}
