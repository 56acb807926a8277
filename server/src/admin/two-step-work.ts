import * as v from 'valibot';
import { renewRecoveryCodes, startTwoStep, turnOffTwoStep, turnOnTwoStep } from '../staff/two-step.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { isProven, NOT_YOUR_PASSWORD, proofSchema } from './credentials.tsx';
import { signedInAs, staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { answerRecoveryCodes, answerTwoStep } from './two-step.tsx';

const codeSchema = v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) });

/** POST /admin/account/two-step/start */
export async function startTwoStepDoor(c: WebContext): Promise<Response> {
  if (!(await hasProof(c))) return answerTwoStep(c, { start: NOT_YOUR_PASSWORD });
  await startTwoStep(c.get('deps'), staffIn(c).id);
  return c.redirect('/admin/account/two-step', 303);
}

async function hasProof(c: WebContext): Promise<boolean> {
  const { values } = await readForm(c, proofSchema);
  return values !== undefined && (await isProven(c, values.proof));
}

/** POST /admin/account/two-step/confirm: answers with the recovery codes, which no other page shows. */
export async function confirmTwoStepDoor(c: WebContext): Promise<Response> {
  const { values } = await readForm(c, codeSchema);
  const { staff, sessionId } = signedInAs(c);
  await drawFrom(c, 'codes', staff.id);
  const codes = await turnOnTwoStep(c.get('deps'), { staffId: staff.id, sessionId }, values?.code ?? '');
  return codes ? answerRecoveryCodes(c, codes) : answerTwoStep(c, { code: 'This code is wrong. Type the next one.' });
}

/** POST /admin/account/two-step/codes */
export async function renewCodesDoor(c: WebContext): Promise<Response> {
  if (!(await hasProof(c))) return answerTwoStep(c, { codes: NOT_YOUR_PASSWORD });
  return answerRecoveryCodes(c, await renewRecoveryCodes(c.get('deps'), staffIn(c).id));
}

/** POST /admin/account/two-step/off */
export async function turnOffTwoStepDoor(c: WebContext): Promise<Response> {
  if (!(await hasProof(c))) return answerTwoStep(c, { off: NOT_YOUR_PASSWORD });
  const { id } = staffIn(c);
  await turnOffTwoStep(c.get('deps'), id, id);
  return c.redirect('/admin/account/two-step?done=off', 303);
}
