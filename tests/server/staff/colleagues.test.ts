import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
import { desk } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const isSignedIn = async (browser: Person['desk']) => (await browser.get('/admin')).status === 200;
const at = ({ staff }: Person, verb: string) => `/admin/staff/${staff.id}/${verb}`;
const roleOf = async ({ staff }: Person) =>
  (await helpslip.deps.db.selectFrom('staff').select('role').where('id', '=', staff.id).executeTakeFirstOrThrow()).role;

/** A second site with an owner and an agent of its own. */
async function openOtherSite(): Promise<{ siteId: number; otto: Person; anna: Person }> {
  const siteId = await addSite(helpslip.deps, { ...acme, key: 'other', name: 'Other Goods' });
  if (siteId === null) throw new Error('the site was there already');
  // A new site goes to all owners: here each site is to have its own.
  await helpslip.deps.db.deleteFrom('site_staff').where('site_id', '=', siteId).execute();
  const otto = await addPerson(helpslip, { name: 'Otto Other', role: 'owner', siteIds: [siteId] });
  const anna = await addPerson(helpslip, { name: 'Anna Other', role: 'agent', siteIds: [siteId] });
  return { siteId, otto, anna };
}

test('an owner sees the people of their sites and those of no site, and nothing of anybody else', async () => {
  const { otto, anna } = await openOtherSite();
  const names = async ({ desk: browser }: Person) =>
    [...(await browser.page('/admin/staff')).querySelectorAll('.people a')].map((link) => link.textContent);
  expect(await names(cast.olga)).toEqual(['Olga Owner', 'Charlie Nobody', 'Mara Agent']);
  expect(await names(otto)).toEqual(['Otto Other', 'Anna Other', 'Charlie Nobody']);

  expect((await cast.olga.desk.get(`/admin/staff/${anna.staff.id}`)).status).toBe(404);
  const proof = cast.olga.password;
  for (const [verb, fields] of [
    ['place', { name: 'Taken', 'site-acme': 'on' }],
    ['role', { role: 'owner', proof }],
    ['sign-out', {}],
    ['two-step-off', { proof }],
    ['remove', { proof }],
  ] as const) {
    expect([verb, (await cast.olga.desk.post(at(anna, verb), fields)).status]).toEqual([verb, 404]);
  }
  expect(await isSignedIn(anna.desk)).toBe(true);
  const page = await (await cast.olga.desk.get('/admin/staff')).text();
  expect(page).not.toMatch(/Other|other@|otto@|anna@/);
});

test('A16 an owner cannot put anybody on a site that is not theirs, whatever boxes the form has', async () => {
  await openOtherSite();
  const fields = { name: 'Mara Agent', 'site-acme': 'on', 'site-other': 'on' };
  expect((await cast.olga.desk.post(at(cast.mara, 'place'), fields)).status).toBe(422);
  const proof = cast.olga.password;
  const invite = { email: 'eve@desk.example', role: 'agent', 'site-other': 'on', proof };
  expect((await cast.olga.desk.post('/admin/invites', invite)).status).toBe(422);
});

test('an invitation to a site is seen and withdrawn by its owners only', async () => {
  const { otto } = await openOtherSite();
  const fields = { email: 'jana@desk.example', role: 'agent', 'site-other': 'on', proof: otto.password };
  expect((await otto.desk.post('/admin/invites', fields)).status).toBe(303);
  expect(await (await cast.olga.desk.get('/admin/staff')).text()).not.toContain('jana@');
  const { id } = await helpslip.deps.db.selectFrom('staff_invite').select('id').executeTakeFirstOrThrow();
  expect((await cast.olga.desk.post(`/admin/invites/${id}/withdraw`, {})).status).toBe(404);
  expect((await otto.desk.post(`/admin/invites/${id}/withdraw`, {})).status).toBe(303);
});

test('somebody who works elsewhere too keeps that site, and only the shared one can be taken from them', async () => {
  const { siteId, anna } = await openOtherSite();
  await helpslip.deps.db
    .insertInto('site_staff')
    .values({ site_id: helpslip.siteId, staff_id: anna.staff.id })
    .execute();
  const proof = cast.olga.password;
  expect((await cast.olga.desk.post(at(anna, 'remove'), { proof })).status).toBe(403);
  expect((await cast.olga.desk.post(at(anna, 'role'), { role: 'owner', proof })).status).toBe(403);
  expect((await cast.olga.desk.post(at(anna, 'place'), { name: 'Anna Other' })).status).toBe(303);
  const sites = await helpslip.deps.db
    .selectFrom('site_staff')
    .select('site_id')
    .where('staff_id', '=', anna.staff.id)
    .execute();
  expect(sites).toEqual([{ site_id: siteId }]);
});

test('who is removed is out at once; their open tickets return to the queue, and their words keep their name', async () => {
  const { reference } = await helpslip.open();
  const plain = reference.replaceAll('-', '');
  const ticket = () =>
    helpslip.deps.db
      .selectFrom('ticket')
      .select(['status', 'assignee_id', 'updated_at'])
      .where('reference', '=', plain)
      .executeTakeFirstOrThrow();
  const seen = async () => (await ticket()).updated_at.toISOString();
  await cast.mara.desk.post(`/admin/tickets/${reference}/assign`, { assignee: cast.mara.staff.id, seen: await seen() });
  expect((await ticket()).status).toBe('assigned');
  await helpslip.deps.db.updateTable('category').set({ default_assignee_id: cast.mara.staff.id }).execute();

  const refused = await cast.olga.desk.post(at(cast.mara, 'remove'), { proof: 'not her password' });
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('This is not your password')]);
  expect(await isSignedIn(cast.mara.desk)).toBe(true);
  const response = await cast.olga.desk.post(at(cast.mara, 'remove'), { proof: cast.olga.password });

  expect(response.headers.get('Location')).toBe('/admin/staff?done=removed');
  expect(await isSignedIn(cast.mara.desk)).toBe(false);
  expect(await ticket()).toMatchObject({ status: 'queued', assignee_id: null });
  const page = await cast.olga.desk.page(`/admin/tickets/${reference}`);
  expect(page.querySelector('.timeline')?.textContent).toContain('Mara Agent');
  expect((await cast.olga.desk.get(`/admin/staff/${cast.mara.staff.id}`)).status).toBe(404);
  const { email, password } = { email: cast.mara.staff.email, password: cast.mara.password };
  expect((await desk(helpslip).postBare('/admin/sign-in', { email, password })).status).toBe(401);
  const defaults = await helpslip.deps.db
    .selectFrom('category')
    .select('id')
    .where('default_assignee_id', 'is not', null)
    .execute();
  expect(defaults).toEqual([]);
});

test('the address of somebody who was removed can be invited anew', async () => {
  await cast.olga.desk.post(at(cast.mara, 'remove'), { proof: cast.olga.password });
  const { email } = cast.mara.staff;
  const fields = { email, role: 'agent', 'site-acme': 'on', proof: cast.olga.password };
  const response = await cast.olga.desk.post('/admin/invites', fields);
  expect(response.headers.get('Location')).toBe('/admin/staff?done=invited');
});

test('A14 an agent who became an owner may what owners may, and the other way round, at once', async () => {
  expect((await cast.mara.desk.get('/admin/letters')).status).toBe(403);
  const refused = await cast.olga.desk.post(at(cast.mara, 'role'), { role: 'owner', proof: 'not her password' });
  expect(refused.status).toBe(422);
  expect(await roleOf(cast.mara)).toBe('agent');
  await cast.olga.desk.post(at(cast.mara, 'role'), { role: 'owner', proof: cast.olga.password });
  expect((await cast.mara.desk.get('/admin/letters')).status).toBe(200);
  await cast.mara.desk.post(at(cast.olga, 'role'), { role: 'agent', proof: cast.mara.password });
  expect((await cast.olga.desk.get('/admin/letters')).status).toBe(403);
});

test('the last owner can neither be removed, nor be made an agent, nor leave a site', async () => {
  const proof = cast.olga.password;
  const answers = [
    await cast.olga.desk.post(at(cast.olga, 'remove'), { proof }),
    await cast.olga.desk.post(at(cast.olga, 'role'), { role: 'agent', proof }),
    await cast.olga.desk.post(at(cast.olga, 'place'), { name: 'Olga Owner' }),
  ];
  for (const answer of answers) {
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('needs an owner')]);
  }
  expect(await roleOf(cast.olga)).toBe('owner');
  expect((await cast.olga.desk.get('/admin/letters')).status).toBe(200);
});

test('of two owners who remove each other at the same moment, one stays', async () => {
  const oscar = await addPerson(helpslip, { name: 'Oscar Owner', role: 'owner', siteIds: [helpslip.siteId] });
  const twin = helpslip.twin();
  await Promise.all([
    cast.olga.desk.post(at(oscar, 'remove'), { proof: cast.olga.password }),
    oscar.desk.post(at(cast.olga, 'remove'), { proof: oscar.password }),
  ]);
  const owners = await helpslip.deps.db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'owner')
    .where('removed_at', 'is', null)
    .execute();
  expect(owners).toHaveLength(1);
  await twin.close();
});

test('a person gives themselves another name, which is then the one at the desk', async () => {
  expect((await cast.mara.desk.post('/admin/account/name', { name: ' \u200b' })).status).toBe(422);
  await cast.mara.desk.post('/admin/account/name', { name: 'Mara <b>Bold</b>' });
  const page = await cast.mara.desk.page('/admin/account?done=name');
  expect(page.querySelector('.person summary')?.textContent).toBe('Mara <b>Bold</b>');
  expect(page.querySelector('[role="status"]')?.textContent).toBe('Your name is changed.');
});
