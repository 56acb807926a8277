/** @jsxImportSource hono/jsx */
import { type DeskDelivery, type DeskLetter, deliveriesPage, deskLetter } from '../notifications/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage } from './layout.tsx';
import { Instant } from './times.tsx';

const statusWords: Record<DeskDelivery['status'], string> = {
  due: 'On its way',
  sent: 'Sent',
  failed: 'Failed',
  suppressed: 'Held back',
};

/** GET /admin/letters */
export async function lettersPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const after = c.req.query('after')?.slice(0, 60);
  const { rows, next } = await deliveriesPage(deps, staffIn(c).id, after);
  return answerPage(
    c,
    { title: 'Letters', here: 'letters' },
    <>
      <div class="head">
        <h1>Letters</h1>
        <p class="lead">
          {deps.mail.isDevMailbox
            ? 'No mail settings: letters stay on this machine, and can be read here.'
            : 'What became of each letter.'}
        </p>
      </div>
      {rows.length > 0 ? (
        <LettersTable rows={rows} now={deps.clock()} />
      ) : (
        <section class="empty">
          <h2>No letter yet</h2>
          <p>The first one is written when the first ticket comes in.</p>
        </section>
      )}
      <p class="pages">
        {after && <a href="/admin/letters">First page</a>}
        {next && <a href={`/admin/letters?after=${next}`}>Next page</a>}
      </p>
    </>,
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
                {row.letter} to <bdi>{row.recipient}</bdi>
              </p>
            </th>
            <td class="standing">
              <DeliveryMark delivery={row} />
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

/** What a letter is about; a reference in it stays on one line. */
function Subject({ letter }: { letter: Pick<DeskDelivery, 'subject' | 'letter' | 'reference'> }) {
  const { subject, reference } = letter;
  if (!subject || !reference) return <>{subject ?? letter.letter}</>;
  return (
    <>
      {subject.split(reference).map((part, at) => (
        <>
          {at > 0 && <span class="unbroken">{reference}</span>}
          {part}
        </>
      ))}
    </>
  );
}

function DeliveryMark({ delivery: { status, reason } }: { delivery: Pick<DeskDelivery, 'status' | 'reason'> }) {
  return (
    <>
      <span class={`status ${status}`}>{statusWords[status]}</span>
      {reason && <p>{reason}</p>}
    </>
  );
}

/** GET /admin/letters/:id */
export async function letterPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const letter = await deskLetter(deps, staffIn(c).id, c.req.param('id') ?? '');
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  return answerPage(
    c,
    { title: letter.subject ?? letter.letter, here: 'letters' },
    <Letter letter={letter} now={deps.clock()} />,
  );
}

function Letter({ letter, now }: { letter: DeskLetter; now: Date }) {
  return (
    <article class="letter">
      <h1 dir="auto">
        <Subject letter={letter} />
      </h1>
      <p class="facts">
        <DeliveryMark delivery={letter} />
        <span>
          {letter.letter} to <bdi>{letter.recipient}</bdi>
        </span>
        <Instant at={letter.sentAt ?? letter.createdAt} now={now} timeZone={letter.timeZone} />
        {letter.reference && (
          <a href={`/admin/tickets/${letter.reference}`} class="unbroken">
            {letter.reference}
          </a>
        )}
      </p>
      {letter.html !== null && (
        <section>
          <h2>As it looks</h2>
          <iframe title="The letter as it looks" sandbox="" src={`/admin/letters/${letter.id}/html`} />
        </section>
      )}
      {letter.text !== null ? (
        <section>
          <h2>As text</h2>
          <pre dir="auto">{letter.text}</pre>
        </section>
      ) : (
        <p class="lead">The text of this letter is not kept here.</p>
      )}
    </article>
  );
}

/** GET /admin/letters/:id/html: the letter alone, where no script runs, nothing is fetched and only the desk can frame it. */
export async function letterHtml(c: WebContext): Promise<Response> {
  const { html } = await deskLetter(c.get('deps'), staffIn(c).id, c.req.param('id') ?? '');
  c.header(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  );
  c.header('X-Frame-Options', 'SAMEORIGIN');
  return c.html(html ?? '');
}
