import { allRoutes } from '@helpslip/server/app.ts';
import { budgets } from '@helpslip/server/web/rate-limits.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const routes = allRoutes(() => true);
const paths = [...new Set(routes.map(({ path }) => path))];

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const EXAMPLES: Record<string, string> = { key: 'acme', id: '1', reference: '0000000000', file: 'nothing.js' };
const filled = (path: string) =>
  path.replace(/:([a-z]+)(?:\{[^}]*\})?\??/gi, (_, name: string) => EXAMPLES[name] ?? 'x');
const served = (path: string) => routes.filter((route) => route.path === path).map(({ method }): string => method);

function expectSecurityHeaders(response: Response, isDesk = false): void {
  const headers = response.headers;
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(headers.get('X-Frame-Options')).toBe('DENY');
  // The desk tells its origin, so that its own form posts can be told from those of others.
  expect(headers.get('Referrer-Policy')).toMatch(isDesk ? /^(?:no-referrer|strict-origin)$/ : /^no-referrer$/);
  expect(headers.get('Strict-Transport-Security')).toMatch(/max-age=\d{8}/);
  expect(headers.get('Cache-Control')).toBeTruthy();
  expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('Set-Cookie')).toBeNull();
  expect(headers.get('Server')).toBeNull();
  expect(headers.get('X-Powered-By')).toBeNull();
}

/** An RFC 9457 problem with every part in its place and nothing else. */
async function expectProblem(response: Response, status: number): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const problem = await response.json();
  expect(problem).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/), title: expect.any(String) });
  expect(problem.type).toBe(`https://help.example.com/problems#${problem.code}`);
  expect(problem.requestId).toBe(response.headers.get('X-Request-Id'));
  const known = ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'];
  for (const key of Object.keys(problem)) expect(known).toContain(key);
}

test('every route says who may call it and with which budget', () => {
  expect(routes.length).toBeGreaterThan(10);
  for (const { path, policy } of routes) {
    expect([path, ['everyone', 'signed', 'staff', 'owner'].includes(policy.audience)]).toEqual([path, true]);
    if (policy.limit) expect(Object.keys(budgets)).toContain(policy.limit);
    if (policy.isCrossOrigin) expect([path, policy.audience]).toEqual([path, 'everyone']);
  }
  const unlimitedPosts = routes.filter(
    ({ method, policy }) => method === 'POST' && policy.audience === 'everyone' && !policy.limit,
  );
  expect(unlimitedPosts.map(({ path }) => path)).toEqual([]);
});

test('no two routes claim one method of one path', () => {
  const claims = routes.map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(claims)]).toEqual(claims);
});

test.each(paths)('%s answers methods it does not serve with 405 and those it does', async (path) => {
  const allowed = served(path);
  for (const method of METHODS.filter((candidate) => !allowed.includes(candidate))) {
    const response = await helpslip.call(method, filled(path), method === 'GET' ? {} : { body: {} });
    await expectProblem(response, 405);
    expectSecurityHeaders(response, path.startsWith('/admin'));
    const names = (response.headers.get('Allow') ?? '').split(', ');
    expect(names).toEqual(expect.arrayContaining(allowed));
    expect(names).not.toContain(method);
  }
});

test.each(paths)('%s answers with security headers, whatever it answers', async (path) => {
  for (const method of served(path)) {
    const response = await helpslip.call(method, filled(path), method === 'GET' ? {} : { body: {} });
    expectSecurityHeaders(response, path.startsWith('/admin'));
    if (response.status >= 400 && path.startsWith('/api/')) await expectProblem(response, response.status);
  }
});

const guarded = routes.filter(({ policy }) => policy.audience === 'staff' || policy.audience === 'owner');
test('what is for staff shows Charlie the way to the sign-in, and takes nothing from him', async () => {
  expect(guarded.length).toBeGreaterThan(0);
  for (const { method, path } of guarded) {
    const response = await helpslip.call(method, filled(path));
    expect([method, path, response.status]).toEqual([method, path, method === 'GET' ? 303 : 403]);
    if (method === 'GET') expect(response.headers.get('Location')).toMatch(/^\/admin\/sign-in\?next=/);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  }
});

test('HEAD is GET without a body', async () => {
  for (const path of ['/api/v1/sites/acme/config', '/healthz', '/problems']) {
    const [whole, head] = [await helpslip.call('GET', path), await helpslip.call('HEAD', path)];
    expect([path, head.status]).toEqual([path, whole.status]);
    expect(head.headers.get('ETag')).toBe(whole.headers.get('ETag'));
    expect(await head.text()).toBe('');
  }
});

test('an unknown address is a problem that may not be framed or kept', async () => {
  for (const path of ['/nothing', '/api/v1/nothing', '/api/v1/sites', '/.env', '/.git/config', '/widget/app.js.map']) {
    const response = await helpslip.call('GET', path);
    await expectProblem(response, 404);
    expectSecurityHeaders(response);
  }
});

test('what the widget calls can be read by pages of every origin, errors as well', async () => {
  const answers = [
    await helpslip.call('POST', '/api/v1/tickets', { body: {}, headers: newKey() }),
    await helpslip.call('POST', '/api/v1/tickets', { body: newTicket() }),
    await helpslip.call('GET', '/api/v1/sites/nobody/config'),
    await helpslip.call('GET', '/api/v1/tickets/0000000000'),
    await helpslip.call('POST', '/api/v1/tickets', { body: newTicket(), headers: newKey() }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([422, 400, 404, 404, 201]);
  for (const { headers } of answers) {
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  }
});

test('an answer and its index hold the keys of the contract', async () => {
  const { articles } = await (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json();
  expect(articles).toHaveLength(5);
  for (const entry of articles) {
    expect(Object.keys(entry).sort()).toEqual(['categories', 'context', 'excerpt', 'id', 'phrasings', 'question']);
  }
  const article = await (await helpslip.call('GET', `/api/v1/sites/acme/articles/${articles[0].id}`)).json();
  expect(Object.keys(article).sort()).toEqual(['body', 'categories', 'id', 'question', 'updatedAt']);
  await sql`update article set status = 'withdrawn' where id = ${Number(articles[1].id)}`.execute(helpslip.deps.db);
  await expectProblem(await helpslip.call('GET', `/api/v1/sites/acme/articles/${articles[1].id}`), 404);
});

test('A38: a fault of our own tells its number and nothing else', async () => {
  await sql`alter table category rename to category_gone`.execute(helpslip.deps.db);
  const response = await helpslip.call('GET', '/api/v1/sites/acme/config');
  expectSecurityHeaders(response);
  expect(await response.clone().text()).not.toMatch(/category|relation|select|42P01|\.ts/);
  await expectProblem(response, 500);
  await sql`alter table category_gone rename to category`.execute(helpslip.deps.db);
});
