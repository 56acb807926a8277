import { changeStatus } from '@helpslip/server/tickets/change-status.ts';
import { parseReference } from '@helpslip/shared/reference';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesOf, rowOf, say, shownTo } from '../support/conversation.ts';
import { type Helpslip, newKey, openHelpslip } from '../support/helpslip.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const { db } = helpslip.deps;
  await db.insertInto('staff').values({ id: 'grace', name: 'Grace', email: 'grace@acme.example' }).execute();
  await db.insertInto('site_staff').values({ site_id: helpslip.siteId, staff_id: 'grace' }).execute();
});
afterAll(() => helpslip.close());

test('M1: a message, its event and its key come from one transaction', async () => {
  const ticket = await helpslip.open();
  const key = newKey();
  const response = await say(helpslip, ticket, 'One more thing', key);
  expect(response.status).toBe(201);
  const { message, status } = await response.json();
  expect(message).toEqual({
    id: message.id,
    from: 'requester',
    body: 'One more thing',
    at: '2026-01-14T09:00:00.000Z',
  });
  expect(status).toBe('queued');
  const { rows } = await sql<{ written_by: string }>`
    select xmin::text as written_by from message where id = ${Number(message.id)}
    union all select xmin::text from event where message_id = ${Number(message.id)} and kind = 'requester-replied'
    union all select xmin::text from idempotency where key = ${key['Idempotency-Key']}
    union all select xmin::text from ticket where id = ${(await rowOf(helpslip, ticket)).id}`.execute(helpslip.deps.db);
  expect(rows).toHaveLength(4);
  expect(new Set(rows.map(({ written_by }) => written_by)).size).toBe(1);
});

test('M2: without the right token the answer is that of an unknown reference, and nothing is stored', async () => {
  const [ticket, charlies] = [await helpslip.open(), await helpslip.open()];
  const before =
    await sql`select (select count(*) from message) m, (select count(*) from event) e, (select count(*) from delivery) d`.execute(
      helpslip.deps.db,
    );
  const answers: string[] = [];
  for (const attempt of [
    { ...ticket, token: 'x'.repeat(32) },
    { ...ticket, token: charlies.token },
    { ...ticket, reference: '0000000000' },
    { ...ticket, reference: 'nonsense' },
    { ...ticket, token: '' },
  ]) {
    const response = await say(helpslip, attempt, 'Let me in');
    expect(response.status).toBe(404);
    const { requestId: _, ...problem } = await response.json();
    answers.push(JSON.stringify(problem));
  }
  expect(new Set(answers).size).toBe(1);
  const tokenless = await helpslip.call('POST', `/api/v1/tickets/${ticket.reference}/messages`, {
    body: { message: 'Hi' },
    headers: newKey(),
  });
  expect(tokenless.status).toBe(404);
  const after =
    await sql`select (select count(*) from message) m, (select count(*) from event) e, (select count(*) from delivery) d`.execute(
      helpslip.deps.db,
    );
  expect(after.rows).toEqual(before.rows);
});

test('M3: twenty posts of one key at once, on two processes, are one message', async () => {
  const twin = helpslip.twin();
  const ticket = await helpslip.open();
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => say(i % 2 === 0 ? helpslip : twin, ticket, 'Only once', key)),
  );
  const receipts = new Set<string>();
  for (const answer of answers) {
    expect([201, 409]).toContain(answer.status);
    receipts.add(await (answer.status === 201 ? answer : await say(helpslip, ticket, 'Only once', key)).text());
  }
  expect(receipts.size).toBe(1);
  expect(await messagesOf(helpslip, ticket)).toHaveLength(2);
  const reused = await say(helpslip, ticket, 'Something else', key);
  expect([reused.status, (await reused.json()).code]).toEqual([422, 'idempotency-key-reused']);
  await twin.close();
});

test('M4: one key on two tickets is two keys', async () => {
  const [one, two] = [await helpslip.open(), await helpslip.open()];
  const key = newKey();
  expect((await say(helpslip, one, 'Same words', key)).status).toBe(201);
  expect((await say(helpslip, two, 'Same words', key)).status).toBe(201);
  expect(await messagesOf(helpslip, two)).toHaveLength(2);
});

test('M6: fifty different messages at once are all kept, each once, in one order for everybody', async () => {
  const ticket = await helpslip.open();
  const texts = Array.from({ length: 50 }, (_, i) => `Message number ${i}`);
  const answers = await Promise.all(texts.map((text) => say(helpslip, ticket, text)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
  const stored = (await messagesOf(helpslip, ticket)).map(({ body }) => body);
  expect(stored.slice(1).sort()).toEqual([...texts].sort());
  expect(await shownTo(helpslip, ticket)).toEqual(stored);
  const { id } = await rowOf(helpslip, ticket);
  const events = await helpslip.deps.db
    .selectFrom('event')
    .select('message_id')
    .where('ticket_id', '=', id)
    .where('kind', '=', 'requester-replied')
    .execute();
  expect(new Set(events.map(({ message_id }) => message_id)).size).toBe(50);
});

test('M7: a reply while staff complete the ticket is kept, and whichever comes last decides', async () => {
  for (let round = 0; round < 5; round++) {
    const ticket = await helpslip.open();
    const [answer] = await Promise.all([
      say(helpslip, ticket, 'Wait, one more'),
      changeStatus(helpslip.deps, 'grace', parseReference(ticket.reference) ?? '', 'completed'),
    ]);
    expect(answer.status).toBe(201);
    expect(await messagesOf(helpslip, ticket)).toHaveLength(2);
    const { status, completed_at } = await rowOf(helpslip, ticket);
    expect([
      ['completed', false],
      ['queued', true],
    ]).toContainEqual([status, completed_at === null]);
  }
});

test('M7: whoever completes a ticket without having seen its newest message is told so', async () => {
  const ticket = await helpslip.open();
  const reference = parseReference(ticket.reference) ?? '';
  const { updated_at: seenAt } = await rowOf(helpslip, ticket);
  expect((await say(helpslip, ticket, 'Sent in the very same millisecond')).status).toBe(201);
  await expect(changeStatus(helpslip.deps, 'grace', reference, 'completed', seenAt)).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a message to a completed ticket brings it back to whoever had it', async () => {
  const ticket = await helpslip.open();
  const reference = parseReference(ticket.reference) ?? '';
  await helpslip.deps.db
    .updateTable('ticket')
    .set({ assignee_id: 'grace' })
    .where('reference', '=', reference)
    .execute();
  await changeStatus(helpslip.deps, 'grace', reference, 'completed');
  expect((await (await say(helpslip, ticket, 'It came back')).json()).status).toBe('assigned');
  expect(await rowOf(helpslip, ticket)).toMatchObject({ status: 'assigned', completed_at: null });
});

test('M9: the texts that a ticket refuses are refused in a message too', async () => {
  const ticket = await helpslip.open();
  for (const bad of ['', ' \u200b', 'a\0b', '\u001b[2J', 'x'.repeat(10_001), null, 12, ['x'], {}]) {
    expect((await say(helpslip, ticket, bad)).status).toBe(422);
  }
  const path = `/api/v1/tickets/${ticket.reference}/messages`;
  const headers = () => ({ Authorization: `Bearer ${ticket.token}`, ...newKey() });
  const raw = async (body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
    (await helpslip.call('POST', path, { raw: body, headers: { ...headers(), ...more } })).status;
  expect(await raw('{"message":"\\ud800"}')).toBe(400);
  expect(await raw(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toBe(400);
  expect(await raw('{"message":"x","author":"staff"}')).toBe(422);
  expect(await raw('{"message":"x"}', { 'Content-Type': 'text/plain' })).toBe(415);
  expect(await raw(JSON.stringify({ message: 'x'.repeat(65_536) }))).toBe(413);
  expect(await raw('{"message":"x"}', { 'Idempotency-Key': 'short' })).toBe(400);
  expect(await messagesOf(helpslip, ticket)).toHaveLength(1);
  const longest = '🧵'.repeat(10_000);
  expect((await say(helpslip, ticket, longest)).status).toBe(201);
  expect((await shownTo(helpslip, ticket))[1]).toBe(longest);
});
