import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../../support/cast.ts';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../../../support/helpslip.ts';
import { faultOn, filledIn, sent } from '../../../support/settings-form.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const PATH = '/admin/settings/acme';
const filled = () => filledIn(cast.olga.desk, PATH, 'name');
const send = (fields: Record<string, string>) => sent(cast.olga.desk, PATH, fields);
const config = async () => (await helpslip.call('GET', '/api/v1/sites/acme/config')).json();

test('what an owner writes of a site is what visitors get, and comes back into the form as it was', async () => {
  const { status } = await send({
    ...(await filled()),
    name: 'Acme Tools Ltd',
    shownName: 'Acme',
    color: '#aa3300',
    mode: 'neutral',
    within: 'We write by {{by}}.',
    contacts: 'phone | +49 30 7654321\nchat | Chat | https://acme.example/chat',
    supported: 'Tools.\nAll of them.',
    privacyHref: 'https://acme.example/private',
    followUpDays: '',
    locales: 'en, de',
  });
  expect(status).toBe(303);
  expect(await config()).toMatchObject({
    name: 'Acme',
    mode: 'neutral',
    brand: { color: '#aa3300' },
    contacts: [
      { kind: 'phone', label: '+49 30 7654321', href: 'tel:+49307654321' },
      { kind: 'chat', label: 'Chat', href: 'https://acme.example/chat' },
    ],
    policies: { supported: 'Tools.\nAll of them.', privacyHref: 'https://acme.example/private' },
    locales: ['en', 'de'],
  });
  expect((await config()).categories[0].promise.text).toBe('We write by {{by}}.');
  const after = await filled();
  expect(after).toMatchObject({
    name: 'Acme Tools Ltd',
    followUpDays: '',
    contacts: 'phone | +49 30 7654321\nchat | Chat | https://acme.example/chat',
  });
  expect((await send(after)).status).toBe(303);
  expect(await filled()).toEqual(after);
});

test('the contrast of the colour is told', async () => {
  await send({ ...(await filled()), color: '#ffee00' });
  expect((await cast.olga.desk.page(PATH)).querySelector('#color-hint')?.textContent).toMatch(
    /Black is written on it, at a contrast of 1\d\.\d to 1/,
  );
});

test('every fault is told at once beside its input', async () => {
  const before = await config();
  const { status, page } = await send({
    ...(await filled()),
    color: 'red',
    within: 'Soon.',
    atRiskMinutes: 'few',
    contacts: 'fax | 123',
    privacyHref: 'javascript:alert(1)',
    followUpDays: '91',
    locales: 'klingon!',
    allowedOrigins: 'https://shop.example/page',
  });
  expect(status).toBe(422);
  const names = [
    'color',
    'within',
    'atRiskMinutes',
    'contacts',
    'privacyHref',
    'followUpDays',
    'locales',
    'allowedOrigins',
  ];
  expect(names.filter((name) => faultOn(page, name) === undefined)).toEqual([]);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('told below');
  expect(await config()).toEqual(before);
});

test('A27: what another owner saved meanwhile stands beside mine, and nothing is overwritten', async () => {
  const values = await filled();
  await send({ ...values, supported: 'The first to save' });
  const second = await send({ ...values, supported: 'The second' });
  expect(second.status).toBe(409);
  expect(second.page.querySelector('#supported')?.textContent?.trim()).toBe('The second');
  expect(second.page.querySelector('.meanwhile')?.textContent).toContain('The first to save');
  expect((await config()).policies.supported).toBe('The first to save');
});

test('C12: with origins named, what other pages send is refused with a code, and ours and programs are taken', async () => {
  await send({ ...(await filled()), allowedOrigins: 'https://shop.example\nhttp://localhost:8080/' });
  expect((await filled()).allowedOrigins).toBe('https://shop.example\nhttp://localhost:8080');
  const visit = '11111111-1111-4111-8111-111111111111';
  const events = { site: 'acme', visit, events: [{ kind: 'opened' }] };
  const post = async (origin: string | undefined) => {
    const headers = { ...newKey(), ...(origin ? { Origin: origin } : {}) };
    const ticket = await helpslip.call('POST', '/api/v1/tickets', { body: newTicket(), headers });
    const told = await helpslip.call('POST', '/api/v1/events', { body: events, headers });
    return [ticket.status, told.status];
  };
  expect(await post('https://shop.example')).toEqual([201, 202]);
  expect(await post('http://localhost:8080')).toEqual([201, 202]);
  expect(await post('https://help.example.com')).toEqual([201, 202]);
  expect(await post(undefined)).toEqual([201, 202]);
  expect(await post('https://evil.example')).toEqual([403, 403]);
  expect(await post('https://shop.example.evil.example')).toEqual([403, 403]);
  expect(await post('null')).toEqual([403, 403]);
  const refused = await helpslip.call('POST', '/api/v1/tickets', {
    body: newTicket(),
    headers: { ...newKey(), Origin: 'https://evil.example' },
  });
  expect((await refused.json()).code).toBe('forbidden');
  await send({ ...(await filled()), allowedOrigins: '' });
  expect(await post('https://evil.example')).toEqual([201, 202]);
});

test('a site that is switched off is gone for visitors, and back when it is switched on', async () => {
  await sent(cast.olga.desk, `${PATH}/switch`, { do: 'off' });
  expect((await helpslip.call('GET', '/api/v1/sites/acme/config')).status).toBe(404);
  expect((await cast.olga.desk.page(PATH)).querySelector('.notice')?.textContent).toContain('switched off');
  await sent(cast.olga.desk, `${PATH}/switch`, { do: 'on' });
  expect((await helpslip.call('GET', '/api/v1/sites/acme/config')).status).toBe(200);
});

const PAGES = [
  '',
  '/calendar',
  '/categories',
  '/categories/billing',
  '/new-category',
  '/categories/product/fields/model',
  '/categories/billing/new-field',
  '/install',
];

test('A14: an agent is refused every page and every post of the settings', async () => {
  for (const path of ['/admin/settings', ...PAGES.map((page) => PATH + page), '/admin/audit', '/admin/diagnose']) {
    expect([path, (await cast.mara.desk.get(path)).status]).toEqual([path, 403]);
    expect([path, (await cast.charlie.desk.get(path)).status]).toEqual([path, 403]);
    expect([path, (await cast.stranger.get(path)).status]).toEqual([path, 303]);
  }
  for (const path of [
    '',
    '/switch',
    '/calendar',
    '/categories',
    '/categories/billing',
    '/new-category',
    '/categories/billing/fields',
    '/categories/billing/new-field',
  ]) {
    expect([path, (await cast.mara.desk.post(PATH + path, { do: 'off' })).status]).toEqual([path, 403]);
  }
});

test('an owner who does not belong to a site neither sees it nor changes it', async () => {
  const other = await addPerson(helpslip, { name: 'Otto Elsewhere', role: 'owner', siteIds: [] });
  for (const page of PAGES) {
    const response = await other.desk.get(PATH + page);
    expect([page, response.status, (await response.text()).includes('Acme')]).toEqual([page, 404, false]);
  }
  expect((await other.desk.page('/admin/settings')).body.textContent).not.toContain('Acme');
  expect((await other.desk.post(`${PATH}/switch`, { do: 'off' })).status).toBe(404);
  expect((await helpslip.call('GET', '/api/v1/sites/acme/config')).status).toBe(200);
});
