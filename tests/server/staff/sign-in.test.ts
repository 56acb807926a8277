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

const credentials = ({ staff, password }: Cast['mara']) => ({ email: staff.email, password });
const isSignedIn = async (browser: { get: Cast['stranger']['get'] }) => (await browser.get('/admin')).status === 200;

test('A2 signing in sets one cookie that scripts cannot read and other sites cannot send', async () => {
  const response = await desk(helpslip).postBare('/admin/sign-in', credentials(cast.mara));
  const cookies = response.headers.getSetCookie();

  expect(response.status).toBe(303);
  expect(cookies).toHaveLength(1);
  for (const part of [/^__Host-helpslip=/, /; Path=\/(?:;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/i]) {
    expect(cookies[0]).toMatch(part);
  }
  expect(cookies[0]).not.toMatch(/domain/i);
});

test('without https the cookie goes to the desk alone', async () => {
  const plain = await openHelpslip({ environment: { BASE_URL: 'http://localhost:3000' } });
  const { mara } = await makeCast(plain);
  const response = await desk(plain).postBare('/admin/sign-in', credentials(mara));

  expect(response.headers.getSetCookie()[0]).toMatch(/^helpslip=.*; Path=\/admin/);
  expect(response.headers.getSetCookie()[0]).not.toContain('Secure');
  await plain.close();
});

test('A5 an unknown address and a wrong password get the same answer', async () => {
  const wrong = await desk(helpslip).postBare('/admin/sign-in', { email: cast.mara.staff.email, password: 'x' });
  const unknown = await desk(helpslip).postBare('/admin/sign-in', { email: 'xxxx@desk.example', password: 'x' });

  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await unknown.text()).toBe((await wrong.text()).replace(cast.mara.staff.email, 'xxxx@desk.example'));
  expect([...wrong.headers.getSetCookie(), ...unknown.headers.getSetCookie()]).toEqual([]);
});

test('A5 an unknown address takes as much work as a wrong password', async () => {
  const median = async (email: string) => {
    const took: number[] = [];
    for (let i = 0; i < 5; i++) {
      const startedAt = performance.now();
      await desk(helpslip).postBare('/admin/sign-in', { email, password: 'not the password' });
      took.push(performance.now() - startedAt);
    }
    return took.sort((a, b) => a - b)[2] ?? 0;
  };
  const wrong = await median(cast.mara.staff.email);
  const unknown = await median('nobody@desk.example');
  expect(unknown / wrong).toBeGreaterThan(0.33);
});

test('the address may be written in capitals', async () => {
  const { email, password } = credentials(cast.mara);
  expect((await desk(helpslip).postBare('/admin/sign-in', { email: email.toUpperCase(), password })).status).toBe(303);
});

test('A2 a session that the browser brought along ends when somebody signs in, and a new one begins', async () => {
  const planted = cast.charlie.desk.cookie();
  const response = await desk(helpslip).postBare('/admin/sign-in', credentials(cast.mara), { Cookie: planted });

  expect(response.status).toBe(303);
  expect(response.headers.getSetCookie()[0]).not.toContain(planted);
  expect(await isSignedIn(cast.charlie.desk)).toBe(false);
});

test('A6 a megabyte of password is refused before any work is done with it', async () => {
  const { email } = cast.mara.staff;
  const password = 'x'.repeat(1_000_000);
  expect((await desk(helpslip).postBare('/admin/sign-in', { email, password })).status).toBe(413);
  expect((await desk(helpslip).postBare('/admin/sign-in', { email, password: 'x'.repeat(5_000) })).status).toBe(401);
});

test.each([
  ['/admin/tickets/7KM-93P-QXZ2', '/admin/tickets/7KM-93P-QXZ2'],
  ['/admin?status=all&category=billing', '/admin?status=all&category=billing'],
  ['//evil.example', '/admin'],
  ['/\\evil.example', '/admin'],
  ['\\\\evil.example', '/admin'],
  ['https:evil.example', '/admin'],
  ['https://evil.example/admin/letters', '/admin'],
  ['%2f%2fevil.example', '/admin'],
  ['javascript:alert(1)', '/admin'],
  ['/admin/../t', '/admin'],
  ['/admin/%2e%2e/t', '/admin'],
  ['/admin//evil.example', '/admin'],
  ['/admin@evil.example', '/admin'],
  ['/admin/\\evil.example', '/admin'],
  ['http://[', '/admin'],
  ['/administrator', '/admin'],
  ['/admin\r\nSet-Cookie: a=b', '/admin'],
  ['/admin/sign-out', '/admin'],
  ['/admin/password/some-token', '/admin'],
  ['/admin/invite/some-token', '/admin'],
])('A25 after signing in, next=%s leads to %s', async (next, place) => {
  const browser = desk(helpslip);
  const form = await browser.page(`/admin/sign-in?next=${encodeURIComponent(next)}`);
  expect(form.querySelector('[name="next"]')?.getAttribute('value')).toBe(place);

  const response = await browser.postBare('/admin/sign-in', { ...credentials(cast.mara), next });
  expect([response.status, response.headers.get('Location')]).toEqual([303, place]);
});
