/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { line } from '@helpslip/shared/text';
import * as v from 'valibot';
import { planStaffLetter } from '../notifications/plan-staff-letter.ts';
import { tellPasswordChanged } from '../notifications/tell-password-changed.ts';
import { keepPasswordLink, refuseDeadPasswordLink, setPasswordByLink, whoseLink } from '../staff/passwords.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { NewPasswordField, newPassword } from './credentials.tsx';
import { Field } from './field.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerPage } from './layout.tsx';

const askSchema = v.strictObject({ email: line(limits.email) });
const setSchema = v.strictObject({ password: newPassword });

/** GET /admin/password */
export function forgotPage(c: WebContext): Response | Promise<Response> {
  return answerPage(
    c,
    { title: 'A new password' },
    <section class="stub">
      <h1>A new password</h1>
      <p class="lead">Type the address you sign in with. A link to set a new password is mailed to it.</p>
      <form method="post" action="/admin/password">
        <Field name="email" label="E-mail" type="email" autocomplete="username" />
        <button class="button wide" type="submit">
          Mail me the link
        </button>
      </form>
    </section>,
  );
}

/** POST /admin/password: answers alike whether or not anybody has this address. */
export async function forgotDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const { values, unfinished } = await readForm(c, askSchema);
  const email = (values?.email ?? unfinished?.typed.email ?? '').toLowerCase();
  await drawFrom(c, 'password-links', `account:${email}`);
  const found = values ? await whoseLink(deps, email) : null;
  if (found) {
    const { staff, siteId } = found;
    await deps.db.transaction().execute(async (trx) => {
      const to = { email: staff.email, name: staff.name, staffId: staff.id };
      const token = await planStaffLetter(deps, trx, { letter: 'password-reset', siteId, to, by: null });
      await keepPasswordLink(deps, trx, staff.id, token);
    });
  }
  return answerPage(
    c,
    { title: 'Look into your mail' },
    <section class="stub">
      <h1>Look into your mail</h1>
      <p class="lead">
        If somebody works here with this address, a letter is on its way to it. Its link works once, within an hour.
        Nothing there? Look among the junk, or ask an owner of the desk.
      </p>
    </section>,
  );
}

/** GET /admin/password/:token */
export async function newPasswordPage(c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? '';
  await refuseDeadPasswordLink(c.get('deps'), token);
  return answerNewPassword(c, token);
}

/** POST /admin/password/:token */
export async function newPasswordDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const token = c.req.param('token') ?? '';
  await refuseDeadPasswordLink(deps, token);
  const { values, unfinished } = await readForm(c, setSchema);
  if (!values) return answerNewPassword(c, token, unfinished);
  await setPasswordByLink(deps, token, values.password, tellPasswordChanged(deps));
  return c.redirect('/admin/sign-in?done=password', 303);
}

function answerNewPassword(c: WebContext, token: string, unfinished?: Unfinished): Response | Promise<Response> {
  return answerPage(
    c,
    { title: 'A new password', status: unfinished ? 422 : 200 },
    <section class="stub">
      <h1>A new password</h1>
      <p class="lead">With it you are signed out on all devices, and sign in anew.</p>
      <form method="post" action={`/admin/password/${encodeURIComponent(token)}`}>
        <NewPasswordField fault={unfinished?.faults.password} label="New password" />
        <button class="button wide" type="submit">
          Set this password
        </button>
      </form>
    </section>,
  );
}
