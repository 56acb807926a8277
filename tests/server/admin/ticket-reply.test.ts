import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
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

const box = (page: Document) => page.querySelector('#message')?.textContent;
/** Presses a button of the page that puts something into the reply, as a browser without script does. */
async function put(person: Person, reference: string, label: RegExp, message = ''): Promise<Document> {
  const page = await ticketPage(person, reference);
  const button = [...page.querySelectorAll('button.put')].find((one) =>
    label.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  expect([button?.getAttribute('form'), button?.hasAttribute('formnovalidate')]).toEqual(['reply', true]);
  const action = button?.getAttribute('formaction') ?? '';
  const fields = { message, seen: seenIn(page), put: button?.getAttribute('value') ?? '' };
  const response = await person.desk.post(action, fields);
  expect([response.status, response.headers.get('Location')]).toEqual([303, `/admin/tickets/${reference}#reply`]);
  return ticketPage(person, reference);
}

test('a draft is kept for its writer alone, changes nothing of the ticket, and is gone when it was sent', async () => {
  const { reference } = await helpslip.open();
  const before = seenIn(await ticketPage(cast.mara, reference));
  await act(cast.mara, reference, 'draft', { message: 'I will look\ninto <it>.' });

  const page = await ticketPage(cast.mara, reference);
  expect(box(page)).toBe('I will look\ninto <it>.');
  expect(page.querySelector('#message-hint')?.textContent).toContain('Your draft was kept');
  expect(seenIn(page)).toBe(before);
  expect(box(await ticketPage(cast.olga, reference))).toBe('');

  await act(cast.mara, reference, 'reply', { message: 'Looked into it.' });
  expect(box(await ticketPage(cast.mara, reference))).toBe('');
});

test('an emptied draft is forgotten', async () => {
  const { reference } = await helpslip.open();
  await act(cast.mara, reference, 'draft', { message: 'Hm' });
  await act(cast.mara, reference, 'draft', { message: '' });
  expect((await ticketPage(cast.mara, reference)).querySelector('#message-hint')?.textContent).not.toContain('draft');
});

test('a reply that came too late is kept as a draft beside the one that came first', async () => {
  const { reference } = await helpslip.open();
  const seen = seenIn(await ticketPage(cast.mara, reference));
  await act(cast.olga, reference, 'reply', { message: 'I was first.' });
  const late = await cast.mara.desk.post(`/admin/tickets/${reference}/reply`, { message: 'Me too.', seen });
  expect(late.status).toBe(409);
  const page = await ticketPage(cast.mara, reference);
  expect(box(page)).toBe('Me too.');
  expect(page.querySelectorAll('.said.staff')).toHaveLength(1);
});

test('a draft that comes behind the reply that it became is not kept', async () => {
  const { reference } = await helpslip.open();
  const form = { message: 'On its way.', seen: seenIn(await ticketPage(cast.mara, reference)) };
  await cast.mara.desk.post(`/admin/tickets/${reference}/reply`, form);
  expect((await cast.mara.desk.post(`/admin/tickets/${reference}/draft`, form)).status).toBe(303);
  expect(box(await ticketPage(cast.mara, reference))).toBe('');
});

test('a suggested answer goes into the reply with one click, below what is written there', async () => {
  const { reference } = await helpslip.open({ subject: 'I was charged twice', message: 'Charged twice.' });
  const page = await put(cast.mara, reference, /^Put into the reply: I was charged twice/, 'Hello Ada,');
  expect(box(page)).toMatch(/^Hello Ada,\n\n\S/);
  const again = await put(cast.mara, reference, /^Put into the reply: I was charged twice/, box(page) ?? '');
  expect(box(again)).toBe(box(page));
});

test('the beginning that is offered says the name and what was asked, and stands first', async () => {
  const { reference } = await helpslip.open({ subject: 'Where is {{agent}}?', requester: cast.ada });
  const page = await put(cast.mara, reference, /^Hello, with their subject/, 'It is on its way.');
  expect(box(page)).toBe(
    'Hello Ada Lovelace,\n\nthank you for your question about “Where is {{agent}}?”.\n\nIt is on its way.',
  );
  const nobody = await helpslip.open({ requester: { email: 'x@example.com', name: 'call evil.example now please' } });
  expect(box(await put(cast.mara, nobody.reference, /^Hello, with/))).toMatch(/^Hello,\n\n/);
});

test('a saved reply is shared or its writer’s own, fills its placeholders, and changes in one place', async () => {
  const add = (person: Person, fields: Record<string, string>) =>
    person.desk.post('/admin/saved-replies', { site: 'acme', kind: 'reply', ...fields });
  const shared = { title: 'Refund', body: 'Dear {{name}}, {{reference}} is refunded. {{agent}}', shared: 'yes' };
  expect((await add(cast.mara, shared)).status).toBe(303);
  expect((await add(cast.mara, { title: 'Private', body: 'Mine' })).status).toBe(303);
  expect(
    (await add(cast.olga, { title: 'Warm', body: 'Good day {{name}},', kind: 'opening', shared: 'yes' })).status,
  ).toBe(303);

  const { reference } = await helpslip.open({ requester: cast.ada });
  expect(box(await put(cast.olga, reference, /^Refund$/))).toBe(
    `Dear Ada Lovelace, ${reference} is refunded. Olga Owner`,
  );
  expect(box(await put(cast.mara, reference, /^Warm$/, 'Yes.'))).toBe('Good day Ada Lovelace,\n\nYes.');
  const olgas = (await cast.olga.desk.page('/admin/saved-replies')).querySelector('.saved-list');
  expect(olgas?.textContent).toContain('Refund');
  expect(olgas?.textContent).not.toContain('Private');
  const stranger = await addPerson(helpslip, { name: 'Sam Elsewhere', role: 'agent', siteIds: [] });
  expect((await stranger.desk.page('/admin/saved-replies')).body.textContent).not.toContain('Refund');
  const audit = await helpslip.deps.db
    .selectFrom('audit')
    .select(['action', 'detail'])
    .where('action', 'like', 'saved-reply-%')
    .orderBy('id')
    .execute();
  expect(audit).toEqual([
    { action: 'saved-reply-added', detail: { title: 'Refund' } },
    { action: 'saved-reply-added', detail: { title: 'Warm' } },
  ]);
});

test.each([
  ['an unknown placeholder', 'Dear {{nmae}}', '{{nmae}} is not known here'],
  ['half a placeholder', 'Dear {{name}', 'lacks some of its braces'],
  ['nothing', ' ', 'Write something here'],
])('a saved reply with %s is told so, and stays in its box', async (_, body, says) => {
  const response = await cast.mara.desk.post('/admin/saved-replies', { site: 'acme', kind: 'reply', title: 'T', body });
  const page = documentOf(await response.text());
  expect(response.status).toBe(422);
  expect(page.querySelector('#body-fault')?.textContent).toContain(says);
  expect(page.querySelector('#body')?.textContent).toBe(body);
});

test('A27 of two people who change a saved reply, the second sees what the first wrote, and nothing is overwritten', async () => {
  const fields = { title: 'Both', kind: 'reply', shared: 'yes' };
  await cast.mara.desk.post('/admin/saved-replies', { ...fields, site: 'acme', body: 'Old' });
  const list = await cast.mara.desk.page('/admin/saved-replies');
  const path =
    [...list.querySelectorAll('.saved-list a')].find((link) => link.textContent === 'Both')?.getAttribute('href') ?? '';
  const seen = seenIn(await cast.mara.desk.page(path));

  expect((await cast.olga.desk.post(path, { ...fields, body: 'Of Olga', seen })).status).toBe(303);
  const second = await cast.mara.desk.post(path, { ...fields, body: 'Of Mara', seen });
  const page = documentOf(await second.text());
  expect(second.status).toBe(409);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('Of Olga');
  expect(page.querySelector('#body')?.textContent).toBe('Of Mara');
  expect((await cast.charlie.desk.post(path, { ...fields, body: 'x', seen })).status).toBe(404);
  expect((await cast.charlie.desk.post(`${path}/delete`, {})).status).toBe(404);

  expect((await cast.mara.desk.post(path, { ...fields, body: 'Of Mara', seen: seenIn(page) })).status).toBe(303);
  expect((await cast.olga.desk.post(`${path}/delete`, {})).status).toBe(303);
  expect((await cast.mara.desk.get(path)).status).toBe(404);
});

test('A16 a saved reply takes no field that its form does not have', async () => {
  const fields = { site: 'acme', kind: 'reply', title: 'T', body: 'B', owner_id: cast.olga.staff.id };
  expect((await cast.mara.desk.post('/admin/saved-replies', fields)).status).toBe(422);
});

test('a bookmark is everybody’s at the site, and keeps what was typed', async () => {
  const { reference } = await helpslip.open({ subject: 'I was charged twice' });
  expect(box(await put(cast.mara, reference, /^Bookmark: I was charged twice/, 'Half a rep'))).toBe('Half a rep');

  const elsewhere = await helpslip.open({ subject: 'Zzz', message: 'Qqq' });
  const page = await ticketPage(cast.olga, elsewhere.reference);
  expect(page.querySelector('.bookmarks .question')?.textContent).toBe('I was charged twice');
  await put(cast.olga, elsewhere.reference, /^Put into the reply: I was charged twice/);
  const after = await put(cast.olga, elsewhere.reference, /^Take the bookmark away: I was charged twice/);
  expect(after.querySelector('.bookmarks')).toBeNull();
});

test('an answer of another site cannot be put into a reply or bookmarked', async () => {
  const { reference } = await helpslip.open();
  for (const what of ['answer:999999', 'mark:999999', 'saved:999999', 'opening:9']) {
    expect((await act(cast.mara, reference, 'draft', { message: '', put: what })).status).toBe(404);
  }
  expect((await act(cast.mara, reference, 'draft', { message: '', put: 'answer:-1' })).status).toBe(422);
});

const twoQuestions = 'Hello. Where is my parcel? I wait since Monday. Can I pay by card?';

test('a reply that leaves one of several questions unticked is shown once more, and goes the second time', async () => {
  const { reference } = await helpslip.open({ message: twoQuestions });
  const asked = [...(await ticketPage(cast.mara, reference)).querySelectorAll('.asked li')];
  expect(asked.map((question) => question.textContent?.trim())).toEqual(['Where is my parcel?', 'Can I pay by card?']);
  const [first = '', second = ''] = asked.map((item) => item.querySelector('input')?.getAttribute('value') ?? '');

  const form = { message: 'It is at the post office.', checklist: 'yes', q1: first };
  const response = await act(cast.mara, reference, 'reply', form);
  const page = documentOf(await response.text());
  expect(response.status).toBe(422);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('Not every question is ticked');
  expect(box(page)).toBe(form.message);
  expect([...page.querySelectorAll('.asked input[type="checkbox"]')].map((one) => one.hasAttribute('checked'))).toEqual(
    [true, false],
  );
  expect(page.querySelector('[name="checklist"]')).toBeNull();
  expect(page.querySelectorAll('.said.staff')).toHaveLength(0);

  await act(cast.mara, reference, 'draft', { message: 'It is', q1: first });
  const kept = (await ticketPage(cast.mara, reference)).querySelectorAll('.asked input[checked]');
  expect([...kept].map((one) => one.getAttribute('value'))).toEqual([first]);

  expect((await act(cast.mara, reference, 'reply', { ...form, q2: second })).status).toBe(303);
  expect((await ticketPage(cast.mara, reference)).querySelector('.asked')).toBeNull();
});

test('one question alone asks for no tick', async () => {
  const { reference } = await helpslip.open({ message: 'Where is it?' });
  const page = await ticketPage(cast.mara, reference);
  expect(page.querySelector('.asked')?.textContent).toContain('Where is it?');
  expect(page.querySelector('[name="checklist"]')).toBeNull();
});

test('A29 who replies to an address that letters came back from is told so before', async () => {
  const { reference } = await helpslip.open({ requester: { email: 'gone@example.com' } });
  expect((await ticketPage(cast.mara, reference)).querySelector('.reply-form .notice')).toBeNull();
  await helpslip.deps.db
    .insertInto('suppression')
    .values({ mailbox_key: 'gone@example.com', reason: 'bounced', created_at: helpslip.deps.clock() })
    .execute();
  const told = (await ticketPage(cast.mara, reference)).querySelector('.reply-form .notice')?.textContent;
  expect(told).toContain('Letters to this address have come back');
});
