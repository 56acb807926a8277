import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
import { documentOf } from '../../support/desk.ts';
import { type Helpslip, newKey, openHelpslip, someAddress } from '../../support/helpslip.ts';
import { act, seenIn, ticketPage } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

async function rowOf(reference: string) {
  return helpslip.deps.db
    .selectFrom('ticket')
    .select(['id', 'status', 'assignee_id', 'assigned_at', 'answered_at', 'completed_at'])
    .where('reference', '=', reference.replaceAll('-', ''))
    .executeTakeFirstOrThrow();
}

async function eventsOf(reference: string) {
  const { id } = await rowOf(reference);
  const events = await helpslip.deps.db
    .selectFrom('event')
    .select(['kind', 'actor', 'staff_id', 'detail'])
    .where('ticket_id', '=', id)
    .orderBy('id')
    .execute();
  return events.map(({ kind, actor, staff_id, detail }) => ({ kind, actor, staff: staff_id, detail }));
}

test('a reply is a message, an event and a waiting ticket, and the requester reads it', async () => {
  const { reference, token } = await helpslip.open({ requester: cast.ada });
  const response = await act(cast.mara, reference, 'reply', { message: 'We have sent it back.', left: 'waiting' });

  expect([response.status, response.headers.get('Location')]).toEqual([303, `/admin/tickets/${reference}#latest`]);
  const ticket = await rowOf(reference);
  expect(ticket).toMatchObject({ status: 'waiting', assignee_id: cast.mara.staff.id, completed_at: null });
  expect(ticket.answered_at).not.toBeNull();
  expect((await eventsOf(reference)).slice(1)).toEqual([
    { kind: 'assigned', actor: 'staff', staff: cast.mara.staff.id, detail: { to: cast.mara.staff.id } },
    { kind: 'staff-replied', actor: 'staff', staff: cast.mara.staff.id, detail: {} },
  ]);
  const view = await helpslip.call('GET', `/api/v1/tickets/${reference}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(await view.json()).toMatchObject({
    status: 'waiting',
    promise: { kept: true },
    messages: [{ from: 'requester' }, { from: 'staff', name: 'Mara', body: 'We have sent it back.' }],
  });
  expect((await ticketPage(cast.mara, reference)).querySelector('.said.staff .body')?.textContent).toBe(
    'We have sent it back.',
  );
});

test('the first answer is what counts for the promise', async () => {
  const { reference } = await helpslip.open();
  await act(cast.mara, reference, 'reply', { message: 'One' });
  const { answered_at } = await rowOf(reference);
  helpslip.moveClockTo('2026-01-14T11:00:00Z');
  await act(cast.mara, reference, 'reply', { message: 'Two' });
  expect((await rowOf(reference)).answered_at).toEqual(answered_at);
});

test('a reply can complete the ticket; reopening it gives it back to who had it', async () => {
  const { reference } = await helpslip.open();
  await act(cast.mara, reference, 'reply', { message: 'Done.', left: 'completed' });
  const completed = await rowOf(reference);
  expect(completed.status).toBe('completed');
  expect(completed.completed_at).not.toBeNull();

  await act(cast.olga, reference, 'status', { to: 'open' });
  expect(await rowOf(reference)).toMatchObject({ status: 'assigned', completed_at: null });
  expect((await eventsOf(reference)).slice(-2)).toEqual([
    {
      kind: 'status-changed',
      actor: 'staff',
      staff: cast.mara.staff.id,
      detail: { from: 'queued', to: 'completed', by: 'reply' },
    },
    {
      kind: 'status-changed',
      actor: 'staff',
      staff: cast.olga.staff.id,
      detail: { from: 'completed', to: 'assigned' },
    },
  ]);
  const facts = [...(await ticketPage(cast.mara, reference)).querySelectorAll('.fact')].map((fact) => fact.textContent);
  expect(facts.join()).toMatch(/Mara Agent took it.*Mara Agent completed it.*Olga Owner reopened it/s);
});

test('a ticket goes to a person, to another, and back in the queue', async () => {
  const { reference } = await helpslip.open();
  await act(cast.olga, reference, 'assign', { assignee: cast.mara.staff.id });
  expect(await rowOf(reference)).toMatchObject({ status: 'assigned', assignee_id: cast.mara.staff.id });
  await act(cast.mara, reference, 'assign', { assignee: cast.olga.staff.id });
  expect(await rowOf(reference)).toMatchObject({ status: 'assigned', assignee_id: cast.olga.staff.id });
  await act(cast.olga, reference, 'assign', { assignee: '' });
  expect(await rowOf(reference)).toMatchObject({ status: 'queued', assignee_id: null, assigned_at: null });

  const page = await ticketPage(cast.mara, reference);
  expect([...page.querySelectorAll('.fact')].map((fact) => fact.querySelector('span')?.textContent)).toEqual([
    'Olga Owner gave it to Mara Agent',
    'Mara Agent gave it to Olga Owner',
    'Olga Owner put it back in the queue',
  ]);
});

test('a ticket is never given to somebody who does not work for its site', async () => {
  const { reference } = await helpslip.open();
  for (const assignee of [cast.charlie.staff.id, 'nobody', "' or 1=1"]) {
    expect((await act(cast.mara, reference, 'assign', { assignee })).status).toBe(422);
  }
  expect((await rowOf(reference)).assignee_id).toBeNull();
  expect((await ticketPage(cast.mara, reference)).body.textContent).not.toContain('Charlie');
});

test('a form from before somebody else changed the ticket is refused, with both texts shown and none lost', async () => {
  const { reference, token } = await helpslip.open();
  const seen = seenIn(await ticketPage(cast.mara, reference));
  helpslip.moveClockTo('2026-01-14T11:30:00Z');
  await helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
    body: { message: 'It has solved itself.' },
    headers: { Authorization: `Bearer ${token}`, ...newKey() },
    from: someAddress(),
  });

  const message = 'Please send\n  us <the> invoice & "more".';
  const response = await cast.mara.desk.post(`/admin/tickets/${reference}/reply`, { message, seen });
  const page = documentOf(await response.text());

  expect(response.status).toBe(409);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('changed while you had it open');
  expect(page.querySelector('textarea')?.textContent).toBe(message);
  expect(page.querySelector('.timeline li:last-child')?.textContent).toMatch(/New.*It has solved itself\./s);
  expect(page.querySelectorAll('.new')).toHaveLength(1);
  expect(await eventsOf(reference)).toHaveLength(2);

  const again = await cast.mara.desk.post(`/admin/tickets/${reference}/reply`, { message, seen: seenIn(page) });
  expect(again.status).toBe(303);
});

test('of two people who change a ticket at once, one does and one is asked to look again', async () => {
  const { reference } = await helpslip.open();
  const seen = seenIn(await ticketPage(cast.mara, reference));
  const path = `/admin/tickets/${reference}`;
  const responses = await Promise.all([
    cast.mara.desk.post(`${path}/reply`, { message: 'Mine', seen }),
    cast.olga.desk.post(`${path}/status`, { to: 'completed', seen }),
  ]);
  expect(responses.map(({ status }) => status).sort()).toEqual([303, 409]);
});

test('a double click sends one reply', async () => {
  const { reference } = await helpslip.open();
  const form = { message: 'Once', seen: seenIn(await ticketPage(cast.mara, reference)) };
  const path = `/admin/tickets/${reference}/reply`;
  const responses = await Promise.all([cast.mara.desk.post(path, form), cast.mara.desk.post(path, form)]);

  expect(responses.map(({ status }) => status)).toEqual([303, 303]);
  expect((await ticketPage(cast.mara, reference)).querySelectorAll('.said.staff')).toHaveLength(1);
});

test.each([
  ['nothing', ' \u200b ', 'Write something here'],
  ['too much', 'x'.repeat(10_001), 'Shorten this to 10000 characters'],
])('a reply of %s is told beside the box, and stays in it', async (_, message, says) => {
  const { reference } = await helpslip.open();
  const response = await act(cast.mara, reference, 'reply', { message });
  const page = documentOf(await response.text());

  expect(response.status).toBe(422);
  expect(page.querySelector('#message-fault')?.textContent).toContain(says);
  expect(page.querySelector('textarea')?.textContent).toBe(message);
  expect(await eventsOf(reference)).toHaveLength(1);
});

test('the longest reply there can be is taken in every script', async () => {
  const { reference } = await helpslip.open();
  expect((await act(cast.mara, reference, 'reply', { message: '💬'.repeat(10_000) })).status).toBe(303);
});
