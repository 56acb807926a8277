/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import { createOwner, refuseClosedSetUp } from '../staff/set-up.ts';
import { signIn } from '../staff/sign-in.ts';
import type { WebContext } from '../web/route.ts';
import { NewPasswordField, newEmail, newPassword, personName } from './credentials.tsx';
import { Field } from './field.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerPage } from './layout.tsx';

const schema = v.strictObject({ name: personName, email: newEmail, password: newPassword });

/** GET /admin/set-up/:token */
export async function setUpPage(c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? '';
  await refuseClosedSetUp(c.get('deps'), token);
  return answerSetUp(c, token);
}

/** POST /admin/set-up/:token */
export async function setUpDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const token = c.req.param('token') ?? '';
  await refuseClosedSetUp(deps, token);
  const { values, unfinished } = await readForm(c, schema);
  if (!values) return answerSetUp(c, token, unfinished);
  const owner = await createOwner(deps, token, values);
  const signedIn = await signIn(deps, { email: owner.email, password: values.password }, c.req.raw.headers);
  for (const cookie of signedIn?.cookies ?? []) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect('/admin', 303);
}

function answerSetUp(c: WebContext, token: string, unfinished?: Unfinished): Response | Promise<Response> {
  const typed = unfinished?.typed ?? {};
  const faults = unfinished?.faults ?? {};
  return answerPage(
    c,
    { title: 'Set up', status: unfinished ? 422 : 200 },
    <section class="stub">
      <h1>Welcome. Who runs this desk?</h1>
      <p class="lead">You become its owner. This link works once.</p>
      <form method="post" action={`/admin/set-up/${encodeURIComponent(token)}`}>
        <Field
          name="name"
          label="Your name"
          typed={typed.name}
          fault={faults.name}
          autocomplete="name"
          hint="Requesters see the first part of it."
        />
        <Field
          name="email"
          label="E-mail"
          type="email"
          typed={typed.email}
          fault={faults.email}
          autocomplete="username"
        />
        <NewPasswordField fault={faults.password} />
        <button class="button wide" type="submit">
          Open the desk
        </button>
      </form>
    </section>,
  );
}
