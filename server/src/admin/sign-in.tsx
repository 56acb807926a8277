/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { line } from '@helpslip/shared/text';
import * as v from 'valibot';
import { hasStaff } from '../staff/set-up.ts';
import { endAllSessions, signIn, signOut } from '../staff/sign-in.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { givenPassword } from './credentials.tsx';
import { staffIn } from './desk-route.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Field } from './field.tsx';
import { readForm } from './form.ts';
import { answerPage } from './layout.tsx';
import { localPath } from './local-path.ts';

const schema = v.strictObject({
  email: line(limits.email),
  password: givenPassword,
  next: v.optional(v.string()),
});
const signOutSchema = v.strictObject({ where: v.optional(v.picklist(['here', 'everywhere']), 'here') });
const doneWords = {
  password: 'Your new password is set. Sign in with it.',
  codes: 'That was one wrong code too many. Start again with your password.',
  late: 'That took too long. Start again with your password.',
};

/** GET /admin/sign-in */
export async function signInPage(c: WebContext): Promise<Response> {
  const isStaffed = await hasStaff(c.get('deps').db);
  return answerSignIn(c, { next: localPath(c.req.query('next')), isStaffed });
}

/** POST /admin/sign-in */
export async function signInDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const { values, unfinished } = await readForm(c, schema);
  const next = localPath(values?.next ?? unfinished?.typed.next);
  const email = values?.email ?? unfinished?.typed.email ?? '';
  await drawFrom(c, 'sign-in', `account:${email.toLowerCase()}`);
  const signedIn = values ? await signIn(deps, values, c.req.raw.headers) : null;
  if (!signedIn) return answerSignIn(c, { next, email, isRefused: true, isStaffed: true });
  for (const cookie of signedIn.cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(signedIn.awaitsCode ? `/admin/sign-in/code?next=${encodeURIComponent(next)}` : next, 303);
}

/** POST /admin/sign-out */
export async function signOutDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const { values } = await readForm(c, signOutSchema);
  const cookies = await signOut(deps, c.req.raw.headers);
  if (values?.where === 'everywhere') await endAllSessions(deps, staffIn(c).id);
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect('/admin/sign-in', 303);
}

interface SignInFacts {
  next: string;
  email?: string;
  isRefused?: boolean;
  isStaffed: boolean;
}

function answerSignIn(c: WebContext, { next, email, isRefused, isStaffed }: SignInFacts): Response | Promise<Response> {
  return answerPage(
    c,
    { title: 'Sign in', status: isRefused ? 401 : 200 },
    <section class="stub">
      <h1>Sign in to the desk</h1>
      <DoneNotice c={c} words={doneWords} />
      {isRefused && (
        <p class="notice bad" role="alert">
          This address and this password do not belong together. Check both and try again.
        </p>
      )}
      {isStaffed ? (
        <>
          <form method="post" action="/admin/sign-in">
            <input type="hidden" name="next" value={next} />
            <Field name="email" label="E-mail" type="email" typed={email} autocomplete="username" />
            <Field name="password" label="Password" type="password" autocomplete="current-password" />
            <button class="button wide" type="submit">
              Sign in
            </button>
          </form>
          <p class="stub-foot">
            <a href="/admin/password">Forgot the password?</a>
          </p>
        </>
      ) : (
        <p>
          Nobody works at this desk yet. When Helpslip started, it printed a link that makes the owner: open that link
          once. Starting it again prints a new one.
        </p>
      )}
    </section>,
  );
}
