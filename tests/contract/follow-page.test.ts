import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const page = (typed?: string) =>
  helpslip.call('GET', typed === undefined ? '/t' : `/t?reference=${encodeURIComponent(typed)}`);

test('G8, G14: the follow page tells nobody where it was opened from, is framed by nobody and kept by nobody', async () => {
  const { reference, token } = await helpslip.open();
  for (const [response, status] of [
    [await page(), 200],
    [await page(reference), 200],
    [await page('0000000000'), 404],
    [await helpslip.call('GET', '/t/nothing.css'), 404],
  ] as const) {
    expect(response.status).toBe(status);
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('X-Frame-Options')).toBe('DENY');
    expect(response.headers.get('Cache-Control')).toContain('no-store');
    expect(response.headers.get('Set-Cookie')).toBeNull();
  }
  const withToken = await helpslip.call('GET', `/t?reference=${reference}&t=${token}`);
  expect(await withToken.text()).not.toContain(token);
});

test('G2: the follow page shows by its reference what the reference may show, and nothing of what was written', async () => {
  const { reference } = await helpslip.open({
    subject: 'A private matter',
    requester: { name: 'Canaria', email: 'canary@example.org' },
  });
  const html = await (await page(reference.toLowerCase())).text();
  expect(html).toContain(reference);
  expect(html).toContain('2026-01-14T11:00:00.000Z');
  expect(html).not.toMatch(/private|canar|october|billing/i);
});

test('T17: what is typed into the follow page comes back as text', async () => {
  for (const typed of [
    '"><script>alert(1)</script>',
    "' onfocus=alert(1) autofocus x='",
    '<svg/onload=alert(1)>',
    '{{7*7}}',
    '\u202e\u0000',
    'javascript:alert(1)',
  ]) {
    const response = await page(typed);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).not.toMatch(/<svg|<script>alert|" ?onfocus|'onfocus/i);
    expect(html.match(/<script/g)).toHaveLength(1);
    const value = /<input[^>]* value="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(value).not.toMatch(/[<>]/);
  }
  expect((await (await page('x'.repeat(10_000))).text()).length).toBeLessThan(8_000);
});
