import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { tryTransportNow } from '../notifications/delivery-alerts.ts';
import { dropDelivery } from '../notifications/drop-delivery.ts';
import { planTestLetter } from '../notifications/plan-test-letter.ts';
import { sendAgain, sendAllAgain } from '../notifications/send-again.ts';
import { liftSuppression, suppressByOwner } from '../notifications/suppressions.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerMailboxes } from './mailboxes.tsx';

const nothing = v.strictObject({});
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mailboxSchema = v.strictObject({
  email: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(254, 'An address has at most 254 characters.'),
    v.regex(/^[^\s@<>]+@[^\s@<>]+$/, 'Write an e-mail address, such as ada@example.com.'),
  ),
  site: v.pipe(v.string(), v.maxLength(64)),
});
const liftSchema = v.strictObject({
  why: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Say why, so that others know later.'),
    v.maxLength(300, 'Say it in at most 300 characters.'),
  ),
});

function letterIn(c: WebContext): string {
  const id = c.req.param('id') ?? '';
  if (!UUID.test(id)) throw new Refusal('not-found', 'There is no such letter on a site of yours.');
  return id;
}

/** POST /admin/letters/:id/send-again */
export async function sendAgainDoor(c: WebContext): Promise<Response> {
  await readForm(c, nothing);
  await sendAgain(c.get('deps'), staffIn(c).id, letterIn(c));
  return c.redirect(`/admin/letters/${letterIn(c)}`, 303);
}

/** POST /admin/letters/:id/drop */
export async function dropDoor(c: WebContext): Promise<Response> {
  await readForm(c, nothing);
  await dropDelivery(c.get('deps'), staffIn(c).id, letterIn(c));
  return c.redirect(`/admin/letters/${letterIn(c)}`, 303);
}

/** POST /admin/deliveries/send-all-again */
export async function sendAllAgainDoor(c: WebContext): Promise<Response> {
  await readForm(c, nothing);
  await sendAllAgain(c.get('deps'), staffIn(c).id);
  return c.redirect('/admin/letters?status=due', 303);
}

/** POST /admin/deliveries/try-now */
export async function tryNowDoor(c: WebContext): Promise<Response> {
  await readForm(c, nothing);
  await tryTransportNow(c.get('deps'));
  return c.redirect('/admin/letters', 303);
}

/** POST /admin/deliveries/test */
export async function testLetterDoor(c: WebContext): Promise<Response> {
  await readForm(c, nothing);
  await planTestLetter(c.get('deps'), staffIn(c));
  return c.redirect('/admin/letters', 303);
}

/** POST /admin/mailboxes */
export async function addMailboxDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, mailboxSchema);
  if (!values) return answerMailboxes(c, { status: 422, unfinished });
  await suppressByOwner(c.get('deps'), staffIn(c).id, { email: values.email, siteKey: values.site });
  return c.redirect('/admin/mailboxes', 303);
}

/** POST /admin/mailboxes/:id/lift */
export async function liftMailboxDoor(c: WebContext): Promise<Response> {
  const id = Number(c.req.param('id'));
  const { values, unfinished } = await readForm(c, liftSchema);
  if (!values) return answerMailboxes(c, { status: 422, lift: { id, unfinished } });
  await liftSuppression(c.get('deps'), staffIn(c).id, Number.isSafeInteger(id) ? id : 0, values.why);
  return c.redirect('/admin/mailboxes', 303);
}
