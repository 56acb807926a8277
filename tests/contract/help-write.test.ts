import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { faultsIn, formOf, helpPage, pageOf, sendForm, WRITTEN, write } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterEach(() => helpslip.close());

const BILLING = '/help/acme/write/billing';
const PRODUCT = '/help/acme/write/product';
const tickets = () => helpslip.deps.db.selectFrom('ticket').selectAll().orderBy('id').execute();
const blankForm = async (path = BILLING) => formOf((await helpPage(helpslip, path)).page);

test('the form tells when a person replies, the hours, what is supported, and where else to go', async () => {
  const { page, headers } = await helpPage(helpslip, BILLING);
  expect(headers.get('Cache-Control')).toBe('private, no-store');
  const form = textsOf(page, 'main form').join();
  expect(form).toContain('We are here now. A person replies by Wednesday 14 January at 12:00 (Europe/Berlin).');
  expect(form).toContain('All tools sold since 2019.');
  expect(page.querySelector('form a[href="https://acme.example/privacy"]')).not.toBeNull();
  const { page: thanking } = await helpPage(helpslip, '/help/acme/write/feedback');
  expect(textsOf(thanking, '.if-now')).toEqual(['A person will read it.']);
});

test('what is sent is a ticket like any other, with its letter, and leads to the slip', async () => {
  const response = await write(helpslip, PRODUCT, {
    'fields.model': 'saw',
    'fields.blade': '  180 mm ',
    'fields.serial': 'SN-12345',
  });
  expect(response.status).toBe(303);
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({
    subject: WRITTEN.subject,
    requester_name: 'Ada Lovelace',
    requester_email: 'ada@example.com',
    fields: { model: 'saw', blade: '180 mm', serial: 'SN-12345' },
    locale: 'en',
    requester_proven_at: null,
    status: 'queued',
  });
  await helpslip.settle();
  const letters = await helpslip.deps.db.selectFrom('delivery').select(['letter', 'recipient']).execute();
  expect(letters).toEqual([{ letter: 'ticket-received', recipient: 'ada@example.com' }]);
});

test('the slip shows number and promise, and the way to follow it in a fragment; a reload opens nothing', async () => {
  const response = await write(helpslip, BILLING);
  const address = response.headers.get('Location') ?? '';
  const [cookie = ''] = response.headers.getSetCookie();
  expect(address).toMatch(/^\/help\/acme\/slip\/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);
  expect(cookie).toMatch(/; Max-Age=3600; Path=\/help\/acme\/slip; HttpOnly; Secure; SameSite=Strict$/);
  const kept = { Cookie: cookie.split(';')[0] ?? '' };
  const [slip, again] = [await helpPage(helpslip, address, kept), await helpPage(helpslip, address, kept)];
  expect(slip.html).toBe(again.html);
  expect(slip.headers.get('Cache-Control')).toBe('private, no-store');
  expect(textsOf(slip.page, '.number')).toEqual([address.split('/').at(-1)]);
  expect(textsOf(slip.page, '.promise time')).toEqual(['Reply by Wednesday 14 January at 12:01 (Europe/Berlin)']);
  const link = slip.page.querySelector('a[href*="#"]')?.getAttribute('href') ?? '';
  const [, reference, token] = /^https:\/\/help\.example\.com\/t#r=([^&]+)&t=(.+)$/.exec(link) ?? [];
  const followed = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(await followed.json()).toMatchObject({ subject: WRITTEN.subject });
  expect(cookie).not.toContain(token);
  expect(await tickets()).toHaveLength(1);
});

test('who has the number and not the cookie, or a forged one, sees what the number shows everywhere', async () => {
  const first = await write(helpslip, BILLING);
  const second = await write(helpslip, BILLING, { subject: 'Another' });
  const address = first.headers.get('Location') ?? '';
  const key = randomUUID();
  const api = await helpslip.call('POST', '/api/v1/tickets', {
    body: { site: 'acme', category: 'billing', subject: 'x', message: 'x', requester: { email: 'a@b.example' } },
    headers: { 'Idempotency-Key': key },
  });
  const { reference } = await api.json();
  const cookies = ['', second.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'helpslip-slip=x.y', 'helpslip-slip='];
  for (const cookie of cookies) {
    const { status, headers, html } = await helpPage(helpslip, address, { Cookie: cookie });
    expect([status, headers.get('Location')]).toEqual([303, `/t?reference=${address.split('/').at(-1)}`]);
    expect(html).toBe('');
  }
  const guessed = await helpPage(helpslip, `/help/acme/slip/${reference}`, { Cookie: `helpslip-slip=${key}.${key}` });
  expect(guessed.status).toBe(303);
  expect((await helpPage(helpslip, '/help/acme/slip/nothing')).status).toBe(404);
});

test('T2, W15: sent twice, also at once, it opens one ticket and shows one slip', async () => {
  const typed = { ...(await blankForm()), ...WRITTEN };
  const answers = await Promise.all(Array.from({ length: 8 }, () => sendForm(helpslip, BILLING, typed)));
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('Location')}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(303);
  expect(await tickets()).toHaveLength(1);
});

test('T3: who goes back, changes the text and sends it anew is told that the first has arrived, and may send this too', async () => {
  const typed = { ...(await blankForm()), ...WRITTEN };
  expect((await sendForm(helpslip, BILLING, typed)).status).toBe(303);
  const changed = await pageOf(await sendForm(helpslip, BILLING, { ...typed, message: 'And the November one.' }));
  expect(changed.status).toBe(422);
  expect(textsOf(changed.page, '.notice').join()).toContain('A first version has arrived already');
  expect(await tickets()).toHaveLength(1);
  const kept = formOf(changed.page);
  expect(kept).toMatchObject({ ...WRITTEN, message: 'And the November one.' });
  expect((await sendForm(helpslip, BILLING, kept)).status).toBe(303);
  expect(await tickets()).toHaveLength(2);
});

test('what cannot be taken is told in place, each with a link to it, and all that was typed stays', async () => {
  const response = await write(helpslip, PRODUCT, {
    subject: ' \u200b ',
    email: 'ada@example',
    'fields.model': 'saw',
    'fields.serial': '12345',
    'fields.safety-code': 'secret <b>',
  });
  const { status, page } = await pageOf(response);
  expect(status).toBe(422);
  expect(faultsIn(page)).toEqual([
    'Serial number: The serial number starts with SN-',
    'Blade: Please fill this in.',
    'In a few words: Please fill this in.',
    'Your e-mail: Please write an address such as ada@example.com.',
  ]);
  expect(formOf(page)).toMatchObject({
    message: WRITTEN.message,
    name: WRITTEN.name,
    email: 'ada@example',
    'fields.model': 'saw',
    'fields.serial': '12345',
    'fields.safety-code': 'secret <b>',
  });
  for (const link of page.querySelectorAll('.notice a')) {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const input = page.getElementById(id);
    expect([id, input?.getAttribute('aria-invalid')]).toEqual([id, 'true']);
    const note = page.getElementById(input?.getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toBe(link.textContent?.split(': ').slice(1).join(': '));
  }
  expect(page.querySelectorAll('[autofocus]')).toHaveLength(1);
  expect(await tickets()).toEqual([]);
});

test('a detail that is not asked for any more falls away, and one asked for by a choice is asked only with it', async () => {
  const response = await write(helpslip, PRODUCT, {
    'fields.model': 'drill',
    'fields.blade': 'left over',
    'fields.gone': 'x',
  });
  expect(response.status).toBe(303);
  expect((await tickets())[0]?.fields).toEqual({ model: 'drill' });
  const { page } = await helpPage(helpslip, PRODUCT);
  expect(page.querySelector('.under [name="fields.blade"]')?.hasAttribute('required')).toBe(false);
  expect(
    page.querySelector('[name="fields.blade"]')?.closest('.option')?.querySelector('input')?.getAttribute('value'),
  ).toBe('saw');
});

test('fields of every type are read as the widget sends them', async () => {
  const choice = { required: false, label: 'x' };
  const options = ['a', 'b', 'c.d', 'e', 'f'].map((value) => ({ value, label: value.toUpperCase() }));
  const fields = [
    { ...choice, key: 'number', type: 'number' as const },
    { ...choice, key: 'day', type: 'date' as const },
    { ...choice, key: 'yes', type: 'yes-no' as const },
    { ...choice, key: 'why', type: 'long' as const, showIf: { field: 'yes', equals: false } },
    { ...choice, key: 'many', type: 'choices' as const, options },
    { ...choice, key: 'one', type: 'choice' as const, options },
  ];
  await helpslip.deps.db
    .updateTable('category')
    .set({ fields: JSON.stringify(fields) })
    .where('key', '=', 'billing')
    .execute();
  const response = await write(helpslip, BILLING, {
    'fields.number': '3,5',
    'fields.day': '2026-01-31',
    'fields.yes': 'no',
    'fields.why': 'one\r\ntwo',
    'fields.many.a': 'on',
    'fields.many.c.d': 'on',
    'fields.one': 'f',
  });
  expect(response.status).toBe(303);
  expect((await tickets())[0]?.fields).toEqual({
    number: 3.5,
    day: '2026-01-31',
    yes: false,
    why: 'one\ntwo',
    many: ['a', 'c.d'],
    one: 'f',
  });
  const { page } = await pageOf(
    await write(helpslip, BILLING, {
      'fields.number': 'many',
      'fields.day': '31.01.',
      'fields.one': 'z',
      'fields.many.b': 'on',
    }),
  );
  expect(faultsIn(page)).toEqual([
    'x: Please write a number, such as 12 or 3.5.',
    'x: Please write a day as YYYY-MM-DD.',
    'x: Please choose one.',
  ]);
  expect(formOf(page)).toMatchObject({ 'fields.number': 'many', 'fields.day': '31.01.', 'fields.many.b': 'on' });
});

test('what was looked up goes along when the box is ticked, and stays away when it is not', async () => {
  const { page } = await helpPage(helpslip, '/help/acme?q=charged+twise+canary');
  const answer = page.querySelector('.hits a')?.getAttribute('href') ?? '';
  const form = (await helpPage(helpslip, answer)).page.querySelector('#write a')?.getAttribute('href') ?? '';
  expect(textsOf((await helpPage(helpslip, form)).page, '.along').join()).toContain('charged twise canary');
  expect((await write(helpslip, form, { subject: 'With' })).status).toBe(303);
  const visits = () =>
    helpslip.deps.db.selectFrom('visit_event').select(['visit_id', 'kind', 'query']).orderBy('id').execute();
  const [withVisit] = await tickets();
  expect((await visits()).map(({ kind, query, visit_id }) => [kind, query, visit_id === withVisit?.visit_id])).toEqual([
    ['opened', null, true],
    ['searched', 'charged twise canary', true],
    ['article-opened', null, true],
    ['form-opened', null, true],
  ]);
  const { along: _, ...withoutBox } = formOf((await helpPage(helpslip, form)).page);
  const path = form.split('?')[0] ?? '';
  expect((await sendForm(helpslip, path, { ...withoutBox, ...WRITTEN })).status).toBe(303);
  expect((await tickets()).map(({ visit_id }) => visit_id === null)).toEqual([false, true]);
  expect(await visits()).toHaveLength(4);
});
