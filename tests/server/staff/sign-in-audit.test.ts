import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { desk } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

async function notedBy(act: () => Promise<unknown>): Promise<unknown[]> {
  const before = await helpslip.deps.db.selectFrom('audit').select('id').execute();
  await act();
  return helpslip.deps.db
    .selectFrom('audit')
    .select(['action', 'staff_name', 'staff_id', 'site_id', 'detail'])
    .where('id', '>', Math.max(0, ...before.map(({ id }) => id)))
    .orderBy('id')
    .execute();
}

test('A30 who signs in, who is refused, and an address that nobody has are noted, without what was typed', async () => {
  const { email, id } = cast.mara.staff;
  const noted = await notedBy(async () => {
    await desk(helpslip).postBare('/admin/sign-in', { email, password: cast.mara.password });
    await desk(helpslip).postBare('/admin/sign-in', { email, password: 'a wrong password' });
    await desk(helpslip).postBare('/admin/sign-in', { email: 'my secret password', password: 'x' });
  });
  const of = { staff_name: 'Mara Agent', staff_id: id, site_id: null, detail: {} };
  const nobody = { staff_name: 'Nobody known', staff_id: null, site_id: null, detail: {} };
  expect(noted).toEqual([
    { action: 'signed-in', ...of },
    { action: 'sign-in-refused', ...of },
    { action: 'sign-in-refused', ...nobody },
  ]);
});

test('A30 a browser that calls itself something forged is kept and shown in our own words', async () => {
  const browser = desk(helpslip);
  const forged = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 \u001b[31m<img src=x> signed-in Olga';
  await browser.postBare(
    '/admin/sign-in',
    { email: cast.mara.staff.email, password: cast.mara.password },
    { 'User-Agent': forged },
  );
  const html = await (await browser.get('/admin/account')).text();
  expect(html).toContain('Firefox on Linux');
  for (const piece of ['\u001b', '<img', 'Mozilla']) expect(html).not.toContain(piece);
  const kept = await helpslip.deps.db.selectFrom('staff_session').select('user_agent').execute();
  expect(JSON.stringify(kept)).not.toContain('Mozilla');
});

test('A30 what is changed about a person is noted with who did it, before and after', async () => {
  const at = `/admin/staff/${cast.mara.staff.id}`;
  const proof = cast.olga.password;
  const noted = await notedBy(async () => {
    await cast.olga.desk.post(`${at}/place`, { name: 'Mara Miller' });
    await cast.olga.desk.post(`${at}/place`, { name: 'Mara Miller', 'site-acme': 'on' });
    await cast.olga.desk.post(`${at}/role`, { role: 'owner', proof });
    await cast.olga.desk.post(`${at}/sign-out`, {});
    await cast.olga.desk.post(`${at}/remove`, { proof });
  });
  const of = cast.mara.staff.id;
  const by = { staff_name: 'Olga Owner', staff_id: cast.olga.staff.id };
  const { siteId: site_id } = helpslip;
  expect(noted).toEqual([
    { action: 'staff-renamed', ...by, site_id: null, detail: { of, from: 'Mara Agent', to: 'Mara Miller' } },
    { action: 'staff-taken-off-site', ...by, site_id, detail: { of } },
    { action: 'staff-put-on-site', ...by, site_id, detail: { of } },
    { action: 'staff-role-changed', ...by, site_id: null, detail: { of, from: 'agent', to: 'owner' } },
    { action: 'staff-signed-out', ...by, site_id: null, detail: { of } },
    { action: 'staff-removed', ...by, site_id, detail: { of, email: cast.mara.staff.email, role: 'owner' } },
  ]);
});
