import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { openFromMail, setMailAside, tryAgain } from '../inbound/decide-on-mail.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';

const placeSchema = v.strictObject({
  place: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z][a-z0-9_-]{0,63}$/)),
});

const mailId = (c: WebContext) => c.req.param('mail') ?? '';

/** POST /admin/inbound/:mail/open */
export async function openDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, placeSchema);
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  const [site = '', category = ''] = values.place.split('/');
  const reference = await openFromMail(c.get('deps'), staffIn(c), mailId(c), { site, category });
  return c.redirect(`/admin/tickets/${reference}`, 303);
}

/** POST /admin/inbound/:mail/set-aside */
export async function setAsideDoor(c: WebContext): Promise<Response> {
  await readForm(c, v.strictObject({}));
  await setMailAside(c.get('deps'), staffIn(c), mailId(c));
  return c.redirect('/admin/inbound', 303);
}

/** POST /admin/inbound/events/:event/try-again */
export async function tryAgainDoor(c: WebContext): Promise<Response> {
  await readForm(c, v.strictObject({}));
  await tryAgain(c.get('deps'), c.req.param('event') ?? '');
  return c.redirect('/admin/inbound', 303);
}
