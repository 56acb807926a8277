/** @jsxImportSource hono/jsx */
import { deskMail, placesFor, type WholeDeskMail } from '../inbound/desk-queries.ts';
import { type DeskMailFile, filesOfMail } from '../inbound/file-queries.ts';
import { plainHtml } from '../inbound/plain-html.ts';
import type { WebContext } from '../web/route.ts';
import { FRAMING_PAGE_POLICY } from '../web/security-headers.ts';
import { staffIn } from './desk-route.tsx';
import { Fate } from './inbound.tsx';
import { verdictWords } from './inbound-words.ts';
import { answerPage, FormToken } from './layout.tsx';
import { MailFiles } from './mail-files.tsx';
import { Instant } from './times.tsx';

/** GET /admin/inbound/:mail */
export async function inboundMailPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const staff = staffIn(c);
  const mail = await deskMail(deps, staff, c.req.param('mail') ?? '');
  const places = mail.fate === 'quarantined' ? await placesFor(deps, staff.id) : [];
  c.header('Content-Security-Policy', FRAMING_PAGE_POLICY);
  return answerPage(
    c,
    { title: mail.subject || 'Mail', here: 'inbound' },
    <article class="letter mail">
      <h1 dir="auto">{mail.subject || 'Without a subject'}</h1>
      <div class="facts">
        <span>
          from{' '}
          <bdi>{mail.senderName ? `${mail.senderName} <${mail.sender}>` : (mail.sender ?? 'an unreadable sender')}</bdi>
        </span>
        <Instant at={mail.receivedAt} now={deps.clock()} timeZone={mail.timeZone} />
        <Fate mail={mail} />
        {mail.reference && (
          <a href={`/admin/tickets/${mail.reference}`} class="unbroken">
            {mail.reference}
          </a>
        )}
      </div>
      <p class="verdict">{verdictWords[mail.verdict]}</p>
      {places.length > 0 && <Decide mail={mail} places={places} formToken={c.get('formToken')} />}
      <Parts mail={mail} files={await filesOfMail(deps, mail)} />
    </article>,
  );
}

interface DecideProps {
  mail: WholeDeskMail;
  places: Awaited<ReturnType<typeof placesFor>>;
  formToken: string | undefined;
}

function Decide({ mail, places, formToken }: DecideProps) {
  const hasSites = new Set(places.map(({ site }) => site)).size > 1;
  return (
    <div class="work">
      <form method="post" action={`/admin/inbound/${mail.id}/open`}>
        <FormToken value={formToken} />
        <select name="place" aria-label="Category of the ticket">
          {places.map(({ site, siteName, category, categoryName }) => (
            <option value={`${site}/${category}`}>{hasSites ? `${siteName}: ${categoryName}` : categoryName}</option>
          ))}
        </select>
        <button class="button" type="submit">
          Open a ticket from this
        </button>
      </form>
      <form method="post" action={`/admin/inbound/${mail.id}/set-aside`}>
        <FormToken value={formToken} />
        <button class="button quiet" type="submit">
          Set it aside
        </button>
      </form>
    </div>
  );
}

function Parts({ mail, files }: { mail: WholeDeskMail; files: DeskMailFile[] }) {
  return (
    <>
      <MailFiles mailId={mail.id} files={files} />
      {mail.isCut && <p class="notice">This mail was longer than what is kept of one. Its beginning is here.</p>}
      {mail.text !== null && (
        <section>
          <h2>As text</h2>
          <pre dir="auto">{mail.text}</pre>
        </section>
      )}
      {mail.html !== null && (
        <section>
          <h2>As it was laid out</h2>
          <p class="lead">Without pictures, colours and links: nothing in it is fetched.</p>
          <iframe title="The mail as it was laid out" sandbox="" src={`/admin/inbound/${mail.id}/html`} />
        </section>
      )}
      <details>
        <summary>Addresses and headers</summary>
        <pre dir="auto">{`To: ${mail.recipients.join(', ')}\n\n${headerText(mail.headers)}`}</pre>
      </details>
      {mail.html !== null && (
        <details>
          <summary>Its HTML, as it came</summary>
          <pre dir="auto">{mail.html}</pre>
        </details>
      )}
      {mail.payload !== null && (
        <details>
          <summary>What the provider told</summary>
          <pre dir="auto">{mail.payload}</pre>
        </details>
      )}
    </>
  );
}

function headerText(headers: Record<string, string[]>): string {
  return Object.entries(headers)
    .flatMap(([name, values]) => values.map((value) => `${name}: ${value}`))
    .join('\n');
}

/** GET /admin/inbound/:mail/html: the plain rest of a mail's HTML, where no script runs and nothing is fetched. */
export async function inboundHtml(c: WebContext): Promise<Response> {
  const { html } = await deskMail(c.get('deps'), staffIn(c), c.req.param('mail') ?? '');
  c.header(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; style-src 'none'; img-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  );
  c.header('X-Frame-Options', 'SAMEORIGIN');
  return c.html(
    `<!doctype html><html><head><meta charset="utf-8"><title>Mail</title></head><body>${plainHtml(html ?? '')}</body></html>`,
  );
}
