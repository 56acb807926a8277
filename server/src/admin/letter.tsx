/** @jsxImportSource hono/jsx */
import { type DeskLetter, deskLetter } from '../notifications/desk-queries.ts';
import { canSendAgain } from '../notifications/send-again.ts';
import type { WebContext } from '../web/route.ts';
import { FRAMING_PAGE_POLICY } from '../web/security-headers.ts';
import { DeliveryMark, Subject } from './delivery-mark.tsx';
import { letterName } from './delivery-words.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage, FormToken } from './layout.tsx';
import { Instant } from './times.tsx';

/** GET /admin/letters/:id */
export async function letterPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const letter = await deskLetter(deps, staffIn(c).id, c.req.param('id') ?? '');
  c.header('Content-Security-Policy', FRAMING_PAGE_POLICY);
  return answerPage(
    c,
    { title: letter.subject ?? letterName(letter.letter), here: 'letters' },
    <Letter letter={letter} now={deps.clock()} formToken={c.get('formToken')} />,
  );
}

function Letter({ letter, now, formToken }: { letter: DeskLetter; now: Date; formToken: string | undefined }) {
  return (
    <article class="letter">
      <h1 dir="auto">
        <Subject letter={letter} />
      </h1>
      <div class="facts">
        <DeliveryMark delivery={letter} now={now} />
        <span>
          {letterName(letter.letter)} to <bdi>{letter.recipient}</bdi>
        </span>
        <Instant at={letter.sentAt ?? letter.createdAt} now={now} timeZone={letter.timeZone} />
        {letter.reference && (
          <a href={`/admin/tickets/${letter.reference}`} class="unbroken">
            {letter.reference}
          </a>
        )}
      </div>
      {letter.answer && (
        <p class="lead">
          They said: <q dir="auto">{letter.answer}</q>
        </p>
      )}
      <LetterForms letter={letter} formToken={formToken} />
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

function LetterForms({ letter, formToken }: { letter: DeskLetter; formToken: string | undefined }) {
  const { id, status } = letter;
  const isOpen = status === 'due' || status === 'failed' || status === 'maybe-sent';
  if (!isOpen && !canSendAgain(letter)) return null;
  return (
    <div class="buttons">
      {canSendAgain(letter) && (
        <form method="post" action={`/admin/letters/${id}/send-again`}>
          <FormToken value={formToken} />
          <button class="button" type="submit">
            Send again
          </button>
        </form>
      )}
      {isOpen && (
        <form method="post" action={`/admin/letters/${id}/drop`}>
          <FormToken value={formToken} />
          <button class="button quiet" type="submit">
            {status === 'due' ? 'Do not send' : 'Leave it'}
          </button>
        </form>
      )}
    </div>
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
