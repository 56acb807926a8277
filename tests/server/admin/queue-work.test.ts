import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Cast, makeCast, type Person } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { act } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
let references: string[];
const opened: Helpslip[] = [];
beforeEach(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  opened.push(helpslip);
  cast = await makeCast(helpslip);
  references = [];
  for (const subject of ['One', 'Two', 'Three']) references.push((await helpslip.open({ subject })).reference);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

/** The boxes of these tickets, as the person's list has them. */
async function boxes(person: Person, picked: string[]): Promise<Record<string, string>> {
  const page = await person.desk.page('/admin');
  const all = [...page.querySelectorAll('.pick input[name]')].map((box): [string, string] => [
    box.getAttribute('name') ?? '',
    box.getAttribute('value') ?? '',
  ]);
  return Object.fromEntries(all.filter(([name]) => picked.includes(name.slice('pick-'.length))));
}

const standing = () =>
  helpslip.deps.db.selectFrom('ticket').select(['subject', 'status', 'assignee_id']).orderBy('id').execute();
const toldAt = async (person: Person, response: Response) =>
  (await person.desk.page(response.headers.get('Location') ?? '')).querySelector('.told')?.textContent;

test('picked tickets are assigned together, and the list is where it was', async () => {
  const picked = await boxes(cast.mara, references.slice(0, 2));
  const response = await cast.mara.desk.post('/admin/work', {
    ...picked,
    do: 'assign',
    assignee: cast.olga.staff.id,
    back: '/admin?category=billing',
  });
  expect(response.headers.get('Location')).toBe('/admin?category=billing&told=assign-2-0');
  expect(await toldAt(cast.mara, response)).toBe('2 tickets assigned.');
  expect((await standing()).map(({ status }) => status)).toEqual(['assigned', 'assigned', 'queued']);
  expect((await standing()).map((row) => row.assignee_id)).toEqual([cast.olga.staff.id, cast.olga.staff.id, null]);
});

test('picked tickets are completed together, each with its event', async () => {
  const response = await cast.mara.desk.post('/admin/work', {
    ...(await boxes(cast.mara, references)),
    do: 'complete',
  });
  expect(await toldAt(cast.mara, response)).toBe('3 tickets completed.');
  expect((await standing()).map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  const events = await helpslip.deps.db
    .selectFrom('event')
    .select('staff_id')
    .where('kind', '=', 'status-changed')
    .execute();
  expect(events.map(({ staff_id }) => staff_id)).toEqual(Array(3).fill(cast.mara.staff.id));
});

test('a ticket that somebody else changed meanwhile is left as it is, and that is said', async () => {
  const picked = await boxes(cast.mara, references);
  await act(cast.olga, references[0] ?? '', 'assign', { assignee: cast.olga.staff.id });
  const response = await cast.mara.desk.post('/admin/work', { ...picked, do: 'complete' });
  expect(await toldAt(cast.mara, response)).toMatch(/^2 tickets completed\. One ticket left as it was/);
  expect((await standing()).map(({ status }) => status)).toEqual(['assigned', 'completed', 'completed']);
});

test('Charlie can pick what he likes: nothing of it is changed', async () => {
  const picked = await boxes(cast.mara, references);
  const works: Record<string, string>[] = [{ do: 'complete' }, { do: 'assign', assignee: cast.charlie.staff.id }];
  for (const work of works) {
    const response = await cast.charlie.desk.post('/admin/work', { ...picked, ...work });
    expect(response.headers.get('Location')).toMatch(/told=(?:complete|assign)-0-3$/);
  }
  await cast.mara.desk.post('/admin/work', { ...picked, do: 'assign', assignee: cast.charlie.staff.id });
  expect(await standing()).toEqual(
    ['One', 'Two', 'Three'].map((subject) => ({ subject, status: 'queued', assignee_id: null })),
  );
});

test('who picks nothing is told how', async () => {
  const response = await cast.mara.desk.post('/admin/work', { do: 'complete' });
  expect(await toldAt(cast.mara, response)).toContain('Tick the boxes');
});

test.each<Record<string, string>>([
  { 'pick-7KM-93P-QXZ3': '2026-01-14T09:00:00.000Z', do: 'complete' },
  { 'pick-x': 'x', do: 'complete' },
  { do: 'delete' },
])('a form that no page of ours has is refused: %o', async (fields) => {
  expect((await cast.mara.desk.post('/admin/work', fields)).status).toBe(422);
});

test('the way back leads nowhere else', async () => {
  const response = await cast.mara.desk.post('/admin/work', { do: 'complete', back: '//evil.example' });
  expect(response.headers.get('Location')).toBe('/admin?told=none-picked');
});

test('who does not want the keys switches them off, for every page and only for themselves', async () => {
  const hasKeys = async (person: Person) =>
    (await person.desk.page('/admin')).querySelector('script[src^="/admin/script/keys"]') !== null;
  expect(await hasKeys(cast.mara)).toBe(true);
  await cast.mara.desk.post('/admin/keys', { keys: 'off' });
  expect([await hasKeys(cast.mara), await hasKeys(cast.olga)]).toEqual([false, true]);
  await cast.mara.desk.post('/admin/keys', { keys: 'on' });
  expect(await hasKeys(cast.mara)).toBe(true);
});

test('the scripts of the desk are kept for good by their version, and by nobody under another', async () => {
  const page = await cast.mara.desk.page('/admin');
  const sources = [...page.querySelectorAll('script')].map((script) => script.getAttribute('src') ?? '');
  expect(sources.length).toBe(2);
  for (const source of sources) {
    const kept = await helpslip.call('GET', source);
    expect([kept.status, kept.headers.get('Content-Type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(kept.headers.get('Cache-Control')).toContain('immutable');
    expect((await helpslip.call('GET', source.replace(/v=.*/, 'v=1'))).headers.get('Cache-Control')).toBe('no-cache');
  }
  expect((await helpslip.call('GET', '/admin/script/constructor')).status).toBe(404);
});
