import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { staffOf } from '../staff/sign-in.ts';
import { formFields } from './form.ts';
import type { WebContext } from './route.ts';

/** The hidden field in which every form at the desk sends its session's token. */
export const FORM_TOKEN_FIELD = 'form-token';

/**
 * Lets staff through to a desk route, and knows who they are from then on. Posts must come from our own page and carry its token.
 * @returns where to send a browser that is signed out and asks for a page; null when the way is free
 * @throws Refusal `signed-out` for a post without a session; `forbidden` for a role too low or a post from elsewhere
 */
export async function guardStaff(c: WebContext, audience: 'staff' | 'owner'): Promise<Response | null> {
  const isPost = c.req.method === 'POST';
  c.header('Cache-Control', 'no-store');
  if (isPost) refuseForeignPost(c);
  // What a page's script asks for by itself is no sign that somebody sits there.
  const isAtWork = isPost || c.req.header('Sec-Fetch-Dest') !== 'empty';
  const signedIn = await staffOf(c.get('deps'), c.req.raw.headers, isAtWork);
  if (!signedIn) {
    if (isPost) throw new Refusal('signed-out', 'You are signed out. Sign in again, then go back and send once more.');
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/admin/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  if (audience === 'owner' && signedIn.staff.role !== 'owner') {
    throw new Refusal('forbidden', 'Only an owner may do this.');
  }
  const formToken = tokenOf(c.get('deps'), signedIn.sessionId);
  if (isPost) await refuseForgedForm(c, formToken);
  c.set('staff', signedIn.staff);
  c.set('sessionId', signedIn.sessionId);
  c.set('formToken', formToken);
  return null;
}

/**
 * Refuses a post that another site's page had a browser send.
 * @param page where ours is
 * @throws Refusal `forbidden`, also where neither Origin nor Sec-Fetch-Site says where it comes from
 */
export function refuseForeignPost(c: WebContext, page = '/admin'): void {
  const origin = c.req.header('Origin');
  const site = c.req.header('Sec-Fetch-Site');
  const ours = new URL(c.get('deps').config.baseUrl).origin;
  const isForeign = (origin !== undefined && origin !== ours) || (site !== undefined && site !== 'same-origin');
  if (isForeign || (origin === undefined && site === undefined)) {
    throw new Refusal(
      'forbidden',
      `This form was not sent from our own page. Open ${ours}${page} and send it from there.`,
    );
  }
}

function tokenOf(deps: Deps, sessionId: string): string {
  return createHmac('sha256', deps.config.secret).update(`form:${sessionId}`).digest('base64url');
}

async function refuseForgedForm(c: WebContext, formToken: string): Promise<void> {
  const sent = Buffer.from((await formFields(c)).get(FORM_TOKEN_FIELD) ?? '');
  const expected = Buffer.from(formToken);
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
    throw new Refusal('forbidden', 'This form is from an earlier session. Reload the page and send it again.');
  }
}
