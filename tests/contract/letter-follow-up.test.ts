import { askFollowUps } from '@helpslip/server/tickets/ask-follow-ups.ts';
import { changeStatus } from '@helpslip/server/tickets/change-status.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import type { NewTicketInput, TicketReceipt } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast } from '../support/cast.ts';
import { rowOf, say } from '../support/conversation.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { letterSent, lettersSent } from '../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeEach(async () => {
  helpslip = await openHelpslip();
  cast = await makeCast(helpslip);
});
afterEach(() => helpslip.close());

const stored = ({ reference }: TicketReceipt) => parseReference(reference) ?? '';

async function completed(ticket: Partial<NewTicketInput> = {}): Promise<TicketReceipt> {
  const receipt = await helpslip.open(ticket);
  await replyToTicket(helpslip.deps, cast.mara.staff.id, stored(receipt), { message: 'Done.', isCompleting: true });
  await helpslip.settle();
  return receipt;
}

function answer(receipt: TicketReceipt, verb: 'solved' | 'came-back', token = receipt.token): Promise<Response> {
  return helpslip.call('POST', `/api/v1/tickets/${receipt.reference}/${verb}`, {
    body: {},
    headers: { Authorization: `Bearer ${token}` },
  });
}

async function viewOf({ reference, token }: TicketReceipt) {
  const headers = { Authorization: `Bearer ${token}` };
  return (await helpslip.call('GET', `/api/v1/tickets/${reference}`, { headers })).json();
}

const asked = async () => (await lettersSent(helpslip, { letter: 'follow-up' })).map(({ to }) => to);

test('seven days after completion, and not before, one letter asks, in the name of the one who helped', async () => {
  const { reference } = await completed();
  helpslip.moveClockTo('2026-01-21T08:59:00.000Z');
  expect(await askFollowUps(helpslip.deps)).toBe(0);
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  expect(await askFollowUps(helpslip.deps)).toBe(1);
  expect(await askFollowUps(helpslip.deps)).toBe(0);
  const letter = await letterSent(helpslip, { letter: 'follow-up' });
  expect(letter.text).toContain(`completed your request ${reference}`);
  expect(letter.text).toContain('Mara Agent, Acme Tools');
  const links = letter.text.match(/https:\S+/g);
  expect(links).toEqual([
    expect.stringMatching(/\/t#r=[0-9A-Z-]{12}&t=[\w-]{32}&a=solved$/),
    expect.stringMatching(/\/t#r=[0-9A-Z-]{12}&t=[\w-]{32}&a=came-back$/),
  ]);
  expect(letter.headers['Auto-Submitted']).toBe('auto-generated');
});

test('the days are the site’s own, and a site without them never asks', async () => {
  const { db } = helpslip.deps;
  await completed();
  await db.updateTable('site').set({ follow_up_days: null }).execute();
  helpslip.moveClockTo('2026-01-24T09:01:00.000Z');
  expect(await askFollowUps(helpslip.deps)).toBe(0);
  await db.updateTable('site').set({ follow_up_days: 9 }).execute();
  expect(await askFollowUps(helpslip.deps)).toBe(1);
});

test('nobody is asked of a ticket that was opened again, not even where the letter was planned already', async () => {
  const first = await completed();
  const second = await completed({ requester: { email: 'grace@example.com' } });
  helpslip.moveClockTo('2026-01-21T08:00:00.000Z');
  await say(helpslip, first, 'It is there again.');
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  expect(await askFollowUps(helpslip.deps)).toBe(1);
  await changeStatus(helpslip.deps, cast.mara.staff.id, stored(second), 'open');
  const [letter] = await lettersSent(helpslip, { letter: 'follow-up' });
  expect([letter?.to, letter?.status, letter?.reason]).toEqual(['grace@example.com', 'suppressed', 'true-no-more']);
});

test('who has another open ticket on the site, or was asked in the last 30 days, is not asked', async () => {
  await completed();
  await completed({ requester: { email: 'grace@example.com' } });
  await helpslip.open({ requester: { email: 'GRACE+shop@example.com' } });
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  await askFollowUps(helpslip.deps);
  expect(await asked()).toEqual(['ada@example.com']);
  await completed({ subject: 'Another thing' });
  helpslip.moveClockTo('2026-01-28T09:02:00.000Z');
  expect(await askFollowUps(helpslip.deps)).toBe(0);
  helpslip.moveClockTo('2026-03-01T09:00:00.000Z');
  await completed({ subject: 'A third thing' });
  helpslip.moveClockTo('2026-03-08T09:01:00.000Z');
  await askFollowUps(helpslip.deps);
  expect(await asked()).toEqual(['ada@example.com', 'ada@example.com']);
});

test('of two tickets of one person only one is asked about, also by two processes at once', async () => {
  const twin = helpslip.twin();
  for (let i = 0; i < 4; i++) await completed({ subject: `Matter ${i}` });
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  const all = await Promise.all(Array.from({ length: 8 }, (_, i) => askFollowUps((i % 2 ? twin : helpslip).deps)));
  expect(all.reduce((sum, count) => sum + count)).toBe(1);
  expect(await asked()).toEqual(['ada@example.com']);
  await twin.close();
});

test('what nobody replied to, feedback, and what was completed long ago is not asked about', async () => {
  const unanswered = await helpslip.open();
  await changeStatus(helpslip.deps, cast.mara.staff.id, stored(unanswered), 'completed');
  await completed({ category: 'feedback', requester: { email: 'grace@example.com' } });
  await completed({ requester: { email: 'long-ago@example.com' } });
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  await helpslip.deps.db
    .updateTable('ticket')
    .set({ completed_at: new Date('2026-01-05T09:00:00.000Z') })
    .where('requester_email', '=', 'long-ago@example.com')
    .execute();
  expect(await askFollowUps(helpslip.deps)).toBe(0);
});

test('who has said by then that it is solved is not asked, and what they said stays', async () => {
  const receipt = await completed();
  expect((await answer(receipt, 'solved')).status).toBe(200);
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  expect(await askFollowUps(helpslip.deps)).toBe(0);
  expect(await rowOf(helpslip, receipt)).toMatchObject({ outcome: 'solved', follow_up_at: null });
});

test('“solved” is noted once, and the view tells that it was asked and answered', async () => {
  const receipt = await completed();
  helpslip.moveClockTo('2026-01-21T09:01:00.000Z');
  await askFollowUps(helpslip.deps);
  expect((await viewOf(receipt)).followUp).toEqual({ askedAt: '2026-01-21T09:01:00.000Z' });
  for (let i = 0; i < 2; i++) {
    const response = await answer(receipt, 'solved');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ reference: receipt.reference, status: 'completed' });
  }
  expect((await viewOf(receipt)).followUp).toEqual({ askedAt: '2026-01-21T09:01:00.000Z', answer: 'solved' });
  const { id } = await rowOf(helpslip, receipt);
  const events = await helpslip.deps.db.selectFrom('event').select('kind').where('ticket_id', '=', id).execute();
  expect(events.filter(({ kind }) => kind === 'solved')).toHaveLength(1);
});

test('“came back” opens the ticket again for the one who had it, who is told', async () => {
  const receipt = await completed();
  const response = await answer(receipt, 'came-back');
  expect(await response.json()).toMatchObject({ status: 'assigned' });
  const letter = await letterSent(helpslip, { letter: 'requester-replied' });
  expect(letter.to).toBe(cast.mara.staff.email);
  expect(letter.text).toContain('They say that it came back. The request is open again.');
  const page = await cast.mara.desk.page(`/admin/tickets/${receipt.reference}`);
  expect(page.querySelector('.timeline')?.textContent).toContain('Ada Lovelace says that it came back');
  expect((await answer(receipt, 'came-back')).status).toBe(200);
  expect((await answer(receipt, 'solved')).status).toBe(409);
  await changeStatus(helpslip.deps, cast.mara.staff.id, stored(receipt), 'completed');
  expect(await (await answer(receipt, 'came-back')).json()).toMatchObject({ status: 'assigned' });
});

test('to answer needs the token of the ticket, a body that is an empty object, and a POST', async () => {
  const receipt = await completed();
  const other = await completed({ requester: { email: 'grace@example.com' } });
  expect((await answer(receipt, 'came-back', other.token)).status).toBe(404);
  const path = `/api/v1/tickets/${receipt.reference}/solved`;
  const headers = { Authorization: `Bearer ${receipt.token}` };
  expect((await helpslip.call('POST', path, { body: {} })).status).toBe(404);
  expect((await helpslip.call('POST', path, { body: { status: 'queued' }, headers })).status).toBe(422);
  expect((await helpslip.call('GET', path, { headers })).status).toBe(405);
  expect((await viewOf(receipt)).status).toBe('completed');
});
