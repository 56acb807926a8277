/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import { awaitedCode, finishSignIn } from '../staff/finish-sign-in.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { Field } from './field.tsx';
import { readForm } from './form.ts';
import { answerPage } from './layout.tsx';
import { localPath } from './local-path.ts';

const schema = v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)), next: v.optional(v.string()) });

const startAgain = (c: WebContext, done: 'late' | 'codes') => c.redirect(`/admin/sign-in?done=${done}`, 303);

/** GET /admin/sign-in/code */
export async function codePage(c: WebContext): Promise<Response> {
  const waiting = await awaitedCode(c.get('deps'), c.req.raw.headers);
  if (!waiting) return c.redirect('/admin/sign-in', 303);
  return answerCode(c, localPath(c.req.query('next')));
}

/** POST /admin/sign-in/code */
export async function codeDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const { values, unfinished } = await readForm(c, schema);
  const next = localPath(values?.next ?? unfinished?.typed.next);
  const waiting = await awaitedCode(deps, c.req.raw.headers);
  if (!waiting) return startAgain(c, 'late');
  await drawFrom(c, 'codes', waiting.staff.id);
  const cookie = await finishSignIn(deps, waiting, values?.code ?? '');
  if (cookie) {
    c.header('Set-Cookie', cookie, { append: true });
    return c.redirect(next, 303);
  }
  const isStillWaiting = await awaitedCode(deps, c.req.raw.headers);
  return isStillWaiting ? answerCode(c, next, true) : startAgain(c, 'codes');
}

function answerCode(c: WebContext, next: string, isWrong = false): Response | Promise<Response> {
  return answerPage(
    c,
    { title: 'One more step', status: isWrong ? 401 : 200 },
    <section class="stub">
      <h1>One more step</h1>
      <p class="lead">Your password is right. Now the code that your authenticator app shows.</p>
      <form method="post" action="/admin/sign-in/code">
        <input type="hidden" name="next" value={next} />
        <Field
          name="code"
          label="Code"
          autocomplete="one-time-code"
          fault={isWrong ? 'This code is wrong, or was used before. Wait for the next one.' : undefined}
          hint="Six digits. Without the app, type one of your recovery codes."
        />
        <button class="button wide" type="submit">
          Open the desk
        </button>
      </form>
    </section>,
  );
}
