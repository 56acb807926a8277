import { allRoutes } from '@helpslip/server/app.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
import { desk } from '../../support/desk.ts';
import { type DeskPlaces, deskPlaces } from '../../support/desk-places.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

const CANARY = 'kanarienvogel';

let helpslip: Helpslip;
let cast: Cast;
let anna: Person;
let ticket: string;
let places: DeskPlaces;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
  anna = await agentOfAnotherSite();
  const requester = { name: CANARY, email: `${CANARY}@example.com` };
  const { reference } = await helpslip.open({ subject: CANARY, message: CANARY, requester });
  await helpslip.settle();
  const site = { key: 'acme', category: 'product', field: 'model' };
  const people = { ownerId: cast.olga.staff.id, personId: cast.mara.staff.id };
  ticket = reference;
  places = await deskPlaces(helpslip, { site, ...people, reference, words: CANARY });
});
afterAll(() => helpslip.close());

async function agentOfAnotherSite(): Promise<Person> {
  const siteId = await addSite(helpslip.deps, { ...acme, key: 'other', name: 'Other Goods' });
  if (siteId === null) throw new Error('the site was there already');
  // The owner of the walk owns one site alone.
  await helpslip.deps.db.deleteFrom('site_staff').where('site_id', '=', siteId).execute();
  return addPerson(helpslip, { name: 'Anna Other', role: 'agent', siteIds: [siteId] });
}

const routes = allRoutes(() => true).filter(({ path }) => path.startsWith('/admin'));
const gets = routes.filter(({ method }) => method === 'GET');
const posts = routes.filter(({ method }) => method === 'POST');
const guarded = ({ policy }: (typeof routes)[number]) => policy.audience !== 'everyone';
const at = (path: string) => places.at(path);

/** Asked for again and again: the browser may keep it, and must ask whether it still holds. */
const POLLED = ['/admin/counts'];

test('the walk meets routes of every audience and both methods', () => {
  expect(new Set(routes.map(({ policy }) => policy.audience))).toEqual(new Set(['everyone', 'staff', 'owner']));
  expect(posts.length).toBeGreaterThan(4);
});

test('every path of the desk is one that the guard or the route table says is open to everyone', () => {
  const open = routes.filter((route) => !guarded(route)).map(({ method, path }) => `${method} ${path}`);
  expect(open).toEqual([
    'GET /admin/desk.css',
    'GET /admin/script/:script',
    'GET /admin/set-up/:token',
    'POST /admin/set-up/:token',
    'GET /admin/sign-in',
    'POST /admin/sign-in',
    'GET /admin/sign-in/code',
    'POST /admin/sign-in/code',
    'GET /admin/password',
    'POST /admin/password',
    'GET /admin/password/:token',
    'POST /admin/password/:token',
    'GET /admin/invite/:token',
    'POST /admin/invite/:token',
  ]);
});

describe.each(gets.filter(guarded))('GET $path', ({ path, policy }) => {
  test('A1 sends who is signed out to sign in, and back', async () => {
    const response = await cast.stranger.get(`${at(path)}?x=1`);
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(`/admin/sign-in?next=${encodeURIComponent(`${at(path)}?x=1`)}`);
    expect(await response.text()).not.toContain(CANARY);
  });

  test.each([
    ['Charlie, who works for no site', () => cast.charlie],
    ['Anna, an agent of another site', () => anna],
  ])('A1 shows %s, nothing, not even a count', async (_, who) => {
    const response = await who().desk.get(at(path));
    expect([200, 403, 404]).toContain(response.status);
    if (path.includes(':')) expect(response.status).not.toBe(200);
    const html = await response.text();
    expect(html).not.toContain(CANARY);
    expect(html).not.toContain('Acme');
    expect(html).not.toMatch(/class="count">[1-9]/);
  });

  test(policy.audience === 'owner' ? 'A14 is refused to an agent' : 'is shown to an agent of the site', async () => {
    const response = await cast.mara.desk.get(at(path) + places.queryOf(path));
    expect(response.status).toBe(policy.audience === 'owner' ? 403 : 200);
    if (policy.audience === 'owner') expect(await response.text()).not.toContain(CANARY);
  });

  test('is shown to the owner, kept by no cache, framed by nobody else, and runs nothing but our own files', async () => {
    const response = await cast.olga.desk.get(at(path) + places.queryOf(path));
    const policies = response.headers.get('Content-Security-Policy') ?? '';
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe(POLLED.includes(path) ? 'private, no-cache' : 'no-store');
    expect(policies).toContain("default-src 'none'");
    expect(policies).toMatch(/frame-ancestors '(?:none|self)'/);
    expect(policies).toContain("base-uri 'none'");
    expect(policies).not.toMatch(/script-src[^;]*'unsafe|script-src[^;]*\*/);
    expect(await response.text()).not.toMatch(
      /<script(?! type="module" src="\/admin\/script\/[\w.-]+(?:\?v=\w+)?"><\/script>| async src="https:\/\/help\.example\.com)/i,
    );
  });
});

describe.each(posts)('POST $path', (route) => {
  const { path, policy } = route;
  const fields = { message: CANARY, left: 'waiting', to: 'completed', assignee: '', seen: new Date(0).toISOString() };
  const changes = () => helpslip.deps.db.selectFrom('event').select('id').execute();

  test('A1 refuses who is signed out', async () => {
    const before = await changes();
    const response = await desk(helpslip).postBare(at(path), fields);
    if (guarded(route)) expect(response.status).toBe(401);
    else expect([404, 422]).toContain(response.status);
    expect(await changes()).toEqual(before);
  });

  test.each([
    ['from a page of another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling address', { Origin: 'https://shop.example.com', 'Sec-Fetch-Site': 'same-site' }],
    ['from a sandboxed frame', { Origin: 'null', 'Sec-Fetch-Site': '' }],
    ['that does not say where it comes from', { Origin: '', 'Sec-Fetch-Site': '' }],
    ['that says one thing and another', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from our host on another port', { Origin: 'https://help.example.com:8443', 'Sec-Fetch-Site': '' }],
  ])('A10 refuses a form %s, even with the session and its token', async (_, headers) => {
    const before = await changes();
    expect((await cast.olga.desk.post(at(path), fields, headers)).status).toBe(403);
    expect(await changes()).toEqual(before);
  });

  if (guarded(route)) {
    test.each([
      ['no token', {}],
      ['an empty token', { 'form-token': '' }],
      ['a made-up token', { 'form-token': 'x'.repeat(43) }],
    ])('refuses a form with %s', async (_, token) => {
      const before = await changes();
      expect((await cast.olga.desk.postBare(at(path), { ...fields, ...token })).status).toBe(403);
      expect(await changes()).toEqual(before);
    });

    test('refuses a form with the token of another person', async () => {
      const page = await cast.mara.desk.page('/admin');
      const token = page.querySelector('[name="form-token"]')?.getAttribute('value') ?? '';
      expect((await cast.olga.desk.postBare(at(path), { ...fields, 'form-token': token })).status).toBe(403);
    });
  }

  test.each(['multipart/form-data; boundary=x', 'text/plain', 'application/json', ''])(
    'A10 reads nothing of the type "%s"',
    async (type) => {
      const before = await changes();
      const response = await cast.olga.desk.post(at(path), fields, { 'Content-Type': type });
      expect([400, 403, 404, 415]).toContain(response.status);
      expect(await changes()).toEqual(before);
    },
  );

  test('A11 answers GET with 405 where there is no page', async () => {
    if (gets.some((get) => get.path === path)) return;
    const response = await cast.olga.desk.get(at(path));
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  if (path.includes(':reference')) {
    test('knows no ticket of a site that is not theirs', async () => {
      const before = await changes();
      const response = await cast.charlie.desk.post(at(path), formFor(path));
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(CANARY);
      expect(await changes()).toEqual(before);
    });
  }
  expect(policy.isCrossOrigin ?? false).toBe(false);
});

function formFor(path: string): Record<string, string> {
  const seen = new Date().toISOString();
  if (path.endsWith('/reply')) return { message: 'Hello', left: 'waiting', seen };
  if (path.endsWith('/draft')) return { message: 'Hello', seen };
  if (path.endsWith('/note')) return { body: 'Hello', seen };
  if (path.endsWith('/log')) return { body: 'Hello', way: 'phone', seen };
  if (path.endsWith('/move')) return { category: 'product', seen };
  if (path.endsWith('/merge')) return { into: ticket, seen };
  return path.endsWith('/status') ? { to: 'completed', seen } : { assignee: '', seen };
}

test('A16 a field that the form does not have is refused', async () => {
  const path = `/admin/tickets/${ticket}/status`;
  const response = await cast.mara.desk.post(path, { ...formFor(path), role: 'owner' });
  expect(response.status).toBe(422);
});

test.each([
  ['a field sent twice', 'to=completed&to=waiting'],
  ['bytes that are no UTF-8', 'to=%ff%fe'],
  ['half a percent sign', 'to=%2'],
])('%s is refused', async (_, body) => {
  const response = await helpslip.call('POST', '/admin/sign-in', {
    raw: body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: helpslip.deps.config.baseUrl },
  });
  expect(response.status).toBe(400);
});

test('the style sheet is kept for good under its own address, and asked for again under any other', async () => {
  const href = (await cast.stranger.page('/admin/sign-in')).querySelector('link')?.getAttribute('href') ?? '';
  const named = await cast.stranger.get(href);
  expect(named.headers.get('Content-Type')).toContain('text/css');
  expect(named.headers.get('Cache-Control')).toContain('immutable');
  expect((await cast.stranger.get('/admin/desk.css?v=old')).headers.get('Cache-Control')).toBe('no-cache');
});
