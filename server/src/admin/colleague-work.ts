import * as v from 'valibot';
import { removeStaff, renameStaff, setStaffRole, setStaffSites } from '../staff/change-staff.ts';
import { colleagueOf, sitesOfStaff } from '../staff/queries.ts';
import { signOutStaff } from '../staff/sessions.ts';
import { turnOffTwoStep } from '../staff/two-step.ts';
import type { WebContext } from '../web/route.ts';
import { answerColleague } from './colleague.tsx';
import { givenPassword, isProven, NOT_YOUR_PASSWORD, personName, proofSchema } from './credentials.tsx';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { roleSchema } from './role-choice.tsx';
import { chosenSiteIds, siteEntries } from './site-choices.tsx';

const roleFormSchema = v.strictObject({ role: roleSchema, proof: givenPassword });

/** Who is changed by whom. @throws Refusal `not-found` for everybody who is not of the owner's sites */
async function whoIn(c: WebContext) {
  const { deps, owner } = { deps: c.get('deps'), owner: staffIn(c) };
  return { deps, owner, person: await colleagueOf(deps.db, owner.id, c.req.param('person') ?? '') };
}

const backTo = (c: WebContext, personId: string, done: string) =>
  c.redirect(`/admin/staff/${personId}?done=${done}`, 303);

/** POST /admin/staff/:person/place */
export async function placeDoor(c: WebContext): Promise<Response> {
  const { deps, owner, person } = await whoIn(c);
  const sites = await sitesOfStaff(deps, owner.id);
  const { values, unfinished } = await readForm(c, v.strictObject({ name: personName, ...siteEntries(sites) }));
  if (!values) return answerColleague(c, { place: unfinished });
  const { name, ...boxes } = values;
  await renameStaff(deps, owner.id, person.id, name);
  await setStaffSites(deps, owner.id, person.id, chosenSiteIds(sites, boxes));
  return backTo(c, person.id, 'saved');
}

/** POST /admin/staff/:person/role */
export async function roleDoor(c: WebContext): Promise<Response> {
  const { deps, owner, person } = await whoIn(c);
  const { values } = await readForm(c, roleFormSchema);
  if (!values || !(await isProven(c, values.proof))) return answerColleague(c, { role: NOT_YOUR_PASSWORD });
  await setStaffRole(deps, owner.id, person.id, values.role);
  // Who made an agent of themselves has no way back to this page.
  return owner.id === person.id && values.role === 'agent' ? c.redirect('/admin', 303) : backTo(c, person.id, 'role');
}

/** POST /admin/staff/:person/sign-out */
export async function signOutStaffDoor(c: WebContext): Promise<Response> {
  const { deps, owner, person } = await whoIn(c);
  await readForm(c, v.strictObject({}));
  await signOutStaff(deps, owner.id, person.id);
  return backTo(c, person.id, 'signed-out');
}

/** POST /admin/staff/:person/two-step-off */
export async function twoStepOffDoor(c: WebContext): Promise<Response> {
  const { deps, owner, person } = await whoIn(c);
  const { values } = await readForm(c, proofSchema);
  if (!values || !(await isProven(c, values.proof))) return answerColleague(c, { twoStep: NOT_YOUR_PASSWORD });
  await turnOffTwoStep(deps, person.id, owner.id);
  return backTo(c, person.id, 'two-step');
}

/** POST /admin/staff/:person/remove */
export async function removeDoor(c: WebContext): Promise<Response> {
  const { deps, owner, person } = await whoIn(c);
  const { values } = await readForm(c, proofSchema);
  if (!values || !(await isProven(c, values.proof))) return answerColleague(c, { removal: NOT_YOUR_PASSWORD });
  await removeStaff(deps, owner.id, person.id);
  return c.redirect('/admin/staff?done=removed', 303);
}
