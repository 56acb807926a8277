import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { signedIn } from '../../support/desk.ts';
import { type Helpslip, openHelpslip, WEDNESDAY_MORNING } from '../../support/helpslip.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const credentials = ({ staff, password }: Cast['mara']) => ({ email: staff.email, password });
const isSignedIn = async (browser: { get: Cast['stranger']['get'] }) => (await browser.get('/admin')).status === 200;

test('A34 after signing out the same cookie is refused, in every process', async () => {
  const twin = helpslip.twin();
  const cookie = cast.mara.desk.cookie();
  const response = await cast.mara.desk.post('/admin/sign-out', { where: 'here' });

  expect([response.status, response.headers.get('Location')]).toEqual([303, '/admin/sign-in']);
  expect(cast.mara.desk.cookie()).toBe('');
  expect((await helpslip.call('GET', '/admin', { headers: { Cookie: cookie } })).status).toBe(303);
  expect((await twin.call('GET', '/admin', { headers: { Cookie: cookie } })).status).toBe(303);
  await twin.close();
});

test('signing out leaves other devices alone; signing out everywhere ends them all, and nobody else', async () => {
  const phone = await signedIn(helpslip, credentials(cast.mara));
  const tablet = await signedIn(helpslip, credentials(cast.mara));

  await phone.post('/admin/sign-out', { where: 'here' });
  expect(await isSignedIn(cast.mara.desk)).toBe(true);

  await tablet.post('/admin/sign-out', { where: 'everywhere' });
  expect(await isSignedIn(cast.mara.desk)).toBe(false);
  expect(await isSignedIn(cast.olga.desk)).toBe(true);
});

test('a person who is removed from the staff is signed out with it', async () => {
  await helpslip.deps.db.deleteFrom('staff').where('id', '=', cast.mara.staff.id).execute();
  expect(await isSignedIn(cast.mara.desk)).toBe(false);
});

test('A34 a session ends after twelve idle hours', async () => {
  helpslip.moveClockTo('2026-01-14T20:00:00Z');
  expect(await isSignedIn(cast.mara.desk)).toBe(true);
  helpslip.moveClockTo('2026-01-15T07:00:00Z');
  expect(await isSignedIn(cast.mara.desk)).toBe(true);
  expect(await isSignedIn(cast.olga.desk)).toBe(false);
});

test('A34 a session that is never idle ends after thirty days', async () => {
  const hours = 30 * 24;
  for (let hour = 0; hour <= hours; hour += 8) {
    helpslip.moveClockTo(new Date(Date.parse(WEDNESDAY_MORNING) + hour * 3_600_000).toISOString());
    expect(await isSignedIn(cast.mara.desk)).toBe(true);
  }
  helpslip.moveClockTo(new Date(Date.parse(WEDNESDAY_MORNING) + (hours + 1) * 3_600_000).toISOString());
  expect(await isSignedIn(cast.mara.desk)).toBe(false);
});

test('A34 what a page asks for by itself does not keep a session alive', async () => {
  for (const hour of ['13', '17', '20']) {
    helpslip.moveClockTo(`2026-01-14T${hour}:00:00Z`);
    expect((await cast.mara.desk.get('/admin', { 'Sec-Fetch-Dest': 'empty' })).status).toBe(200);
    expect(await isSignedIn(cast.olga.desk)).toBe(true);
  }
  helpslip.moveClockTo('2026-01-14T21:01:00Z');
  expect(await isSignedIn(cast.mara.desk)).toBe(false);
  expect(await isSignedIn(cast.olga.desk)).toBe(true);
});

test('a person sees where they are signed in, and ends one session or all others; nobody else can', async () => {
  const phone = await signedIn(helpslip, credentials(cast.mara));
  const tablet = await signedIn(helpslip, credentials(cast.mara));
  const page = await cast.mara.desk.page('/admin/account');
  expect([...page.querySelectorAll('.sessions li')].map((item) => item.textContent?.includes('(this one)'))).toEqual([
    true,
    false,
    false,
  ]);
  const ids = [...page.querySelectorAll('.sessions button')].map((button) => button.getAttribute('value') ?? '');
  await cast.olga.desk.post('/admin/account/sessions/end', { session: ids[0] ?? '' });
  expect([await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([true, true]);

  await cast.mara.desk.post('/admin/account/sessions/end', { session: ids[0] ?? '' });
  expect([await isSignedIn(phone), await isSignedIn(tablet)].sort()).toEqual([false, true]);
  await cast.mara.desk.post('/admin/account/sessions/end', {});
  expect([await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([false, false]);
  expect(await isSignedIn(cast.mara.desk)).toBe(true);
  expect(await isSignedIn(cast.olga.desk)).toBe(true);
});

test.each([
  ['another signature', (cookie: string) => cookie.replace(/.{4}$/, 'AAAA')],
  ['no signature', (cookie: string) => cookie.replace(/\..*$/, '')],
  ['nonsense', () => '__Host-helpslip=%00%ff; __Host-helpslip=x.y'],
])('a cookie with %s is nobody', async (_, forge) => {
  const Cookie = forge(cast.mara.desk.cookie());
  expect((await helpslip.call('GET', '/admin', { headers: { Cookie } })).status).toBe(303);
});
