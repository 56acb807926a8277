import { randomUUID } from 'node:crypto';
import { watchPromises } from '@helpslip/server/promises/watch-promises.ts';
import type { NewTicketInput, TicketReceipt } from '@helpslip/shared/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { formOf, helpPage, sendForm, WRITTEN } from '../support/help.ts';
import { type Helpslip, newKey, newTicket, openHelpslip, WEDNESDAY_MORNING } from '../support/helpslip.ts';
import { lettersSent } from '../support/letters.ts';

const FORM = '/help/acme/write/billing';
const LINKS = Array.from({ length: 5 }, (_, place) => `https://pills${place}.example/now`).join(' ');

let helpslip: Helpslip;
const opened: Helpslip[] = [];
beforeEach(async () => {
  helpslip = await openHelpslip();
  opened.push(helpslip);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const heldFor = async () =>
  (await helpslip.deps.db.selectFrom('ticket').select(['status', 'held_for']).orderBy('id').execute()).map(
    ({ status, held_for }) => [status, held_for],
  );
const at = (seconds: number) =>
  helpslip.moveClockTo(new Date(Date.parse(WEDNESDAY_MORNING) + seconds * 1_000).toISOString());

/** The form as somebody has filled it in, who has just opened it. */
async function filledForm(): Promise<Record<string, string>> {
  return { ...formOf((await helpPage(helpslip, FORM)).page), ...WRITTEN };
}

async function post(changes: Partial<NewTicketInput>, headers: Record<string, string> = {}): Promise<TicketReceipt> {
  const response = await helpslip.call('POST', '/api/v1/tickets', {
    body: newTicket(changes),
    headers: { ...newKey(), ...headers },
  });
  expect(response.status).toBe(201);
  return response.json();
}

test('T33 a filled honeypot is taken with the same answer as any ticket, held, and nobody hears of it', async () => {
  const caught = await post({ memo: 'http://pills.example' });
  const plain = await post({});
  expect(Object.keys(caught)).toEqual(Object.keys(plain));
  expect({ ...caught, reference: '', token: '', trackUrl: '' }).toEqual({
    ...plain,
    reference: '',
    token: '',
    trackUrl: '',
  });
  expect(await heldFor()).toEqual([
    ['held', ['honeypot']],
    ['queued', null],
  ]);
  const { reference } = plain;
  const letters = await lettersSent(helpslip);
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.filter(({ text }) => !text.includes(reference))).toEqual([]);
});

test('T33 five links are held, and four are a question', async () => {
  await post({ message: `Look: ${LINKS}` });
  await post({ message: `It fails here: ${LINKS.split(' ').slice(1).join(' and ')}` });
  await post({ requester: { name: 'Win at www.pills.example', email: 'bot@example.com' } });
  expect(await heldFor()).toEqual([
    ['held', ['links']],
    ['queued', null],
    ['held', ['links']],
  ]);
});

test('T33 a visit whose form was opened less than a second ago is held, by what the server has seen itself', async () => {
  const visit = randomUUID();
  await helpslip.call('POST', '/api/v1/events', {
    body: { site: 'acme', visit, events: [{ kind: 'form-opened', ago: 0, category: 'billing' }] },
  });
  await post({ visit });
  at(1);
  await post({ visit });
  await post({ visit: randomUUID() });
  expect(await heldFor()).toEqual([
    ['held', ['fast']],
    ['queued', null],
    ['queued', null],
  ]);
});

test('T33 the plain form is held when it comes within a second, or was never fetched, and its sender sees the slip', async () => {
  const form = await filledForm();
  const other = await filledForm();
  const { status, headers } = await sendForm(helpslip, FORM, form);
  expect([status, headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/help\/acme\/slip\//)]);
  at(2);
  await sendForm(helpslip, FORM, other);
  const { stamp: _, ...unstamped }: Record<string, string> = other;
  await sendForm(helpslip, FORM, { ...unstamped, key: randomUUID() });
  // A stamp is of no use in another form.
  await sendForm(helpslip, FORM, { ...other, key: randomUUID() });
  expect(await heldFor()).toEqual([
    ['held', ['fast']],
    ['queued', null],
    ['held', ['no-form']],
    ['held', ['no-form']],
  ]);
});

test('a form that comes back for mending is as old as it was', async () => {
  const form = await filledForm();
  at(5);
  const faulty = await sendForm(helpslip, FORM, { ...form, email: 'nowhere' });
  expect(faulty.status).toBe(422);
  expect(await faulty.text()).toContain(form.stamp);
  await sendForm(helpslip, FORM, form);
  expect(await heldFor()).toEqual([['queued', null]]);
});

test('a call from no page is held where the owner has named the pages of a site', async () => {
  await helpslip.deps.db
    .updateTable('site')
    .set({ allowed_origins: ['https://shop.example'] })
    .execute();
  await post({});
  await post({}, { Origin: 'https://shop.example' });
  expect(await heldFor()).toEqual([
    ['held', ['no-page']],
    ['queued', null],
  ]);
});

test('to whoever sent it a held ticket is like any other: it can be followed, added to, and its promise stands', async () => {
  const { reference, token, promise } = await post({ memo: 'x' });
  const headers = { Authorization: `Bearer ${token}` };
  const seen = await (await helpslip.call('GET', `/api/v1/tickets/${reference}`)).json();
  expect(seen).toMatchObject({ status: 'queued', promise });
  const added = await helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
    body: { message: 'One more thing.' },
    headers: { ...headers, ...newKey() },
  });
  expect([added.status, (await added.json()).status]).toEqual([201, 'queued']);
  const view = await (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
  expect(view).toMatchObject({ status: 'queued', messages: [{}, { body: 'One more thing.' }] });
  expect(await lettersSent(helpslip)).toEqual([]);
  expect((await heldFor()).map(([status]) => status)).toEqual(['held']);
});

test('no letter goes to the address in a held ticket, also when it is asked for', async () => {
  const { reference } = await post({ memo: 'x' });
  const asked = [`/api/v1/tickets/${reference}/access`, '/api/v1/access'];
  for (const path of asked) {
    expect((await helpslip.call('POST', path, { body: { email: 'ada@example.com' } })).status).toBe(202);
  }
  expect(await lettersSent(helpslip)).toEqual([]);
});

test('nobody is told of a promise that runs out on a held ticket', async () => {
  await post({ memo: 'x' });
  helpslip.moveClockTo('2026-03-01T09:00:00Z');
  expect(await watchPromises(helpslip.deps)).toBe(0);
});
