import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../../support/cast.ts';
import { documentOf } from '../../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../../support/helpslip.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const codeOn = (page: Document, id: string) => page.querySelector(`#${id} code`)?.textContent ?? '';

test('the install page names the script tag of this site at our public address', async () => {
  const page = await cast.olga.desk.page('/admin/settings/acme/install');
  expect(codeOn(page, 'snippet')).toBe(
    '<script async src="https://help.example.com/widget.js" data-site="acme"></script>',
  );
  expect(codeOn(page, 'policy')).toBe('script-src https://help.example.com;\nconnect-src https://help.example.com;');
});

test('W2: the pinned form names an immutable file whose bytes have the very digest', async () => {
  const pinned = codeOn(await cast.olga.desk.page('/admin/settings/acme/install'), 'pinned');
  const [, path = '', integrity] = pinned.match(/src="https:\/\/help\.example\.com([^"]+)" integrity="([^"]+)"/) ?? [];
  const file = await helpslip.call('GET', path);
  expect(file.status).toBe(200);
  expect(file.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  const digest = createHash('sha384')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('base64');
  expect(integrity).toBe(`sha384-${digest}`);
  expect(pinned).toContain('crossorigin="anonymous"');
});

test('an owner adds a site, and visitors can use it at once', async () => {
  const added = await cast.olga.desk.post('/admin/settings', {
    name: 'Rosa’s Bikes',
    key: 'rosa',
    timeZone: 'Asia/Tokyo',
  });
  expect([added.status, added.headers.get('Location')]).toEqual([303, '/admin/settings/rosa/install']);
  const page = await cast.olga.desk.page('/admin/settings/rosa/install');
  expect(codeOn(page, 'snippet')).toContain('data-site="rosa"');
  const config = await (await helpslip.call('GET', '/api/v1/sites/rosa/config')).json();
  expect(config).toMatchObject({ name: 'Rosa’s Bikes', hours: { timeZone: 'Asia/Tokyo' } });
  expect(config.categories.map(({ key }: { key: string }) => key)).toEqual(['question', 'problem', 'suggestion']);
});

test('all that is wrong with a new site is told at once, beside what was typed', async () => {
  const { status, page } = await refused({ name: ' ', key: 'Über uns', timeZone: 'Mars/Base' });
  expect(status).toBe(422);
  expect(page.querySelector('#name-fault')?.textContent).toBe('Write something here.');
  expect(page.querySelector('#key-fault')?.textContent).toContain('lower-case letters');
  expect(page.querySelector('#timeZone-fault')?.textContent).toContain('Europe/Berlin');
  expect(page.querySelector('#key')?.getAttribute('value')).toBe('Über uns');
  const taken = await refused({ name: 'Acme', key: 'acme', timeZone: 'UTC' });
  expect(taken.page.querySelector('#key-fault')?.textContent).toBe('Another site has this key. Choose another.');
});

async function refused(fields: Record<string, string>): Promise<{ status: number; page: Document }> {
  const response = await cast.olga.desk.post('/admin/settings', fields);
  return { status: response.status, page: documentOf(await response.text()) };
}

test('A16: a field that the form does not have is refused', async () => {
  const fields = { name: 'X', key: 'extra', timeZone: 'UTC', identity_secret: 'mine' };
  expect((await cast.olga.desk.post('/admin/settings', fields)).status).toBe(422);
  expect((await helpslip.call('GET', '/api/v1/sites/extra/config')).status).toBe(404);
});
