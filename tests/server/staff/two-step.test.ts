import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Authenticator, pairedBy, turnOnTwoStep } from '../../support/authenticator.ts';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Desk, desk, signedIn } from '../../support/desk.ts';
import { type Helpslip, openHelpslip, WEDNESDAY_MORNING } from '../../support/helpslip.ts';

const LATER = '2026-01-14T09:05:00.000Z';
const LATER_STILL = '2026-01-14T09:10:00.000Z';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const credentials = ({ staff, password }: Cast['mara']) => ({ email: staff.email, password });
const isSignedIn = async (browser: Pick<Desk, 'get'>) => (await browser.get('/admin')).status === 200;

async function turnOn(): Promise<{ app: Authenticator; recoveryCodes: string[] }> {
  return turnOnTwoStep(cast.mara.desk, cast.mara.password, WEDNESDAY_MORNING);
}

/** A browser in which Mara has typed her password. */
async function afterPassword(next = '/admin'): Promise<Desk> {
  const browser = desk(helpslip);
  const response = await browser.postBare('/admin/sign-in', { ...credentials(cast.mara), next });
  expect(response.headers.get('Location')).toBe(`/admin/sign-in/code?next=${encodeURIComponent(next)}`);
  return browser;
}

const give = async (browser: Desk, code: string) => {
  const response = await browser.postBare('/admin/sign-in/code', { code, next: '/admin/account' });
  return [response.status, response.headers.get('Location')];
};
const opened = [303, '/admin/account'];

test('the second step is on once the app has shown a code, and ends the sessions of before', async () => {
  const phone = await signedIn(helpslip, credentials(cast.mara));
  await cast.mara.desk.post('/admin/account/two-step/start', { proof: cast.mara.password });
  const page = await cast.mara.desk.page('/admin/account/two-step');
  expect(page.querySelector('svg.qr path')?.getAttribute('d')).toMatch(/^M\d/);
  expect(page.querySelector('a[href^="otpauth://totp/Helpslip:"]')).not.toBeNull();
  const wrong = await cast.mara.desk.post('/admin/account/two-step/confirm', { code: '000000' });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('This code is wrong')]);
  expect(await isSignedIn(await signedIn(helpslip, credentials(cast.mara)))).toBe(true);

  const code = pairedBy(page).codeAt(WEDNESDAY_MORNING);
  const right = await cast.mara.desk.post('/admin/account/two-step/confirm', { code });

  expect([right.status, await right.text()]).toEqual([200, expect.stringContaining('not shown again')]);
  expect([await isSignedIn(cast.mara.desk), await isSignedIn(phone)]).toEqual([true, false]);
  const later = (await cast.mara.desk.page('/admin/account/two-step')).body.textContent;
  expect(later).toContain('10 are left');
  expect(later).not.toMatch(/[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}/);
});

test('after the password alone nothing opens; after the code the session is another one', async () => {
  const { app } = await turnOn();
  helpslip.moveClockTo(LATER);
  const browser = await afterPassword('/admin/search');
  const half = browser.cookie();
  expect(await isSignedIn(browser)).toBe(false);
  expect((await browser.get('/admin/account')).status).toBe(303);
  expect((await browser.postBare('/admin/sign-out', { where: 'here' })).status).toBe(401);

  expect(await give(browser, app.codeAt(LATER))).toEqual(opened);
  expect(await isSignedIn(browser)).toBe(true);
  expect(browser.cookie()).not.toBe(half);
  expect((await helpslip.call('GET', '/admin', { headers: { Cookie: half } })).status).toBe(303);
});

test('A2 the cookie of a session that was opened by a code is guarded like any other', async () => {
  const { app } = await turnOn();
  helpslip.moveClockTo(LATER);
  const browser = await afterPassword();
  const response = await browser.postBare('/admin/sign-in/code', { code: app.codeAt(LATER) });
  const [cookie = '', ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  for (const part of [/^__Host-helpslip=/, /; Path=\/(?:;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]) {
    expect(cookie).toMatch(part);
  }
});

test('A35 a code of the app opens one session, not two, also at the same moment in two processes', async () => {
  const { app } = await turnOn();
  expect(await give(await afterPassword(), app.codeAt(WEDNESDAY_MORNING))).toEqual([401, null]);
  helpslip.moveClockTo(LATER);
  const twin = helpslip.twin();
  const other = desk(twin);
  await other.postBare('/admin/sign-in', credentials(cast.mara));
  const browsers = [await afterPassword(), await afterPassword(), other];
  const answers = await Promise.all(browsers.map((browser) => give(browser, app.codeAt(LATER))));
  expect(answers.filter(([status]) => status === 303)).toHaveLength(1);
  helpslip.moveClockTo(LATER_STILL);
  expect(await give(await afterPassword(), app.codeAt(LATER_STILL))).toEqual(opened);
  await twin.close();
});

test('A35 five wrong codes end the sign-in, and the right one comes too late', async () => {
  const { app } = await turnOn();
  helpslip.moveClockTo(LATER);
  const browser = await afterPassword();
  for (let i = 0; i < 4; i++) expect(await give(browser, '123456')).toEqual([401, null]);
  expect(await give(browser, '123456')).toEqual([303, '/admin/sign-in?done=codes']);
  expect(await give(browser, app.codeAt(LATER))).toEqual([303, '/admin/sign-in?done=late']);
  expect(await isSignedIn(browser)).toBe(false);
  expect(await give(await afterPassword(), app.codeAt(LATER))).toEqual(opened);
});

test('A35 wrong codes are throttled over all sign-ins of an account', async () => {
  const guarded = await openHelpslip();
  const { mara } = await makeCast(guarded);
  await turnOnTwoStep(mara.desk, mara.password, WEDNESDAY_MORNING);
  const statuses = [];
  for (let i = 0; i < 4; i++) {
    const browser = desk(guarded);
    await browser.postBare('/admin/sign-in', credentials(mara));
    for (let j = 0; j < 3; j++) {
      statuses.push((await browser.postBare('/admin/sign-in/code', { code: '123456' })).status);
    }
  }
  expect(statuses.at(0)).toBe(401);
  expect(statuses.at(-1)).toBe(429);
  await guarded.close();
});

test('A35 a recovery code opens the desk once, however it is typed, and is kept only as a hash', async () => {
  const { recoveryCodes } = await turnOn();
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first = '', second = ''] = recoveryCodes;
  const rows = await helpslip.deps.db.selectFrom('recovery_code').selectAll().execute();
  expect(rows.map(({ code_hash }) => code_hash.length)).toEqual(Array(10).fill(32));

  expect(await give(await afterPassword(), first)).toEqual(opened);
  expect(await give(await afterPassword(), first)).toEqual([401, null]);
  expect(await give(await afterPassword(), second.replaceAll('-', ' ').toUpperCase())).toEqual(opened);
  const browser = await signedInWith(recoveryCodes[2] ?? '');
  expect((await browser.page('/admin/account/two-step')).body.textContent).toContain('7 are left');
});

async function signedInWith(code: string): Promise<Desk> {
  const browser = await afterPassword();
  expect(await give(browser, code)).toEqual(opened);
  return browser;
}

test('new recovery codes void the old ones, and nobody gets them without the password', async () => {
  const { recoveryCodes } = await turnOn();
  const refused = await cast.mara.desk.post('/admin/account/two-step/codes', { proof: 'a wrong password' });
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('This is not your password')]);
  const renewed = await cast.mara.desk.post('/admin/account/two-step/codes', { proof: cast.mara.password });
  const fresh = /<code>([0-9a-z-]{14})<\/code>/.exec(await renewed.text())?.[1] ?? '';
  expect(await give(await afterPassword(), recoveryCodes[0] ?? '')).toEqual([401, null]);
  expect(await give(await afterPassword(), fresh)).toEqual(opened);
});

test('a sign-in that waits longer than ten minutes for its code starts again', async () => {
  const { app } = await turnOn();
  const browser = await afterPassword();
  helpslip.moveClockTo('2026-01-14T09:11:00.000Z');
  expect(await give(browser, app.codeAt('2026-01-14T09:11:00.000Z'))).toEqual([303, '/admin/sign-in?done=late']);
});

test('a pairing that nobody finished within a quarter of an hour is gone', async () => {
  await cast.mara.desk.post('/admin/account/two-step/start', { proof: cast.mara.password });
  const app = pairedBy(await cast.mara.desk.page('/admin/account/two-step'));
  const late = '2026-01-14T09:16:00.000Z';
  helpslip.moveClockTo(late);
  expect((await cast.mara.desk.page('/admin/account/two-step')).querySelector('.secret')).toBeNull();
  const response = await cast.mara.desk.post('/admin/account/two-step/confirm', { code: app.codeAt(late) });
  expect(response.status).toBe(409);
  expect(await isSignedIn(await signedIn(helpslip, credentials(cast.mara)))).toBe(true);
});

test('the second step is turned off with the password, by its person or by an owner for them', async () => {
  await turnOn();
  const off = '/admin/account/two-step/off';
  expect((await cast.mara.desk.post(off, { proof: 'a wrong password' })).status).toBe(422);
  await afterPassword();
  expect((await cast.mara.desk.post(off, { proof: cast.mara.password })).status).toBe(303);
  expect(await isSignedIn(await signedIn(helpslip, credentials(cast.mara)))).toBe(true);

  helpslip.moveClockTo(LATER);
  await turnOnTwoStep(cast.mara.desk, cast.mara.password, LATER);
  const forHer = `/admin/staff/${cast.mara.staff.id}/two-step-off`;
  expect((await cast.olga.desk.post(forHer, { proof: 'a wrong password' })).status).toBe(422);
  expect((await cast.olga.desk.post(forHer, { proof: cast.olga.password })).status).toBe(303);
  expect(await isSignedIn(await signedIn(helpslip, credentials(cast.mara)))).toBe(true);
});

test('the secret is not readable in the database', async () => {
  await cast.mara.desk.post('/admin/account/two-step/start', { proof: cast.mara.password });
  const page = await cast.mara.desk.page('/admin/account/two-step');
  const secret = page.querySelector('.secret code')?.textContent?.replaceAll(' ', '') ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const { sealed_secret } = await helpslip.deps.db.selectFrom('two_step').selectAll().executeTakeFirstOrThrow();
  expect(sealed_secret).not.toContain(secret);
});
