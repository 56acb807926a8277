import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { documentOf } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { act, seenIn, ticketPage } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const stored = (reference: string) => reference.replaceAll('-', '');

async function view(reference: string, token: string) {
  const response = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return response.json();
}

async function letters(reference: string): Promise<string[]> {
  await helpslip.settle();
  const rows = await helpslip.deps.db
    .selectFrom('delivery')
    .innerJoin('ticket', 'ticket.id', 'delivery.ticket_id')
    .select(['letter', 'recipient'])
    .where('reference', '=', stored(reference))
    .where('recipient', '=', 'ada@example.com')
    .orderBy('created_at')
    .execute();
  return rows.map(({ letter }) => letter);
}

test('a note is seen by staff alone, changes no status and sends no letter', async () => {
  const { reference, token } = await helpslip.open({ requester: cast.ada });
  const before = await letters(reference);
  expect((await act(cast.mara, reference, 'note', { body: 'She is a <friend> of the boss.' })).status).toBe(303);

  const page = await ticketPage(cast.olga, reference);
  expect(page.querySelector('.said.note .body')?.textContent).toBe('She is a <friend> of the boss.');
  expect(page.querySelector('.said.note .who')?.textContent).toContain('Mara Agent, a note for staff only');
  const seen = await view(reference, token);
  expect(seen.status).toBe('queued');
  expect(JSON.stringify(seen)).not.toContain('friend');
  expect(await letters(reference)).toEqual(before);
});

test('a note is kept also where the ticket changed meanwhile, and once where it is sent twice', async () => {
  const { reference } = await helpslip.open();
  const seen = seenIn(await ticketPage(cast.mara, reference));
  await act(cast.olga, reference, 'reply', { message: 'Mine came first.' });
  const path = `/admin/tickets/${reference}/note`;
  expect((await cast.mara.desk.post(path, { body: 'Called twice', seen })).status).toBe(303);
  expect((await cast.mara.desk.post(path, { body: 'Called twice', seen })).status).toBe(303);
  expect((await ticketPage(cast.mara, reference)).querySelectorAll('.said.note')).toHaveLength(1);
});

test('an empty note is told beside its box', async () => {
  const { reference } = await helpslip.open();
  const response = await act(cast.mara, reference, 'note', { body: '  ' });
  const page = documentOf(await response.text());
  expect(response.status).toBe(422);
  expect(page.querySelector('#note-fault')?.textContent).toContain('Write something here');
  expect(page.querySelector('.note-form')?.closest('details')?.hasAttribute('open')).toBe(true);
});

test('a call that answered the question keeps the promise and owes no reply, and no letter goes out for it', async () => {
  const { reference, token } = await helpslip.open({ requester: cast.ada });
  const before = await letters(reference);
  await act(cast.mara, reference, 'log', { body: 'Told her to restart it.', way: 'phone', answers: 'yes' });

  expect(await view(reference, token)).toMatchObject({
    status: 'waiting',
    promise: { kept: true },
    messages: [{ from: 'requester' }],
  });
  const note = (await ticketPage(cast.mara, reference)).querySelector('.said.note')?.textContent;
  expect(note).toMatch(/Mara Agent, on the phone, seen by staff only. It answered the question.*restart it/s);
  expect(await letters(reference)).toEqual(before);
});

test('a call that answered nothing leaves the ticket where it stands', async () => {
  const { reference, token } = await helpslip.open();
  await act(cast.mara, reference, 'log', { body: 'Line was busy.', way: 'chat' });
  const seen = await view(reference, token);
  expect([seen.status, seen.promise.kept]).toEqual(['queued', undefined]);
});

test('what was said on the phone stands in its box again when the ticket changed meanwhile', async () => {
  const { reference } = await helpslip.open();
  const seen = seenIn(await ticketPage(cast.mara, reference));
  await act(cast.olga, reference, 'reply', { message: 'Mine came first.' });
  const form = { body: 'She said yes.', way: 'chat', seen };
  const response = await cast.mara.desk.post(`/admin/tickets/${reference}/log`, form);
  expect(response.status).toBe(409);
  expect(documentOf(await response.text()).querySelector('#log')?.textContent).toBe('She said yes.');
});

test('a ticket is moved to another category of its site, which is counted, and its promise stays', async () => {
  const { reference, promise } = await helpslip.open();
  await act(cast.mara, reference, 'move', { category: 'product' });
  const page = await ticketPage(cast.mara, reference);
  expect(page.querySelector('.fact')?.textContent).toContain('Mara Agent moved it from Billing to A product problem');
  const events = await helpslip.deps.db
    .selectFrom('event')
    .innerJoin('ticket', 'ticket.id', 'event.ticket_id')
    .select(['detail', 'promised_at'])
    .where('reference', '=', stored(reference))
    .where('event.kind', '=', 'moved')
    .execute();
  expect(events).toEqual([{ detail: { from: 'billing', to: 'product' }, promised_at: new Date(promise.by ?? '') }]);
});

test('a ticket is not moved to a category that its site does not have', async () => {
  const { reference } = await helpslip.open();
  for (const category of ['nothing', 'Billing', '']) {
    expect((await act(cast.mara, reference, 'move', { category })).status).toBe(422);
  }
});

test('a ticket for somebody who called is opened once, and a letter goes out only where one is wanted', async () => {
  const page = await cast.mara.desk.page('/admin/new-ticket');
  const key = page.querySelector('[name="key"]')?.getAttribute('value') ?? '';
  const form = {
    place: 'acme/billing',
    way: 'phone',
    name: 'Ada',
    email: 'ada@example.com',
    subject: 'Wrong sum',
    message: 'The sum is wrong.',
    key,
  };
  const [first, second] = [
    await cast.mara.desk.post('/admin/new-ticket', form),
    await cast.mara.desk.post('/admin/new-ticket', form),
  ];
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
  const reference = first.headers.get('Location')?.split('/').at(-1) ?? '';
  expect(await letters(reference)).toEqual([]);
  const said = (await ticketPage(cast.mara, reference)).querySelector('.said.requester')?.textContent;
  expect(said).toMatch(/Ada, on the phone; written down by Mara Agent.*The sum is wrong\./s);

  const wanted = await cast.mara.desk.post('/admin/new-ticket', {
    ...form,
    letter: 'yes',
    key: '0e6f3b1e-6a0e-4b59-9a3a-3a1d1f3f8a01',
  });
  expect(await letters(wanted.headers.get('Location')?.split('/').at(-1) ?? '')).toEqual(['ticket-received']);
});

test('what is wrong with a ticket for a caller is told beside it, and nothing typed is lost', async () => {
  const response = await cast.mara.desk.post('/admin/new-ticket', {
    place: 'acme/billing',
    way: 'chat',
    name: '',
    email: 'ada@',
    subject: 'A <b>sum</b>',
    message: 'Wrong',
    key: '0e6f3b1e-6a0e-4b59-9a3a-3a1d1f3f8a02',
  });
  const page = documentOf(await response.text());
  expect(response.status).toBe(422);
  expect(page.querySelector('#email-fault')).not.toBeNull();
  expect(page.querySelector('#subject')?.getAttribute('value')).toBe('A <b>sum</b>');
  expect(page.querySelector('[name="key"]')?.getAttribute('value')).toBe('0e6f3b1e-6a0e-4b59-9a3a-3a1d1f3f8a02');
});

test('nobody opens a ticket on a site that is not theirs', async () => {
  const response = await cast.charlie.desk.post('/admin/new-ticket', {
    place: 'acme/billing',
    way: 'chat',
    name: '',
    email: 'ada@example.com',
    subject: 'x',
    message: 'x',
    key: '0e6f3b1e-6a0e-4b59-9a3a-3a1d1f3f8a03',
  });
  expect(response.status).toBe(404);
});
