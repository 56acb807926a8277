/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { codePoints, filledLine, line } from '@helpslip/shared/text';
import * as v from 'valibot';
import { passwordLength } from '../staff/accounts.ts';
import { createOwner, refuseClosedSetUp } from '../staff/set-up.ts';
import { signIn } from '../staff/sign-in.ts';
import type { WebContext } from '../web/route.ts';
import { Field } from './field.tsx';
import { readForm, type Unfinished } from './form.ts';
import { answerPage } from './layout.tsx';

/** Narrower than a requester's address: accounts are looked up by it, so it must have one spelling. */
const PLAIN_EMAIL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i;

const schema = v.strictObject({
  name: filledLine(limits.name),
  email: v.pipe(line(limits.email), v.regex(PLAIN_EMAIL, 'Write an e-mail address such as ada@example.com.')),
  password: v.pipe(
    v.string(),
    v.maxLength(passwordLength.max, `Shorten this to ${passwordLength.max} characters.`),
    v.check((password) => password.isWellFormed(), 'This text is not valid Unicode.'),
    v.check(
      (password) => codePoints(password) >= passwordLength.min,
      `Take at least ${passwordLength.min} characters. A few words in a row are good.`,
    ),
  ),
});

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
  const cookies = await signIn(deps, { email: owner.email, password: values.password }, c.req.raw.headers);
  for (const cookie of cookies ?? []) c.header('Set-Cookie', cookie, { append: true });
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
        <Field
          name="password"
          label="Password"
          type="password"
          fault={faults.password}
          autocomplete="new-password"
          hint={`At least ${passwordLength.min} characters. A few words in a row are good.`}
        />
        <button class="button wide" type="submit">
          Open the desk
        </button>
      </form>
    </section>,
  );
}
