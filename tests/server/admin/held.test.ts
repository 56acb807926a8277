import { lastDays } from '@helpslip/server/insights/period.ts';
import { ticketSums } from '@helpslip/server/insights/ticket-queries.ts';
import { forgetSpam } from '@helpslip/server/tickets/review-held.ts';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { textsOf } from '../../support/answers.ts';
import { type Cast, makeCast, type Person } from '../../support/cast.ts';
import { type Helpslip, openHelpslip, WEDNESDAY_MORNING } from '../../support/helpslip.ts';
import { lettersSent } from '../../support/letters.ts';

let helpslip: Helpslip;
let cast: Cast;
const opened: Helpslip[] = [];
beforeEach(async () => {
  helpslip = await openHelpslip();
  opened.push(helpslip);
  cast = await makeCast(helpslip);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const held = async (subject = 'Held one') => (await helpslip.open({ subject, memo: 'x' })).reference;
const afterHours = (hours: number) =>
  helpslip.moveClockTo(new Date(Date.parse(WEDNESDAY_MORNING) + hours * 3_600_000).toISOString());

/** Decides on all tickets of a view, as its list has them; says what the person is told. */
async function decide(person: Person, what: string, view = 'held'): Promise<string> {
  const page = await person.desk.page(`/admin?view=${view}`);
  const boxes = [...page.querySelectorAll('.pick input[name]')].map((box) => [
    box.getAttribute('name') ?? '',
    box.getAttribute('value') ?? '',
  ]);
  const response = await person.desk.post('/admin/work', {
    ...Object.fromEntries(boxes),
    do: what,
    back: `/admin?view=${view}`,
  });
  return textsOf(await person.desk.page(response.headers.get('Location') ?? ''), '.told')[0] ?? '';
}

const subjects = async (person: Person, view: string) =>
  textsOf(await person.desk.page(`/admin?view=${view}`), 'th[scope="row"] a');
const tabs = async (view = '') => textsOf(await cast.mara.desk.page(`/admin${view}`), '.tabs a');

test('held tickets stand in a view of their own with their count, and in no other', async () => {
  await helpslip.open({ subject: 'Plain one' });
  expect((await tabs()).join(' ')).not.toContain('Held');
  await held();
  expect(await tabs()).toContain('Held1');
  expect(await subjects(cast.mara, 'held')).toEqual(['Held one']);
  for (const view of ['todo', 'unassigned', 'all', 'completed']) {
    expect(await subjects(cast.mara, view)).not.toContain('Held one');
  }
  expect(await (await cast.mara.desk.get('/admin/counts')).json()).toMatchObject({ todo: '1', held: '1' });
  expect(await subjects(cast.charlie, 'held')).toEqual([]);
});

test('a ticket that is let through is like one that has just come: letters, promise, queue', async () => {
  const reference = await held();
  expect(await lettersSent(helpslip)).toEqual([]);
  afterHours(1);
  expect(await decide(cast.mara, 'let-through')).toBe('One ticket let through.');
  expect(await subjects(cast.mara, 'todo')).toEqual(['Held one']);
  const letters = (await lettersSent(helpslip)).map(({ letter }) => letter);
  expect(letters).toContain('ticket-received');
  expect(letters).toContain('new-ticket');
  const plain = await helpslip.open();
  const state = await (await helpslip.call('GET', `/api/v1/tickets/${reference}`)).json();
  expect(state).toMatchObject({ status: 'queued', promise: plain.promise });
  const page = await cast.mara.desk.page(`/admin/tickets/${reference}`);
  expect(textsOf(page, '.timeline .who').join(' ')).toContain('let it through');
  expect(page.querySelector('.reply-form')).not.toBeNull();
});

test('its letters go once, however often it is let through', async () => {
  await held();
  await decide(cast.mara, 'let-through');
  expect(await lettersSent(helpslip, { letter: 'ticket-received' })).toHaveLength(1);
  expect(await decide(cast.mara, 'let-through')).toMatch(/No ticket was picked/);
  expect(await lettersSent(helpslip, { letter: 'ticket-received' })).toHaveLength(1);
});

test('spam is put away without a word, is over for its sender, and is gone after 30 days', async () => {
  const { reference, token } = await helpslip.open({ memo: 'x' });
  await held('Another');
  expect(await decide(cast.mara, 'spam')).toBe('2 tickets put away as spam.');
  expect(await subjects(cast.mara, 'held')).toEqual([]);
  expect(await subjects(cast.mara, 'spam')).toHaveLength(2);
  expect(await subjects(cast.mara, 'completed')).toEqual([]);
  expect(await lettersSent(helpslip)).toEqual([]);
  const state = await (await helpslip.call('GET', `/api/v1/tickets/${reference}`)).json();
  expect(state.status).toBe('completed');
  const said = await helpslip.call('POST', `/api/v1/tickets/${reference}/messages`, {
    body: { message: 'More' },
    headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': crypto.randomUUID() },
  });
  expect(said.status).toBe(404);
  const audit = await helpslip.deps.db.selectFrom('audit').select(['action', 'staff_id']).execute();
  expect(audit.filter(({ action }) => action === 'ticket-marked-spam')).toEqual(
    Array(2).fill({ action: 'ticket-marked-spam', staff_id: cast.mara.staff.id }),
  );

  afterHours(29 * 24);
  expect(await forgetSpam(helpslip.deps, 10)).toBe(0);
  afterHours(31 * 24);
  expect(await forgetSpam(helpslip.deps, 10)).toBe(2);
  expect((await helpslip.call('GET', `/api/v1/tickets/${reference}`)).status).toBe(404);
});

test('what was no spam after all is let through from there', async () => {
  await held();
  await decide(cast.mara, 'spam');
  expect(await decide(cast.mara, 'let-through', 'spam')).toBe('One ticket let through.');
  expect(await subjects(cast.mara, 'todo')).toEqual(['Held one']);
  expect(await lettersSent(helpslip, { letter: 'ticket-received' })).toHaveLength(1);
});

test('the page of a held ticket says why it is held, and has nothing to answer it by', async () => {
  const reference = await held();
  const page = await cast.mara.desk.page(`/admin/tickets/${reference}`);
  expect(textsOf(page, '.held-for li')).toEqual(['It fills in a field that people do not see.']);
  expect(textsOf(page, '.work button')).toEqual(['Let through', 'Spam']);
  expect(page.querySelector('.reply-form')).toBeNull();
  const seen = page.querySelector(`[name="pick-${reference}"]`)?.getAttribute('value') ?? '';
  const reply = await cast.mara.desk.post(`/admin/tickets/${reference}/reply`, { message: 'Hello', seen });
  expect(reply.status).toBe(409);
  expect(await lettersSent(helpslip)).toEqual([]);
});

test('whoever does not work for the site can do nothing with its held tickets', async () => {
  const reference = await held();
  const row = await helpslip.deps.db.selectFrom('ticket').select('updated_at').executeTakeFirstOrThrow();
  for (const what of ['let-through', 'spam']) {
    await cast.charlie.desk.post('/admin/work', { [`pick-${reference}`]: row.updated_at.toISOString(), do: what });
  }
  const [after] = await helpslip.deps.db.selectFrom('ticket').select('status').execute();
  expect(after).toEqual({ status: 'held' });
});

test('no figure of the insights counts what is held or spam', async () => {
  await held();
  await decide(cast.mara, 'spam');
  await held();
  await helpslip.open();
  const days = lastDays('Europe/Berlin', helpslip.deps.clock(), 2);
  const sums = await ticketSums(helpslip.deps, helpslip.siteId, days);
  expect(sums.map(({ tickets }) => tickets)).toEqual([1]);
});
