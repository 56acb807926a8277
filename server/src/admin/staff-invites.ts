import type { Transaction } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { planStaffLetter } from '../notifications/plan-staff-letter.ts';
import { addToSites } from '../staff/change-staff.ts';
import { keepInvite, type NewInvite, withdrawInvite } from '../staff/invites.ts';
import { invitesFor, type StaffSite, sitesOfStaff, staffIdOf } from '../staff/queries.ts';
import type { Staff } from '../staff/sign-in.ts';
import type { WebContext } from '../web/route.ts';
import { givenPassword, isProven, NOT_YOUR_PASSWORD, newEmail } from './credentials.tsx';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { roleSchema } from './role-choice.tsx';
import { chosenSiteIds, siteEntries } from './site-choices.tsx';
import { answerStaff } from './staff.tsx';

/** POST /admin/invites */
export async function inviteStaffDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const owner = staffIn(c);
  const sites = await sitesOfStaff(deps, owner.id);
  const { values, unfinished } = await readForm(c, inviteSchema(sites));
  if (!values) return answerStaff(c, unfinished);
  const { email, role, proof, ...boxes } = values;
  const siteIds = chosenSiteIds(sites, boxes);
  const again = (faults: Record<string, string>) => answerStaff(c, { typed: typedOf(values), faults });
  if (siteIds.length === 0) return again({ sites: 'Tick at least one site.' });
  if ((await invitesFor(deps, owner.id)).some((invite) => invite.email === email.toLowerCase())) {
    return again({ email: 'They are invited already. Send it again or withdraw it above.' });
  }
  if (!(await isProven(c, proof))) return again({ proof: NOT_YOUR_PASSWORD });
  const done = await deps.db.transaction().execute(async (trx) => {
    const knownId = await staffIdOf(trx, email);
    if (knownId === null) await sendInvite(deps, trx, { email, role, siteIds }, owner);
    else await addToSites(deps, trx, owner.id, knownId, siteIds);
    return knownId === null ? 'invited' : 'added';
  });
  return c.redirect(`/admin/staff?done=${done}`, 303);
}

const inviteSchema = (sites: StaffSite[]) =>
  v.strictObject({ email: newEmail, role: roleSchema, proof: givenPassword, ...siteEntries(sites) });

/** What is shown again: never the password. */
function typedOf(values: Record<string, string | undefined>): Record<string, string> {
  const typed = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || name === 'proof' ? [] : [[name, value] as const],
  );
  return Object.fromEntries(typed);
}

async function sendInvite(
  deps: Deps,
  trx: Transaction<Database>,
  invite: NewInvite,
  { id, name: by }: Staff,
): Promise<void> {
  const [siteId] = invite.siteIds;
  if (siteId === undefined) return;
  const to = { email: invite.email.toLowerCase(), name: null, staffId: null };
  const token = await planStaffLetter(deps, trx, { letter: 'invite', siteId, to, by });
  await keepInvite(deps, trx, invite, token, id);
}

/** POST /admin/invites/:invite/again: with a new link; the earlier one is dead. */
export async function inviteAgainDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const owner = staffIn(c);
  await readForm(c, v.strictObject({}));
  await deps.db.transaction().execute(async (trx) => {
    await sendInvite(deps, trx, await withdrawInvite(deps, trx, inviteIdIn(c), owner.id), owner);
  });
  return c.redirect('/admin/staff?done=invited', 303);
}

/** POST /admin/invites/:invite/withdraw */
export async function withdrawInviteDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  await readForm(c, v.strictObject({}));
  await deps.db.transaction().execute((trx) => withdrawInvite(deps, trx, inviteIdIn(c), staffIn(c).id));
  return c.redirect('/admin/staff?done=withdrawn', 303);
}

function inviteIdIn(c: WebContext): number {
  const id = Number(c.req.param('invite'));
  return Number.isSafeInteger(id) ? id : 0;
}
