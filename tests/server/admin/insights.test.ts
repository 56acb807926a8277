import { rollVisits } from '@helpslip/server/insights/roll-visits.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { answerFollowUp } from '@helpslip/server/tickets/answer-follow-up.ts';
import { changeStatus } from '@helpslip/server/tickets/change-status.ts';
import { moveTicket } from '@helpslip/server/tickets/move-ticket.ts';
import { replyToTicket } from '@helpslip/server/tickets/reply-to-ticket.ts';
import { parseReference } from '@helpslip/shared/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../support/cast.ts';
import { signedIn } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';
import { tellVisit } from '../../support/visits.ts';

let helpslip: Helpslip;
let cast: Cast;
const ids = new Map<string, string>();
const idOf = (question: string) => ids.get(question) ?? '';
const INVOICE = 'Where do I find my invoice?';
const TWICE = 'I was charged twice';
const DRILL = 'The drill does not start';

const searched = (query: string, ...found: string[]) => ({ kind: 'searched' as const, query, found: found.map(idOf) });
const opened = (question: string) => ({ kind: 'article-opened' as const, article: idOf(question) });
const helped = (question: string) => ({ kind: 'helped' as const, article: idOf(question) });
const notHelped = (question: string) => ({ kind: 'not-helped' as const, article: idOf(question) });

beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' }, startAt: '2026-01-12T09:00:00.000Z' });
  cast = await makeCast(helpslip);
  const articles = await helpslip.deps.db.selectFrom('article').select(['id', 'question']).execute();
  for (const { id, question } of articles) ids.set(question, String(id));
  await aMondayOfVisits();
  helpslip.moveClockTo('2026-01-14T12:00:00.000Z');
  await aWednesdayOfVisits();
  // After two days nobody is signed in any more.
  for (const person of [cast.olga, cast.mara, cast.charlie]) {
    person.desk = await signedIn(helpslip, { email: person.staff.email, password: person.password });
  }
});
afterAll(() => helpslip.close());

/** Nobody may have to count: what each visit adds to is told here. */
async function aMondayOfVisits(): Promise<void> {
  await tellVisit(helpslip, [searched('Cancel   my order')]);
  await tellVisit(helpslip, [searched('cancelling orders'), searched('cancelling orders')]);
  // Typed on: only what it became counts.
  await tellVisit(helpslip, [searched('order can'), searched('order cancelled')], { subject: 'Cancel it please' });
  await tellVisit(helpslip, [searched('bill', INVOICE), opened(INVOICE), helped(INVOICE)]);
  await tellVisit(helpslip, [searched('receipt for taxes', INVOICE)]);
  const reference = await tellVisit(
    helpslip,
    [searched('paid twice', TWICE, INVOICE), opened(TWICE), notHelped(TWICE)],
    { subject: 'Charged twice', category: 'billing' },
  );
  await work(reference);
}

async function work(reference: string | null): Promise<void> {
  const stored = parseReference(reference ?? '') ?? '';
  const { deps } = helpslip;
  helpslip.moveClockTo('2026-01-12T09:30:00.000Z');
  await replyToTicket(deps, cast.mara.staff.id, stored, { message: 'We look.', isCompleting: true });
  const { id } = await deps.db
    .selectFrom('ticket')
    .select('id')
    .where('reference', '=', stored)
    .executeTakeFirstOrThrow();
  helpslip.moveClockTo('2026-01-12T10:00:00.000Z');
  await answerFollowUp(deps, id, 'came-back');
  await moveTicket(deps, cast.mara.staff.id, stored, 'product');
  // From 09:00 UTC on Monday to 09:00 on Tuesday: eight open hours, 24 in all.
  helpslip.moveClockTo('2026-01-13T09:00:00.000Z');
  await changeStatus(deps, cast.mara.staff.id, stored, 'completed');
}

async function aWednesdayOfVisits(): Promise<void> {
  await tellVisit(helpslip, [searched('drill is dead', DRILL), opened(DRILL), helped(DRILL)]);
  await tellVisit(helpslip, [{ kind: 'opened' }]);
}

const page = (query = '', person = cast.mara) => person.desk.page(`/admin/insights?${query}`);
const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const says = (document: Document, part: string) => textOf(document.querySelector(`#${part} .says`));
const missesOf = (document: Document, part: string) =>
  [...document.querySelectorAll(`#${part} .misses > li`)].map((item) => textOf(item.querySelector('.words')));
const rowsOf = (document: Document, part: string) =>
  [...document.querySelectorAll(`#${part} tbody tr`)].map((row) => [...row.children].map(textOf));

async function expectTheNumbers(): Promise<void> {
  const document = await page('days=7');
  expect(says(document, 'glance')).toBe(
    '8 visits, 2 tickets. Of the visitors who looked at answers and told, 50 % were helped without writing.',
  );
  expect(textOf(document.querySelector('#glance .means'))).toContain('2 ÷ (2 + 2) = 50 %. 3 visits looked and left');
  expect(says(document, 'found-nothing')).toBe('3 searches of 7 (43 %) found no answer.');
  expect(missesOf(document, 'found-nothing')).toEqual(['cancel my order 3 times, 1 ticket']);
  expect(textOf(document.querySelector('#found-nothing .others'))).toBe('also cancelling orders, order cancelled');
  expect(says(document, 'none-opened')).toBe('1 search of 7 (14 %) found answers of which none was opened.');
  expect(missesOf(document, 'none-opened')).toEqual(['receipt for taxes 1 time']);
  expect(missesOf(document, 'still-wrote')).toEqual(['paid twice 1 ticket of 1 search']);
  expect(rowsOf(document, 'questions')[0]).toEqual(['cancel my order', '3', '0']);
  expect(rowsOf(document, 'answers')).toEqual([
    [INVOICE, '3', '1', '1', '0', '0'],
    [TWICE, '1', '1', '0', '1', '1'],
    [DRILL, '1', '1', '1', '0', '0'],
  ]);
  const days = [...document.querySelectorAll('.numbers tbody tr')].map((row) => [...row.children].map(textOf));
  expect(days).toContainEqual(['2026-01-12', '6', '6', '3', '2']);
  expect(days).toContainEqual(['2026-01-14', '2', '1', '0', '0']);
  expect(days.length).toBe(7);
}

test('the numbers of a week are those of its visits, before and after days are summed up, and meanwhile', async () => {
  await expectTheNumbers();
  expect(await rollVisits(helpslip.deps)).toBe(1);
  expect(await rollVisits(helpslip.deps)).toBe(0);
  await expectTheNumbers();
  // As a page finds it that read how far the sums go just before the day was added to them.
  const { db } = helpslip.deps;
  await db
    .updateTable('visit_roll')
    .set({ rolled_until: new Date(0) })
    .execute();
  await expectTheNumbers();
});

test('two processes that sum up at once count each visit once', async () => {
  const { db } = helpslip.deps;
  for (const table of ['visit_day', 'search_day', 'article_day', 'visit_roll'] as const)
    await db.deleteFrom(table).execute();
  const twin = helpslip.twin();
  await Promise.all([rollVisits(helpslip.deps), rollVisits(twin.deps)]);
  await rollVisits(helpslip.deps);
  await twin.close();
  await expectTheNumbers();
});

test('tickets tell of wrong categories, promises, times, and what came back', async () => {
  const document = await page('days=7');
  expect(says(document, 'categories')).toBe('1 ticket of 2 (50 %) came in a wrong category.');
  expect(rowsOf(document, 'categories')).toEqual([
    ['Billing', '2', '1', '1', 'A product problem'],
    ['A product problem', '0', '1', '0', '–'],
  ]);
  expect(rowsOf(document, 'promises').map((row) => row.slice(0, 2))).toEqual([
    ['Kept', '1'],
    ['Broken', '0'],
    ['Still running', '1'],
  ]);
  expect(rowsOf(document, 'times')).toEqual([
    ['First reply', '1', '30 min', '30 min', '30 min', '30 min'],
    ['Completed', '1', '8 h', '8 h', '24 h', '24 h'],
  ]);
  expect(says(document, 'afterwards')).toBe('Opened again: 1 of 1 completed ticket (100 %).');
  expect(rowsOf(document, 'afterwards').map((row) => row.slice(0, 2))).toContainEqual(['Follow-up: came back', '1']);
});

test('the period stands in the address: some days, or from one to another', async () => {
  const monday = await page('from=2026-01-12&to=2026-01-12');
  expect(says(monday, 'glance')).toContain('6 visits, 2 tickets.');
  expect(monday.querySelector('#from')?.getAttribute('value')).toBe('2026-01-12');
  expect(monday.querySelector('.picker [aria-current]')).toBeNull();
  const wednesday = await page('from=2026-01-13&to=2026-01-14');
  expect(says(wednesday, 'glance')).toContain('2 visits, 0 tickets.');
  const quarter = await page('days=90');
  expect(textOf(quarter.querySelector('.picker [aria-current]'))).toBe('90 days');
  expect(quarter.querySelectorAll('.numbers tbody tr').length).toBe(90);
  const before = await page('from=2025-01-01&to=2025-01-31');
  expect(textOf(before.querySelector('.empty h2'))).toBe('Nothing happened in these days');
});

test.each([
  'from=2026-01-14&to=2026-01-12',
  'from=2026-02-30&to=2026-03-01',
  'from=2020-01-01&to=2026-01-01',
  'from=%00&to=x',
])('days that cannot be are told beside what was typed: %s', async (query) => {
  const document = await page(query);
  expect(textOf(document.querySelector('#period-fault'))).toContain('Choose a first day and a last one');
  expect(document.querySelectorAll('.numbers tbody tr').length).toBe(30);
});

test('each picture has a name that tells it, and its numbers stand in a table', async () => {
  const document = await page('days=7');
  const names = [...document.querySelectorAll('svg[role="img"]')].map((svg) => svg.getAttribute('aria-label'));
  expect(names).toEqual([
    'Visits: 8 visits in 7 days, the most on 12 Jan with 6.',
    'Tickets: 2 tickets in 7 days, the most on 12 Jan with 2.',
    'Searches that found nothing: 3 searches in 7 days, the most on 12 Jan with 3.',
  ]);
  expect(document.querySelectorAll('[style]').length).toBe(0);
});

test('a miss is one click from its remedy: as a phrasing of an answer, or as a new one', async () => {
  const document = await page('days=7');
  const links = [...document.querySelectorAll('#found-nothing .remedies a')].map(
    (link) => link.getAttribute('href') ?? '',
  );
  expect(links).toContain('/admin/answers/new?site=acme&question=cancel+my+order');
  const choosing = links.find((link) => link.startsWith('/admin/insights/phrasing?')) ?? '';
  const chosen = await cast.mara.desk.page(`${choosing}&q=charged`);
  const form = chosen.querySelector('.offered form');
  expect(textOf(form)).toBe(`${TWICE}Add`);

  const article = form?.querySelector('button')?.getAttribute('value') ?? '';
  const action = form?.getAttribute('action') ?? '';
  const response = await cast.mara.desk.post(action, { words: 'cancel my order', article });
  expect(response.status).toBe(303);
  const after = await cast.mara.desk.page(response.headers.get('Location') ?? '');
  expect(textOf(after.querySelector('.notice.done'))).toContain(`cancel my order is now a phrasing of ${TWICE}`);
  expect(textOf(after.querySelector('.picker [aria-current]'))).toBe('7 days');
  expect(textOf(after.querySelector('#found-nothing .mended'))).toBe(`Mended: these words now find ${TWICE}.`);

  const { articles } = await (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json();
  expect(articles.find(({ id }: { id: string }) => id === article).phrasings).toContain('cancel my order');
  const audit = await helpslip.deps.db.selectFrom('audit').select(['action', 'staff_name']).execute();
  expect(audit).toContainEqual({ action: 'phrasing-added', staff_name: 'Mara Agent' });
});

test('a search that nobody opened offers the answer that it found', async () => {
  const button = (await page('days=7')).querySelector('#none-opened .remedies button');
  expect(textOf(button)).toBe(`Add as phrasing to ${INVOICE}`);
});

test('what was never added is not said to be, whatever the address says', async () => {
  const made = await page(`added=${idOf(TWICE)}&words=never+added`);
  expect(made.querySelector('.notice')).toBeNull();
  expect((await page('added=x%00&words=a')).querySelector('.notice')).toBeNull();
});

test('A22 E8: tables for spreadsheets hold no formula, for whatever was searched', async () => {
  const searches = ['=HYPERLINK("http://evil","x")', '+1+cmd', '-2+3', '@SUM(1)', '＝1+1', 'a "quoted", word'];
  await tellVisit(
    helpslip,
    searches.map((query) => searched(query)),
  );
  const shown = missesOf(await page('days=7'), 'found-nothing').join();
  expect(shown).toContain('=hyperlink("http://evil","x")');
  const response = await cast.olga.desk.get('/admin/insights/tables/found-nothing.csv?days=7');
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
  expect(response.headers.get('Content-Disposition')).toContain('acme-found-nothing-2026-01-08-2026-01-14.csv');
  const lines = (await response.text()).split('\r\n');
  expect(lines[0]).toBe('Words,Also typed as,Searches,Of these became a ticket');
  expect(lines).toContain(`"'=hyperlink(""http://evil"",""x"")",,1,0`);
  expect(lines).toContain("'+1+cmd,,1,0");
  expect(lines).toContain(`"a ""quoted"", word",,1,0`);
  for (const line of lines) expect(line).not.toMatch(/^["\ufeff]*[=+\-@＝]/);
});

test('A14: only owners take tables along, and each is told to the audit log', async () => {
  for (const table of [
    'days',
    'found-nothing',
    'none-opened',
    'still-wrote',
    'questions',
    'answers',
    'categories',
    'times',
    'totals',
  ]) {
    const path = `/admin/insights/tables/${table}.csv?days=30`;
    expect([table, (await cast.mara.desk.get(path)).status]).toEqual([table, 403]);
    const response = await cast.olga.desk.get(path);
    expect([table, response.status]).toEqual([table, 200]);
    expect((await response.text()).split('\r\n').length).toBeGreaterThan(2);
  }
  expect((await page('days=7')).querySelector('.csv')).toBeNull();
  expect((await page('days=7', cast.olga)).querySelectorAll('.csv').length).toBe(10);
  for (const none of ['constructor.csv', 'nothing.csv', 'answers.json', '__proto__.csv']) {
    expect((await cast.olga.desk.get(`/admin/insights/tables/${none}`)).status).toBe(404);
  }
  const audit = await helpslip.deps.db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'insights-exported')
    .execute();
  expect(audit).toContainEqual({ detail: { table: 'answers', from: '2025-12-16', to: '2026-01-14' } });
});

test('Charlie sees nothing, not even a count, and staff of one site nothing of another', async () => {
  const betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
  const bea = await addPerson(helpslip, { name: 'Bea Owner', role: 'owner', siteIds: [betaId] });
  expect(textOf((await page('site=acme&days=7', cast.charlie)).querySelector('main'))).not.toMatch(/\d|Acme|invoice/);
  const ofBea = textOf((await page('site=acme&days=7', bea)).querySelector('main'));
  expect(ofBea).toContain('Nothing happened in these days');
  expect(ofBea).not.toMatch(/Acme|invoice|cancel/);
  const table = await (await bea.desk.get('/admin/insights/tables/answers.csv?site=acme')).text();
  expect(table.split('\r\n')).toHaveLength(2);
  expect((await cast.charlie.desk.get('/admin/insights/phrasing?site=acme&words=bill')).status).toBe(404);
  const offered = await (await bea.desk.get('/admin/insights/phrasing?site=acme&words=bill')).text();
  expect(offered).not.toContain('invoice');
  for (const person of [bea, cast.charlie]) {
    const fields = { words: 'bill of ours', article: idOf(INVOICE) };
    expect((await person.desk.post('/admin/insights/phrasing?site=acme', fields)).status).toBe(404);
  }
  const phrasings = await helpslip.deps.db.selectFrom('article').select('phrasings').execute();
  expect(phrasings.flatMap((article) => article.phrasings)).not.toContain('bill of ours');
});
