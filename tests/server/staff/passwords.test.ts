import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { desk, signedIn } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { lettersSent } from '../../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const FRESH = 'quite other words now';
const credentials = ({ staff, password }: Cast['mara']) => ({ email: staff.email, password });
const isSignedIn = async (browser: { get: Cast['stranger']['get'] }) => (await browser.get('/admin')).status === 200;
const opens = async (email: string, password: string) =>
  (await desk(helpslip).postBare('/admin/sign-in', { email, password })).status === 303;

async function linksTo(to: string): Promise<string[]> {
  const letters = await lettersSent(helpslip, { letter: 'password-reset', to });
  return letters.map(({ text }) => /https:\/\/help\.example\.com(\/admin\/password\/\S+)/.exec(text)?.[1] ?? 'no link');
}

async function linkTo(email: string, headers: Record<string, string> = {}): Promise<string> {
  await cast.stranger.postBare('/admin/password', { email }, headers);
  return (await linksTo(email)).at(-1) ?? 'no link';
}

test('A3 changing the password ends all other sessions at once in both processes, and keeps this one', async () => {
  const twin = helpslip.twin();
  const phone = await signedIn(helpslip, credentials(cast.mara));
  const response = await cast.mara.desk.post('/admin/account/password', {
    proof: cast.mara.password,
    password: FRESH,
  });

  expect([response.status, response.headers.get('Location')]).toEqual([303, '/admin/account?done=password']);
  expect(await isSignedIn(cast.mara.desk)).toBe(true);
  expect(await isSignedIn(phone)).toBe(false);
  expect((await twin.call('GET', '/admin', { headers: { Cookie: phone.cookie() } })).status).toBe(303);
  expect(await isSignedIn(cast.olga.desk)).toBe(true);
  expect(await opens(cast.mara.staff.email, cast.mara.password)).toBe(false);
  expect(await opens(cast.mara.staff.email, FRESH)).toBe(true);
  await twin.close();
});

test.each([
  ['the wrong password of before', { proof: 'not it at all', password: FRESH }, 'This is not your password'],
  ['a short new one', { proof: 'a few words in a row', password: 'short' }, 'Take at least 10 characters'],
])('a change with %s is refused beside its field', async (_, fields, says) => {
  const response = await cast.mara.desk.post('/admin/account/password', fields);
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain(says);
  expect(html).not.toContain(fields.password);
  expect(await opens(cast.mara.staff.email, cast.mara.password)).toBe(true);
});

test('A3 a link by mail sets a new password, once, and ends every session', async () => {
  const twin = helpslip.twin();
  const link = await linkTo(cast.mara.staff.email);
  const browser = desk(helpslip);
  expect((await browser.page(link)).querySelector('h1')?.textContent).toBe('A new password');

  const response = await browser.postBare(link, { password: FRESH });

  expect([response.status, response.headers.get('Location')]).toEqual([303, '/admin/sign-in?done=password']);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect((await browser.page('/admin/sign-in?done=password')).querySelector('[role="status"]')?.textContent).toContain(
    'Your new password is set',
  );
  expect(await isSignedIn(cast.mara.desk)).toBe(false);
  expect((await twin.call('GET', '/admin', { headers: { Cookie: cast.mara.desk.cookie() } })).status).toBe(303);
  expect(await opens(cast.mara.staff.email, FRESH)).toBe(true);
  expect((await browser.get(link)).status).toBe(404);
  expect((await browser.postBare(link, { password: 'and once more again' })).status).toBe(404);
  await twin.close();
});

test('a link opens nothing after an hour, nor once the password was changed another way', async () => {
  const first = await linkTo(cast.mara.staff.email);
  await cast.mara.desk.post('/admin/account/password', { proof: cast.mara.password, password: FRESH });
  expect((await desk(helpslip).get(first)).status).toBe(404);

  const second = await linkTo(cast.olga.staff.email);
  expect((await desk(helpslip).get(second)).status).toBe(200);
  helpslip.moveClockTo('2026-01-14T10:00:00Z');
  expect((await desk(helpslip).get(second)).status).toBe(404);
  expect((await desk(helpslip).postBare(second, { password: FRESH })).status).toBe(404);
});

test('of those who use one link at the same moment, one sets the password', async () => {
  const link = await linkTo(cast.mara.staff.email);
  const posts = ['first words of it', 'second words of it', 'third words of it'].map((password) =>
    desk(helpslip).postBare(link, { password }),
  );
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([303, 404, 404]);
});

test('asking for a link answers alike whether or not anybody has the address, and mails only to somebody', async () => {
  const ask = async (email: string) => {
    const response = await desk(helpslip).postBare('/admin/password', { email });
    return [response.status, await response.text(), response.headers.getSetCookie()];
  };
  const known = await ask(cast.mara.staff.email.toUpperCase());
  expect(known[0]).toBe(200);
  expect(await ask('nobody@desk.example')).toEqual(known);
  expect(await ask(cast.charlie.staff.email)).toEqual(known);
  expect(await ask('no address at all')).toEqual(known);
  const letters = await lettersSent(helpslip, { letter: 'password-reset' });
  expect(letters.map(({ to }) => to).sort()).toEqual([cast.charlie.staff.email, cast.mara.staff.email].sort());
});

test('who works for no site gets a link all the same, in the name of no site, and owners see where it went', async () => {
  const link = await linkTo(cast.charlie.staff.email);
  const [letter] = await lettersSent(helpslip, { letter: 'password-reset' });
  expect(letter?.text).toContain('to set a new password for the desk of Helpslip.');
  expect(`${letter?.subject}${letter?.text}${letter?.html}${JSON.stringify(letter?.headers)}`).not.toContain('Acme');
  expect((await cast.stranger.postBare(link, { password: FRESH })).status).toBe(303);
  expect(await opens(cast.charlie.staff.email, FRESH)).toBe(true);

  const page = await cast.olga.desk.page('/admin/letters');
  const listed = [...page.querySelectorAll('main a')].filter(({ textContent }) =>
    textContent?.includes('A new password for the desk'),
  );
  expect(listed).toHaveLength(1);
  const path = listed[0]?.getAttribute('href') ?? '';
  expect((await cast.olga.desk.get(path)).status).toBe(200);
  expect((await cast.mara.desk.get(path)).status).toBe(403);
});

test.each([
  ['at the desk', () => cast.mara.desk.post('/admin/account/password', { proof: cast.mara.password, password: FRESH })],
  ['by a link', async () => cast.stranger.postBare(await linkTo(cast.mara.staff.email), { password: FRESH })],
])('whose password was changed %s learns of it by a letter that opens nothing', async (_, change) => {
  expect((await change()).status).toBe(303);
  const letters = await lettersSent(helpslip, { letter: 'password-changed' });
  expect(letters).toMatchObject([{ to: cast.mara.staff.email, subject: 'Your password for the desk was changed' }]);
  const [letter] = letters;
  expect(letter?.text).toContain('If it was not you');
  expect(letter?.text).toMatch(/https:\/\/help\.example\.com\/admin\/password\n/);
  expect(`${letter?.text}${letter?.html}`).not.toContain(FRESH);
});

test('a password that was not changed is nothing to write about', async () => {
  await cast.mara.desk.post('/admin/account/password', { proof: 'not it at all', password: FRESH });
  await cast.stranger.postBare('/admin/password/no-such-token', { password: FRESH });
  expect(await lettersSent(helpslip, { letter: 'password-changed' })).toEqual([]);
});

test('A7 the link in the letter is of the configured address, whatever host the request claims', async () => {
  const link = await linkTo(cast.mara.staff.email, {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'http',
    Forwarded: 'host=evil.example',
  });
  expect(link).toMatch(/^\/admin\/password\/[\w-]{32}$/);
  const [letter] = await lettersSent(helpslip, { letter: 'password-reset' });
  expect(`${letter?.text}${letter?.html}${JSON.stringify(letter?.headers)}`).not.toContain('evil.example');
});

test('an address is asked for at most three times an hour, alike for one that nobody has', async () => {
  const guarded = await openHelpslip();
  await makeCast(guarded);
  for (const email of [cast.mara.staff.email, 'nobody@desk.example']) {
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await desk(guarded).postBare('/admin/password', { email })).status);
    expect([email, statuses]).toEqual([email, [200, 200, 200, 429]]);
  }
  await guarded.close();
});

test('A6 a long password of any script is taken whole, up to 200 characters', async () => {
  const long = `${'pässwörd 密码 '.repeat(14)}`.slice(0, 150);
  await cast.mara.desk.post('/admin/account/password', { proof: cast.mara.password, password: long });
  expect(await opens(cast.mara.staff.email, long.slice(0, -1))).toBe(false);
  expect(await opens(cast.mara.staff.email, long)).toBe(true);
  const huge = await cast.mara.desk.post('/admin/account/password', { proof: long, password: 'x'.repeat(201) });
  expect([huge.status, await huge.text()]).toEqual([422, expect.stringContaining('Shorten this to 200')]);
});

test('the password cannot be guessed on through the page of somebody who is signed in', async () => {
  const guarded = await openHelpslip();
  const { mara } = await makeCast(guarded);
  const page = await mara.desk.page('/admin/account');
  const token = page.querySelector('[name="form-token"]')?.getAttribute('value') ?? '';
  const statuses = [];
  for (let i = 0; i < 11; i++) {
    const fields = { 'form-token': token, proof: `guess number ${i}`, password: FRESH };
    statuses.push((await mara.desk.postBare('/admin/account/password', fields)).status);
  }
  expect(statuses.at(0)).toBe(422);
  expect(statuses.at(-1)).toBe(429);
  await guarded.close();
});
