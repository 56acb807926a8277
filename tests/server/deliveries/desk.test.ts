import { planStaffLetter } from '@helpslip/server/notifications/plan-staff-letter.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../support/cast.ts';
import type { Helpslip } from '../../support/helpslip.ts';
import { resendHouse, turn } from '../../support/mail-house.ts';
import { acme } from '../../support/site.ts';

const HOUR = 3_600_000;

vi.setConfig({ testTimeout: 60_000 });
let house: Awaited<ReturnType<typeof resendHouse>>;
let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  house = await resendHouse();
  helpslip = house.helpslip;
  cast = await makeCast(helpslip);
});
afterEach(() => house.close());

const toAda = async () => {
  const found = (await house.deliveries()).filter(({ recipient }) => recipient === 'ada@example.com');
  const [delivery] = found;
  if (!delivery) throw new Error('no letter to Ada');
  return delivery;
};
const refuseAda = (to: string) =>
  to === 'ada@example.com' ? { status: 422, name: 'validation_error' } : ('accept' as const);

async function failedLetter(): Promise<string> {
  house.resend.usual = ({ to }) => refuseAda(to);
  await helpslip.open();
  await helpslip.settle();
  const { id, status } = await toAda();
  expect(status).toBe('failed');
  return id;
}

test('a letter that failed says why in plain words, and can be sent again as the same delivery', async () => {
  const id = await failedLetter();
  const page = await cast.olga.desk.page(`/admin/letters/${id}`);
  expect(page.querySelector('.facts')?.textContent).toContain('The provider refused it');
  expect(page.querySelector('q')?.textContent).toContain('422 validation_error');

  house.resend.usual = 'accept';
  expect((await cast.olga.desk.post(`/admin/letters/${id}/send-again`, {})).status).toBe(303);
  await helpslip.settle();
  expect(await toAda()).toMatchObject({ id, status: 'sent', reason: null });
  expect(house.resend.delivered.filter(({ key }) => key === id)).toHaveLength(1);
  expect((await cast.olga.desk.post(`/admin/letters/${id}/send-again`, {})).status).toBe(409);
});

test('a letter that may have arrived keeps its words and its key when it is sent again', async () => {
  house.resend.script = ['accept-then-reset'];
  house.resend.usual = 'reset';
  await helpslip.open();
  await turn(helpslip);
  for (let i = 0; i < 60; i++) {
    house.pass(HOUR);
    await turn(helpslip);
  }
  const open = (await house.deliveries()).filter(({ status }) => status === 'maybe-sent');
  expect(open.length).toBeGreaterThan(0);
  const [first] = open;
  // The sessions of the cast have run out by now.
  const otto = await addPerson(helpslip, { name: 'Otto Owner', role: 'owner', siteIds: [helpslip.siteId] });
  const page = await otto.desk.page(`/admin/letters/${first?.id}`);
  expect(page.querySelector('.facts')?.textContent).toContain('Ask the recipient, or send it again');
  expect(page.querySelector('pre')?.textContent).not.toBe('');

  house.resend.usual = 'accept';
  await otto.desk.post(`/admin/letters/${first?.id}/send-again`, {});
  house.pass(HOUR);
  await helpslip.settle();
  const tries = house.resend.tries.filter(({ key }) => key === first?.id).map(({ letter }) => JSON.stringify(letter));
  expect(new Set(tries).size).toBe(1);
  expect((await house.deliveries()).find(({ id }) => id === first?.id)?.status).toBe('sent');
});

test('a letter can be dropped, and then stays here', async () => {
  house.resend.usual = { status: 503, name: 'application_error' };
  await helpslip.open();
  await turn(helpslip);
  const { id } = await toAda();
  expect((await cast.olga.desk.post(`/admin/letters/${id}/drop`, {})).status).toBe(303);
  house.resend.usual = 'accept';
  house.pass(HOUR);
  await helpslip.settle();
  expect(await toAda()).toMatchObject({ status: 'suppressed', reason: 'dropped' });
  expect(house.resend.delivered.filter(({ key }) => key === id)).toEqual([]);
});

test('the page shows each state alone, and owners are told where they work when letters failed', async () => {
  const id = await failedLetter();
  const listed = async (status: string) =>
    [...(await cast.olga.desk.page(`/admin/letters?status=${status}`)).querySelectorAll('.queue th a')].map((link) =>
      link.getAttribute('href'),
    );
  expect(await listed('failed')).toEqual([`/admin/letters/${id}`]);
  expect(await listed('maybe-sent')).toEqual([]);
  expect(await listed('sent')).not.toContain(`/admin/letters/${id}`);
  expect((await cast.olga.desk.page('/admin')).querySelector('.notice')?.textContent).toContain('One letter failed.');
  expect((await cast.mara.desk.page('/admin')).querySelector('.notice')).toBeNull();
});

test('all that failed can be sent again at once', async () => {
  house.resend.usual = ({ to }) => (to.startsWith('person') ? { status: 403, name: 'invalid_api_key' } : 'accept');
  for (let i = 0; i < 3; i++) await helpslip.open({ requester: { email: `person-${i}@example.com` } });
  await helpslip.settle();
  house.resend.usual = 'accept';
  expect((await cast.olga.desk.post('/admin/deliveries/send-all-again', {})).status).toBe(303);
  await helpslip.settle();
  expect((await house.deliveries()).every(({ status }) => status === 'sent')).toBe(true);
});

test('while the provider is down the desk says until when letters wait, and an owner can have it tried now', async () => {
  house.resend.usual = { status: 500, name: 'internal_server_error' };
  for (let i = 0; i < 5; i++) await helpslip.open({ requester: { email: `person-${i}@example.com` } });
  for (let i = 0; i < 6; i++) {
    house.pass(10_000);
    await turn(helpslip);
  }
  const notice = (await cast.olga.desk.page('/admin/letters')).querySelector('.alerts');
  expect(notice?.textContent).toMatch(/Letters wait: The provider had a fault of its own.*next try is due by/s);
  house.resend.usual = 'accept';
  const before = house.resend.delivered.length;
  await turn(helpslip);
  expect(house.resend.delivered).toHaveLength(before);
  await cast.olga.desk.post('/admin/deliveries/try-now', {});
  house.pass(60_000);
  await helpslip.settle();
  expect((await house.deliveries()).every(({ status }) => status === 'sent')).toBe(true);
  expect((await cast.olga.desk.page('/admin/letters')).querySelector('.alerts')).toBeNull();
});

test('an owner can have a test letter mailed to themselves', async () => {
  expect((await cast.olga.desk.post('/admin/deliveries/test', {})).status).toBe(303);
  await helpslip.settle();
  expect(house.resend.delivered.map(({ letter }) => letter.to)).toEqual([cast.olga.staff.email]);
  expect(house.resend.delivered[0]?.letter.headers['Auto-Submitted']).toBe('auto-generated');
});

test('an owner sees who gets no letters, takes a mailbox off and gives it back with a reason', async () => {
  const bad = await cast.olga.desk.post('/admin/mailboxes', { email: 'nobody', site: 'acme' });
  expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('Write an e-mail address')]);
  await cast.olga.desk.post('/admin/mailboxes', { email: 'Ada+x@Example.com', site: 'acme' });
  await helpslip.open();
  await helpslip.settle();
  expect(await toAda()).toMatchObject({ status: 'suppressed', reason: 'suppressed-by-owner' });

  const page = await cast.olga.desk.page('/admin/mailboxes');
  expect(page.querySelector('.mailboxes')?.textContent).toMatch(/ada@example\.com.*An owner took it off.*Olga Owner/s);
  const lift = page.querySelector('.mailboxes form')?.getAttribute('action') ?? '';
  expect((await cast.olga.desk.post(lift, { why: ' ' })).status).toBe(422);
  expect((await cast.olga.desk.post(lift, { why: 'She asked for it.' })).status).toBe(303);
  expect((await cast.olga.desk.page('/admin/mailboxes')).querySelector('.mailboxes')).toBeNull();
  const { id } = await toAda();
  await cast.olga.desk.post(`/admin/letters/${id}/send-again`, {});
  await helpslip.settle();
  expect(await toAda()).toMatchObject({ status: 'sent' });
});

test('sent again, an automatic letter still passes the policy', async () => {
  await cast.olga.desk.post('/admin/mailboxes', { email: 'ada@example.com', site: 'acme' });
  await helpslip.open();
  await helpslip.settle();
  const { id } = await toAda();
  await cast.olga.desk.post(`/admin/letters/${id}/send-again`, {});
  await helpslip.settle();
  expect(await toAda()).toMatchObject({ status: 'suppressed', reason: 'suppressed-by-owner' });
  expect(house.resend.tries.filter(({ key }) => key === id)).toEqual([]);
});

test('agents, Charlie and owners of other sites can do none of this', async () => {
  const id = await failedLetter();
  await cast.olga.desk.post('/admin/mailboxes', { email: 'someone@example.com', site: 'acme' });
  const [suppression] = await helpslip.deps.db.selectFrom('suppression').select('id').execute();
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
  const bela = await addPerson(helpslip, { name: 'Bela Books', role: 'owner', siteIds: [betaId] });
  const paths: [string, Record<string, string>][] = [
    [`/admin/letters/${id}/send-again`, {}],
    [`/admin/letters/${id}/drop`, {}],
    [`/admin/mailboxes/${suppression?.id}/lift`, { why: 'I want it' }],
  ];
  for (const [path, fields] of paths) {
    expect([path, (await cast.mara.desk.post(path, fields)).status]).toEqual([path, 403]);
    expect([path, (await cast.charlie.desk.post(path, fields)).status]).toEqual([path, 403]);
    expect([path, (await bela.desk.post(path, fields)).status]).toEqual([path, 404]);
  }
  expect((await bela.desk.page('/admin/mailboxes')).querySelector('.mailboxes')).toBeNull();
  expect((await bela.desk.post('/admin/mailboxes', { email: 'x@example.com', site: 'acme' })).status).toBe(404);
  await bela.desk.post('/admin/deliveries/send-all-again', {});
  expect((await toAda()).status).toBe('failed');
  for (const path of ['/admin/letters', '/admin/mailboxes']) {
    expect((await cast.mara.desk.get(path)).status).toBe(403);
  }
});

test('a letter that carries somebody’s way in shows its text to no one else while it is on its way', async () => {
  house.resend.usual = 'reset';
  const { deps, siteId } = helpslip;
  const { email, name, id: staffId } = cast.mara.staff;
  const token = await planStaffLetter(deps, deps.db, {
    letter: 'password-reset',
    siteId,
    to: { email, name, staffId },
    by: null,
  });
  await turn(helpslip);
  const letter = (await house.deliveries()).find((delivery) => delivery.letter === 'password-reset');
  expect(JSON.stringify(letter?.composed)).toContain(token);
  for (const path of [`/admin/letters/${letter?.id}`, `/admin/letters/${letter?.id}/html`]) {
    const response = await cast.olga.desk.get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain(token);
  }
});
