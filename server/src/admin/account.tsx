/** @jsxImportSource hono/jsx */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type OpenSession, sessionsOf } from '../staff/sessions.ts';
import { twoStepOf } from '../staff/two-step.ts';
import type { WebContext } from '../web/route.ts';
import { NewPasswordField, ProofField } from './credentials.tsx';
import { signedInAs } from './desk-route.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Field } from './field.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { spanWords } from './times.tsx';

const doneWords = {
  name: 'Your name is changed.',
  password: 'Your password is changed. Your other devices are signed out.',
  session: 'That browser is signed out.',
  others: 'All other browsers are signed out.',
};

interface Trouble {
  status?: ContentfulStatusCode;
  name?: Unfinished;
  password?: Unfinished;
}

/** GET /admin/account */
export function accountPage(c: WebContext): Promise<Response> {
  return answerAccount(c, {});
}

/** A person's own page, with what could not be taken of a form that was sent. */
export async function answerAccount(c: WebContext, { status = 200, name, password }: Trouble): Promise<Response> {
  const deps = c.get('deps');
  const signedIn = signedInAs(c);
  const { staff } = signedIn;
  const [sessions, twoStep] = await Promise.all([sessionsOf(deps, signedIn), twoStepOf(deps, staff)]);
  const formToken = c.get('formToken');
  return answerPage(
    c,
    { title: 'Your account', status },
    <>
      <div class="head">
        <h1>Your account</h1>
      </div>
      <p class="lead">
        You sign in as <bdi>{staff.email}</bdi>.
      </p>
      <DoneNotice c={c} words={doneWords} />
      <div class="form-cards">
        <form class="form-card" method="post" action="/admin/account/name">
          <h2>Name</h2>
          <FormToken value={formToken} />
          <Field
            name="name"
            label="Your name"
            typed={name?.typed.name ?? staff.name}
            fault={name?.faults.name}
            autocomplete="name"
            hint="Requesters see the first part of it."
          />
          <button class="button quiet" type="submit">
            Save name
          </button>
        </form>
        <form class="form-card" method="post" action="/admin/account/password">
          <h2>Password</h2>
          <FormToken value={formToken} />
          <ProofField of="password" fault={password?.faults.proof} />
          <NewPasswordField label="New password" fault={password?.faults.password} />
          <button class="button quiet" type="submit">
            Change password
          </button>
        </form>
        <section class="form-card">
          <h2>Two-step sign-in</h2>
          <p>
            {twoStep.state === 'on'
              ? `On. ${twoStep.codesLeft} of your recovery codes are left.`
              : 'Off. A password can be watched or guessed; a code from your phone as well cannot.'}
          </p>
          <a class="button quiet" href="/admin/account/two-step">
            {twoStep.state === 'on' ? 'Codes, and how to turn it off' : 'Turn it on'}
          </a>
        </section>
        <Sessions sessions={sessions} now={deps.clock()} formToken={formToken} />
      </div>
    </>,
  );
}

interface SessionsProps {
  sessions: OpenSession[];
  now: Date;
  formToken: string | undefined;
}

function Sessions({ sessions, now, formToken }: SessionsProps) {
  return (
    <section class="form-card">
      <h2>Where you are signed in</h2>
      <ul class="sessions">
        {sessions.map(({ id, browser, signedInAt, seenAt, isThisOne }) => (
          <li>
            <p>
              <strong>{browser}</strong>
              {isThisOne && ' (this one)'}
              <br />
              <span class="quiet">
                {isThisOne ? 'Here now' : `Seen ${ago(seenAt, now)}`}, signed in {ago(signedInAt, now)}
              </span>
            </p>
            {!isThisOne && (
              <form method="post" action="/admin/account/sessions/end">
                <FormToken value={formToken} />
                <button class="button quiet" type="submit" name="session" value={id}>
                  Sign out<span class="unseen">{` ${browser}, seen ${ago(seenAt, now)}`}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/admin/account/sessions/end">
          <FormToken value={formToken} />
          <button class="button quiet" type="submit">
            Sign out all others
          </button>
        </form>
      )}
    </section>
  );
}

function ago(at: Date, now: Date): string {
  const milliseconds = now.getTime() - at.getTime();
  return milliseconds < 60_000 ? 'just now' : `${spanWords(milliseconds)} ago`;
}
