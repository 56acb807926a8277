/** @jsxImportSource hono/jsx */
import type { DeliveryStatus } from '../db/schema.ts';
import { type DeskDelivery, deliveriesPage } from '../notifications/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { AlertBox, alertsFor } from './delivery-alerts.tsx';
import { DeliveryMark, Subject } from './delivery-mark.tsx';
import { deliveryStatusWords, letterName } from './delivery-words.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage, FormToken } from './layout.tsx';
import { Instant } from './times.tsx';

const views: DeliveryStatus[] = ['due', 'sent', 'failed', 'maybe-sent', 'suppressed'];

/** GET /admin/letters */
export async function lettersPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const after = c.req.query('after')?.slice(0, 60);
  const status = views.find((view) => view === c.req.query('status'));
  const formToken = c.get('formToken');
  const [{ rows, next }, alerts] = await Promise.all([
    deliveriesPage(deps, staffIn(c).id, { status, after }),
    alertsFor(c),
  ]);
  return answerPage(
    c,
    { title: 'Letters', here: 'letters' },
    <>
      <div class="head">
        <h1>Letters</h1>
        <form method="post" action="/admin/deliveries/test">
          <FormToken value={formToken} />
          <button class="button quiet" type="submit">
            Mail me a test letter
          </button>
        </form>
      </div>
      <p class="lead">
        {deps.mail.isDevMailbox
          ? 'No mail settings: letters stay on this machine, and can be read here.'
          : 'What became of each letter.'}{' '}
        <a href="/admin/letter-texts">What letters say</a> · <a href="/admin/mailboxes">Who gets none</a>
      </p>
      <AlertBox alerts={alerts} formToken={formToken} />
      <LetterTabs chosen={status} />
      {rows.length > 0 ? <LettersTable rows={rows} now={deps.clock()} /> : <NoLetters isNarrowed={Boolean(status)} />}
      <p class="pages">
        {after && <a href={lettersHref(status)}>First page</a>}
        {next && <a href={lettersHref(status, next)}>Next page</a>}
      </p>
    </>,
  );
}

function lettersHref(status: DeliveryStatus | undefined, after?: string): string {
  const query = new URLSearchParams({ ...(status ? { status } : {}), ...(after ? { after } : {}) });
  return query.size > 0 ? `/admin/letters?${query}` : '/admin/letters';
}

function LetterTabs({ chosen }: { chosen: DeliveryStatus | undefined }) {
  return (
    <nav class="tabs" aria-label="Views">
      {[undefined, ...views].map((view) => (
        <a href={lettersHref(view)} aria-current={view === chosen ? 'page' : undefined}>
          {view ? deliveryStatusWords[view] : 'All'}
        </a>
      ))}
    </nav>
  );
}

function NoLetters({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <section class="empty">
      <h2>{isNarrowed ? 'None here' : 'No letter yet'}</h2>
      <p>
        {isNarrowed ? 'No letter stands like this now.' : 'The first one is written when the first ticket comes in.'}
      </p>
    </section>
  );
}

function LettersTable({ rows, now }: { rows: DeskDelivery[]; now: Date }) {
  return (
    <table class="queue letters">
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          <th scope="col">Letter and recipient</th>
          <th scope="col">Status</th>
          <th scope="col" class="end">
            Written
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="reference">{row.reference}</td>
            <th scope="row">
              <a href={`/admin/letters/${row.id}`}>
                <bdi>
                  <Subject letter={row} />
                </bdi>
              </a>
              <p class="requester">
                {letterName(row.letter)} to <bdi>{row.recipient}</bdi>
              </p>
            </th>
            <td class="standing">
              <DeliveryMark delivery={row} now={now} />
            </td>
            <td class="end">
              <Instant at={row.createdAt} now={now} timeZone={row.timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
