import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { desk, documentOf, signedIn } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { lettersSent } from '../../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const JANA = 'jana@desk.example';
const chosen = { name: 'Jana New', password: 'some words of her own' };

function invite(changes: Record<string, string> = {}): Promise<Response> {
  const fields = { email: JANA, role: 'agent', 'site-acme': 'on', proof: cast.olga.password, ...changes };
  return cast.olga.desk.post('/admin/invites', fields);
}

/** The paths of the links that were mailed, oldest first. */
async function linksTo(to: string): Promise<string[]> {
  const letters = await lettersSent(helpslip, { letter: 'invite', to });
  return letters.map(({ text }) => /https:\/\/help\.example\.com(\/admin\/invite\/\S+)/.exec(text)?.[1] ?? 'no link');
}

async function theLink(): Promise<string> {
  const [link = 'no link', ...more] = await linksTo(JANA);
  expect(more).toEqual([]);
  return link;
}

const isOpen = async (link: string) => (await desk(helpslip).get(link)).status === 200;

test('an invited person chooses a name and a password, once, and works for the ticked sites in the given role', async () => {
  const response = await invite({ email: 'Jana@Desk.example' });
  expect([response.status, response.headers.get('Location')]).toEqual([303, '/admin/staff?done=invited']);
  const link = await theLink();
  const browser = desk(helpslip);
  expect((await browser.page(link)).querySelector('.lead')?.textContent).toContain(JANA);
  expect((await browser.page(link)).querySelector('h1')?.textContent).toBe('Your place at the desk');

  const taken = await browser.postBare(link, chosen);

  expect([taken.status, taken.headers.get('Location')]).toEqual([303, '/admin']);
  expect((await browser.page('/admin')).querySelector('.person')?.textContent).toContain('Jana New');
  expect((await browser.get('/admin/staff')).status).toBe(403);
  expect(await isOpen(link)).toBe(false);
  expect((await desk(helpslip).postBare(link, chosen)).status).toBe(404);
  await signedIn(helpslip, { email: JANA, password: chosen.password });
});

test('A9 an invitation is dead after 72 hours, and nothing but its own link opens it', async () => {
  await invite();
  const link = await theLink();
  for (const guess of ['', ' ', 'null', 'undefined', '%00', '0', link.split('/').at(-1)?.slice(1)]) {
    const path = `/admin/invite/${guess}`;
    expect([path, (await desk(helpslip).get(path)).status]).toEqual([path, 404]);
    expect((await desk(helpslip).postBare(path, chosen)).status).toBe(404);
  }
  helpslip.moveClockTo('2026-01-17T08:59:00Z');
  expect(await isOpen(link)).toBe(true);
  helpslip.moveClockTo('2026-01-17T09:00:00Z');
  expect(await isOpen(link)).toBe(false);
  expect((await desk(helpslip).postBare(link, chosen)).status).toBe(404);
  expect(await helpslip.deps.db.selectFrom('staff').select('id').where('email', '=', JANA).execute()).toEqual([]);
});

test('the database keeps nothing that would open an invitation', async () => {
  await invite();
  const token = (await theLink()).split('/').at(-1) ?? '';
  const { token_hash } = await helpslip.deps.db.selectFrom('staff_invite').selectAll().executeTakeFirstOrThrow();
  expect(token_hash.includes(token)).toBe(false);
  expect(token_hash).toHaveLength(32);
});

test('of people who take up one invitation at the same moment over two processes, one gets the place', async () => {
  await invite();
  const link = await theLink();
  const twin = helpslip.twin();
  const posts = Array.from({ length: 6 }, (_, i) => desk(i % 2 ? helpslip : twin).postBare(link, chosen));
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([303, 404, 404, 404, 404, 404]);
  await twin.close();
});

test('an invitation that is sent again has a new link, and the old one is dead; a withdrawn one has none', async () => {
  await invite();
  const first = await theLink();
  const form = (await cast.olga.desk.page('/admin/staff')).querySelector('form[action$="/again"]');
  await cast.olga.desk.post(form?.getAttribute('action') ?? '', {});
  const links = await linksTo(JANA);
  const second = links.find((link) => link !== first) ?? '';
  expect(links).toHaveLength(2);
  expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);

  const page = await cast.olga.desk.page('/admin/staff');
  const withdraw = page.querySelector('[formaction$="/withdraw"]')?.getAttribute('formaction') ?? '';
  const response = await cast.olga.desk.post(withdraw, {});
  expect(response.headers.get('Location')).toBe('/admin/staff?done=withdrawn');
  expect(await isOpen(second)).toBe(false);
  expect((await cast.olga.desk.page('/admin/staff')).body.textContent).not.toContain(JANA);
  expect((await cast.olga.desk.post(withdraw, {})).status).toBe(404);
});

test.each([
  ['without a site', { 'site-acme': '' }, 422, 'Tick at least one site'],
  ['with an address that is none', { email: 'jana' }, 422, 'such as ada@example.com'],
  ['with another password than the own', { proof: 'not hers at all' }, 422, 'This is not your password'],
  ['as something that is no role', { role: 'admin' }, 422, ''],
  ['with a field that the form does not have', { isOwner: 'on' }, 422, 'does not fit its page'],
])('an invitation %s is not sent, and what was typed stays', async (_, change, status, says) => {
  const fields = Object.fromEntries(
    Object.entries({ email: JANA, role: 'agent', 'site-acme': 'on', proof: cast.olga.password, ...change }).filter(
      ([name, value]) => name !== 'site-acme' || value !== '',
    ),
  );
  const response = await cast.olga.desk.post('/admin/invites', fields);
  const html = await response.text();
  expect(response.status).toBe(status);
  expect(html).toContain(says);
  expect(html).not.toContain(cast.olga.password);
  if (!('isOwner' in change)) {
    expect(documentOf(html).querySelector('#invite [name="email"]')?.getAttribute('value')).toBe(fields.email);
  }
  expect(await linksTo(JANA)).toEqual([]);
});

test('somebody is invited once; and who has a place already simply gets the site', async () => {
  await invite();
  expect(await (await invite()).text()).toContain('They are invited already');
  const response = await invite({ email: cast.charlie.staff.email });
  expect(response.headers.get('Location')).toBe('/admin/staff?done=added');
  expect(await linksTo(cast.charlie.staff.email)).toEqual([]);
  const sites = await helpslip.deps.db
    .selectFrom('site_staff')
    .select('site_id')
    .where('staff_id', '=', cast.charlie.staff.id)
    .execute();
  expect(sites).toEqual([{ site_id: helpslip.siteId }]);
});

test('what was done is in the audit log, with who did it', async () => {
  await invite();
  await desk(helpslip).postBare(await theLink(), chosen);
  const rows = await helpslip.deps.db
    .selectFrom('audit')
    .select(['action', 'staff_name', 'site_id', 'detail'])
    .where('action', 'like', '%invite%')
    .orderBy('id')
    .execute();
  const detail = { email: JANA, role: 'agent' };
  expect(rows).toEqual([
    { action: 'staff-invited', staff_name: 'Olga Owner', site_id: helpslip.siteId, detail },
    { action: 'invite-accepted', staff_name: 'Jana New', site_id: helpslip.siteId, detail },
  ]);
});
