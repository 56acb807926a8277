/** @jsxImportSource hono/jsx */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ownSites, type Suppression, suppressionsFor } from '../notifications/suppressions.ts';
import type { WebContext } from '../web/route.ts';
import { suppressionWords } from './delivery-words.ts';
import { staffIn } from './desk-route.tsx';
import { FaultOrHint, Field } from './field.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { Instant } from './times.tsx';

interface Trouble {
  status?: ContentfulStatusCode;
  unfinished?: Unfinished;
  /** The mailbox that could not be given back yet. */
  lift?: { id: number; unfinished: Unfinished };
}

/** GET /admin/mailboxes */
export function mailboxesPage(c: WebContext): Promise<Response> {
  return answerMailboxes(c, {});
}

/** The mailboxes that get no automatic letters, with what could not be taken of a form that was sent. */
export async function answerMailboxes(c: WebContext, { status = 200, unfinished, lift }: Trouble): Promise<Response> {
  const deps = c.get('deps');
  const staffId = staffIn(c).id;
  const [suppressions, sites] = await Promise.all([suppressionsFor(deps, staffId), ownSites(deps, staffId)]);
  const formToken = c.get('formToken');
  const now = deps.clock();
  return answerPage(
    c,
    { title: 'Who gets no letters', here: 'letters', status },
    <>
      <div class="head">
        <h1>Who gets no letters</h1>
      </div>
      <p class="lead">These mailboxes get no automatic letters. What a person writes to them still goes out.</p>
      {suppressions.length > 0 ? (
        <ul class="mailboxes">
          {suppressions.map((suppression) => (
            <Mailbox
              suppression={suppression}
              timeZone={sites[0]?.timeZone ?? 'UTC'}
              now={now}
              formToken={formToken}
              lift={lift}
            />
          ))}
        </ul>
      ) : (
        <section class="empty">
          <h2>Nobody</h2>
          <p>
            A mailbox comes here when it does not exist, when somebody there complains or says that it was not they, or
            below.
          </p>
        </section>
      )}
      <form method="post" action="/admin/mailboxes" class="mailbox-form">
        <h2>Take one off</h2>
        <FormToken value={formToken} />
        <Field
          name="email"
          label="E-mail address"
          type="email"
          typed={unfinished?.typed.email}
          fault={unfinished?.faults.email}
          autocomplete="off"
        />
        <SiteChoice sites={sites} chosen={unfinished?.typed.site} />
        <div class="buttons">
          <button class="button" type="submit">
            Send no automatic letters
          </button>
        </div>
      </form>
    </>,
  );
}

function SiteChoice({ sites, chosen }: { sites: { key: string; name: string }[]; chosen: string | undefined }) {
  const [only, ...more] = sites;
  if (only && more.length === 0) return <input type="hidden" name="site" value={only.key} />;
  return (
    <div class="field">
      <label for="site">Site</label>
      <select id="site" name="site">
        {sites.map(({ key, name }) => (
          <option value={key} selected={key === chosen}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MailboxProps {
  suppression: Suppression;
  timeZone: string;
  now: Date;
  formToken: string | undefined;
  lift: Trouble['lift'];
}

function Mailbox({ suppression, timeZone, now, formToken, lift }: MailboxProps) {
  const { id, mailbox, reason, at, siteName, by } = suppression;
  const mine = lift?.id === id ? lift.unfinished : undefined;
  return (
    <li>
      <p>
        <strong>
          <bdi>{mailbox}</bdi>
        </strong>{' '}
        <span class="quiet">
          {siteName ? <bdi>{siteName}</bdi> : 'all sites'} · <Instant at={at} now={now} timeZone={timeZone} />
        </span>
      </p>
      <p class="quiet">
        {suppressionWords[reason]}
        {by && (
          <>
            : <bdi>{by}</bdi>
          </>
        )}
      </p>
      <details open={mine ? true : undefined}>
        <summary>Let it have letters again</summary>
        <form method="post" action={`/admin/mailboxes/${id}/lift`}>
          <FormToken value={formToken} />
          <label for={`why-${id}`}>Why</label>
          <input
            id={`why-${id}`}
            name="why"
            type="text"
            required
            aria-invalid={mine ? 'true' : undefined}
            value={mine?.typed.why}
          />
          <FaultOrHint name={`why-${id}`} fault={mine?.faults.why} hint="Kept with your name." />
          <button class="button quiet" type="submit">
            Give it back
          </button>
        </form>
      </details>
    </li>
  );
}
