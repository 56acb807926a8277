import * as v from 'valibot';
import { tellPasswordChanged } from '../notifications/tell-password-changed.ts';
import { renameStaff } from '../staff/change-staff.ts';
import { changePassword } from '../staff/passwords.ts';
import { endSessions } from '../staff/sessions.ts';
import type { WebContext } from '../web/route.ts';
import { answerAccount } from './account.tsx';
import { givenPassword, isProven, NOT_YOUR_PASSWORD, newPassword, personName } from './credentials.tsx';
import { signedInAs } from './desk-route.tsx';
import { readForm } from './form.ts';

const nameSchema = v.strictObject({ name: personName });
const passwordSchema = v.strictObject({ proof: givenPassword, password: newPassword });
const sessionSchema = v.strictObject({ session: v.optional(v.pipe(v.string(), v.maxLength(100))) });

/** POST /admin/account/name */
export async function ownNameDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, nameSchema);
  if (!values) return answerAccount(c, { status: 422, name: unfinished });
  const { staff } = signedInAs(c);
  await renameStaff(c.get('deps'), staff.id, staff.id, values.name);
  return c.redirect('/admin/account?done=name', 303);
}

/** POST /admin/account/password */
export async function ownPasswordDoor(c: WebContext): Promise<Response> {
  const { values, unfinished } = await readForm(c, passwordSchema);
  if (!values) return answerAccount(c, { status: 422, password: unfinished });
  if (!(await isProven(c, values.proof))) {
    return answerAccount(c, { status: 422, password: { typed: {}, faults: { proof: NOT_YOUR_PASSWORD } } });
  }
  const { staff, sessionId } = signedInAs(c);
  const deps = c.get('deps');
  await changePassword(deps, { staffId: staff.id, sessionId }, values.password, tellPasswordChanged(deps));
  return c.redirect('/admin/account?done=password', 303);
}

/** POST /admin/account/sessions/end: the named one, or without a name all others. */
export async function endSessionDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, sessionSchema);
  await endSessions(c.get('deps'), signedInAs(c), values?.session ?? null);
  return c.redirect(`/admin/account?done=${values?.session ? 'session' : 'others'}`, 303);
}
