import { addSite } from '@helpslip/server/sites/add-site.ts';
import type { Field } from '@helpslip/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';
import { act } from '../../support/ticket-desk.ts';

const mood: Field = {
  key: 'mood',
  label: 'How was it?',
  type: 'choice',
  required: false,
  options: [
    { value: 'good', label: 'Good' },
    { value: 'bad', label: 'Not good' },
  ],
};

let helpslip: Helpslip;
let cast: Cast;
let bela: Person;
beforeAll(async () => {
  const categories = acme.categories.map((category) =>
    category.key === 'feedback' ? { ...category, fields: [mood] } : category,
  );
  helpslip = await openHelpslip({ site: { categories }, environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
  bela = await addPerson(helpslip, { name: 'Bela Books', role: 'agent', siteIds: [betaId] });

  const open = async (subject: string, category = 'billing', fields = {}) =>
    (await helpslip.open({ subject, category, fields })).reference;
  await open('Nobody has it');
  const minesReference = await open('Mara has it');
  await act(cast.mara, minesReference, 'assign', { assignee: cast.mara.staff.id });
  await act(cast.olga, await open('Olga has it'), 'assign', { assignee: cast.olga.staff.id });
  await act(cast.mara, await open('Answered'), 'reply', { message: 'Done.', left: 'waiting' });
  await act(cast.mara, await open('Over'), 'status', { to: 'completed' });
  await open('Well done', 'feedback', { mood: 'good' });
  await helpslip.open({ site: 'beta', subject: 'A book' });
  helpslip.moveClockTo('2026-01-14T10:00:00Z');
});
afterAll(() => helpslip.close());

const subjects = (page: Document) => [...page.querySelectorAll('.queue th a')].map((link) => link.textContent);
const seenBy = async (person: Person, query: string) => subjects(await person.desk.page(`/admin?${query}`)).sort();
const counts = (page: Document) =>
  Object.fromEntries(
    [...page.querySelectorAll('.count')].map((one) => [one.getAttribute('data-view'), one.textContent]),
  );

test.each([
  ['view=mine', ['Mara has it']],
  ['view=unassigned', ['Nobody has it', 'Well done']],
  ['view=waiting', ['Answered']],
  ['view=completed', ['Over']],
  ['view=feedback', ['Well done']],
  ['view=all', ['Answered', 'Mara has it', 'Nobody has it', 'Olga has it', 'Over', 'Well done']],
  ['', ['Mara has it', 'Nobody has it', 'Olga has it', 'Well done']],
])('the view %s holds what its name says', async (query, expected) => {
  expect(await seenBy(cast.mara, query)).toEqual(expected);
});

test('a promise of which three quarters are over is at risk, until somebody has answered', async () => {
  expect(await seenBy(cast.mara, 'view=at-risk')).toEqual([]);
  helpslip.moveClockTo('2026-01-14T10:40:00Z');
  expect(await seenBy(cast.mara, 'view=at-risk')).toEqual(['Mara has it', 'Nobody has it', 'Olga has it']);
  helpslip.moveClockTo('2026-01-14T10:00:00Z');
});

test('it can be narrowed by whose a ticket is and how it stands, and the address keeps that in every view', async () => {
  expect(await seenBy(cast.mara, `assignee=${cast.olga.staff.id}`)).toEqual(['Olga has it']);
  expect(await seenBy(cast.mara, 'view=all&assignee=nobody&status=completed')).toEqual(['Over']);
  expect(await seenBy(cast.mara, 'view=all&status=waiting&category=billing')).toEqual(['Answered']);
  const page = await cast.mara.desk.page(`/admin?category=billing&assignee=${cast.olga.staff.id}`);
  expect(page.querySelector('.tabs a:last-child')?.getAttribute('href')).toBe(
    `/admin?view=all&category=billing&assignee=${cast.olga.staff.id}`,
  );
  expect(page.querySelector('.narrowing')?.hasAttribute('open')).toBe(true);
});

test('it is sorted by promise, newest and longest waiting', async () => {
  const inOrder = async (sort: string) => subjects(await cast.mara.desk.page(`/admin?category=billing&sort=${sort}`));
  const oldestFirst = ['Nobody has it', 'Mara has it', 'Olga has it'];
  expect(await inOrder('longest')).toEqual(oldestFirst);
  expect(await inOrder('newest')).toEqual([...oldestFirst].reverse());
  expect(await inOrder('promise')).toEqual(oldestFirst);
});

test('each view says how many there are; nobody is told of tickets that are not theirs', async () => {
  const mara = { todo: '4', mine: '1', unassigned: '2', 'at-risk': '0', waiting: '1', feedback: '1' };
  const none = { todo: '0', mine: '0', unassigned: '0', 'at-risk': '0', waiting: '0', feedback: '0' };
  expect(counts(await cast.mara.desk.page('/admin'))).toEqual(mara);
  expect(counts(await bela.desk.page('/admin'))).toEqual({ ...none, todo: '1', unassigned: '1' });
  expect(counts(await bela.desk.page('/admin?site=acme'))).toEqual(none);
  expect(counts(await cast.charlie.desk.page('/admin'))).toEqual(none);
  expect(await (await cast.mara.desk.get('/admin/counts')).json()).toEqual({ ...mara, held: '0' });
  expect(await (await cast.charlie.desk.get('/admin/counts')).json()).toEqual({ ...none, held: '0' });
  expect(await seenBy(bela, 'view=all')).toEqual(['A book']);
  expect(await seenBy(cast.charlie, 'view=all')).toEqual([]);
});

test('who asks for the counts again is told when they are the same, and when a ticket came', async () => {
  const first = await cast.mara.desk.get('/admin/counts');
  const tag = { 'If-None-Match': first.headers.get('ETag') ?? '' };
  expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
  expect((await cast.mara.desk.get('/admin/counts', tag)).status).toBe(304);
  await helpslip.open({ subject: 'One more' });
  expect(await (await cast.mara.desk.get('/admin/counts', tag)).json()).toMatchObject({ todo: '5', unassigned: '3' });
});
