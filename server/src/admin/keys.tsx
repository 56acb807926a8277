/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { setKeyShortcuts } from '../staff/set-key-shortcuts.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { KeyList } from './key-list.tsx';
import { answerPage, FormToken } from './layout.tsx';

/** GET /admin/keys */
export function keysPage(c: WebContext): Response | Promise<Response> {
  const { hasKeyShortcuts } = staffIn(c);
  return answerPage(
    c,
    { title: 'Keys' },
    <section class="alone">
      <h1>Keys</h1>
      <p>
        {hasKeyShortcuts
          ? 'Your keys are on. They do nothing while you type.'
          : 'Your keys are off. Switched on, these do something at the desk while you are not typing:'}
      </p>
      <KeyList />
      <form method="post" action="/admin/keys">
        <FormToken value={c.get('formToken')} />
        <button class="button" type="submit" name="keys" value={hasKeyShortcuts ? 'off' : 'on'}>
          {hasKeyShortcuts ? 'Switch keys off' : 'Switch keys on'}
        </button>
      </form>
    </section>,
  );
}

const keysSchema = v.strictObject({ keys: v.picklist(['on', 'off']) });

/** POST /admin/keys */
export async function keysDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, keysSchema);
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  await setKeyShortcuts(c.get('deps'), staffIn(c).id, values.keys === 'on');
  return c.redirect('/admin/keys', 303);
}
