/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import { acceptInvite, inviteOf } from '../staff/invites.ts';
import { signIn } from '../staff/sign-in.ts';
import type { WebContext } from '../web/route.ts';
import { NewPasswordField, newPassword, personName } from './credentials.tsx';
import { Field } from './field.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerPage } from './layout.tsx';

const schema = v.strictObject({ name: personName, password: newPassword });

/** GET /admin/invite/:token: takes nothing up, since scanners open links too. */
export async function invitePage(c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const { email } = await inviteOf(c.get('deps'), token);
  return answerInvite(c, { token, email });
}

/** POST /admin/invite/:token */
export async function inviteDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const token = c.req.param('token') ?? '';
  const { email } = await inviteOf(deps, token);
  const { values, unfinished } = await readForm(c, schema);
  if (!values) return answerInvite(c, { token, email, unfinished });
  const staff = await acceptInvite(deps, token, values);
  const signedIn = await signIn(deps, { email: staff.email, password: values.password }, c.req.raw.headers);
  for (const cookie of signedIn?.cookies ?? []) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect('/admin', 303);
}

interface InviteFacts {
  token: string;
  email: string;
  unfinished?: Unfinished;
}

function answerInvite(c: WebContext, { token, email, unfinished }: InviteFacts): Response | Promise<Response> {
  return answerPage(
    c,
    { title: 'Your place at the desk', status: unfinished ? 422 : 200 },
    <section class="stub">
      <h1>Your place at the desk</h1>
      <p class="lead">
        You sign in as <bdi>{email}</bdi>.
      </p>
      <form method="post" action={`/admin/invite/${encodeURIComponent(token)}`}>
        <Field
          name="name"
          label="Your name"
          typed={unfinished?.typed.name}
          fault={unfinished?.faults.name}
          autocomplete="name"
          hint="Requesters see the first part of it."
        />
        <NewPasswordField fault={unfinished?.faults.password} />
        <button class="button wide" type="submit">
          Open the desk
        </button>
      </form>
    </section>,
  );
}
