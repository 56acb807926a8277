import { addSite } from '@helpslip/server/sites/add-site.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
let betaId: number;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
  betaId = (await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' })) ?? 0;
});
afterAll(() => helpslip.close());

const subjects = (page: Document) => [...page.querySelectorAll('.queue th a')].map((link) => link.textContent);
const rowOf = (page: Document, subject: string) =>
  [...page.querySelectorAll('.queue tbody tr')].find((row) => row.textContent?.includes(subject))?.textContent ?? '';

test('an empty queue says how tickets come, with the line to put on a page', async () => {
  const page = await cast.mara.desk.page('/admin');
  expect(page.querySelector('.empty code')?.textContent).toBe(
    '<script async src="https://help.example.com/widget.js" data-site="acme"></script>',
  );
});

test('an owner without a site is told how to add one', async () => {
  const olivia = await addPerson(helpslip, { name: 'Olivia Owner', role: 'owner', siteIds: [] });
  expect((await olivia.desk.page('/admin')).querySelector('.empty a')?.getAttribute('href')).toBe('/admin/settings');
});

test('somebody of no site is told whom to ask', async () => {
  const page = await cast.charlie.desk.page('/admin');
  expect(page.querySelector('.empty')?.textContent).toContain('Ask an owner');
  expect(page.querySelector('.narrowing')).toBeNull();
});

test('what is promised soonest comes first, with who asked, what about, and how much time is left', async () => {
  helpslip.moveClockTo('2026-01-14T09:00:00Z');
  await helpslip.open({ subject: 'Second', category: 'billing' });
  await helpslip.open({ subject: 'No promise', category: 'feedback' });
  helpslip.moveClockTo('2026-01-14T08:30:00Z');
  await helpslip.open({ subject: 'First', category: 'billing', requester: { name: 'Grace', email: 'g@example.com' } });
  helpslip.moveClockTo('2026-01-14T10:00:00Z');

  const page = await cast.mara.desk.page('/admin');

  expect(subjects(page)).toEqual(['First', 'Second', 'No promise']);
  expect(rowOf(page, 'First')).toMatch(/Grace.*Billing.*Queued.*at risk, in 30 min/s);
  expect(rowOf(page, 'Second')).toMatch(/in 1 h/);
  expect(rowOf(page, 'No promise')).toContain('no promise');
  const time = page.querySelector('.queue time');
  expect(time?.getAttribute('title')).toMatch(/^Wednesday,? 14 January 2026,? (?:at )?11:30 \(Europe\/Berlin\)$/);
  expect(time?.getAttribute('datetime')).toBe('2026-01-14T10:30:00.000Z');
});

test('a promise that is over is marked by shape and word', async () => {
  helpslip.moveClockTo('2026-01-14T13:00:00Z');
  const page = await cast.mara.desk.page('/admin');
  const mark = page.querySelector('.promise.late');
  expect(mark?.textContent).toBe('3 h late');
  expect(mark?.querySelector('svg')).not.toBeNull();
});

test('it can be narrowed by status, category and site, and the address keeps that', async () => {
  const olga = cast.olga.desk;
  await helpslip.open({ site: 'beta', subject: 'A book' });
  const books = await addPerson(helpslip, { name: 'Bela Books', role: 'agent', siteIds: [betaId] });

  expect(subjects(await olga.page('/admin?site=beta'))).toEqual(['A book']);
  expect(subjects(await olga.page('/admin?category=feedback'))).toEqual(['No promise']);
  expect(subjects(await olga.page('/admin?site=beta&category=feedback'))).toEqual([]);
  expect(subjects(await olga.page('/admin?status=queued'))).toEqual(['First', 'Second', 'A book', 'No promise']);
  expect(subjects(await olga.page('/admin?status=assigned'))).toEqual([]);
  expect(subjects(await olga.page('/admin?view=waiting'))).toEqual([]);
  expect(subjects(await olga.page('/admin?view=all'))).toEqual(['A book', 'First', 'No promise', 'Second']);
  const tab = (await olga.page('/admin?site=beta&category=billing')).querySelector('.tabs a:last-child');
  expect(tab?.getAttribute('href')).toBe('/admin?view=all&site=beta&category=billing');
  expect((await olga.page('/admin?site=beta')).querySelector('option[selected][value="beta"]')).not.toBeNull();

  expect(subjects(await books.desk.page('/admin'))).toEqual(['A book']);
  expect(subjects(await books.desk.page('/admin?site=acme'))).toEqual([]);
  expect((await books.desk.page('/admin')).querySelector('.count')?.textContent).toBe('1');
});

test.each(["' or 1=1--", '%00', '../..', 'x'.repeat(5_000), '💥', '-1', '1e309'])(
  'an address that asks for %s gets a queue, and no fault',
  async (odd) => {
    for (const name of ['view', 'status', 'site', 'category', 'assignee', 'sort', 'q', 'after', 'before', 'told']) {
      expect((await cast.mara.desk.get(`/admin?${name}=${encodeURIComponent(odd)}`)).status).toBe(200);
    }
    expect((await cast.mara.desk.get('/admin?after=99999999999999.999999999999999')).status).toBe(200);
  },
);

test('all tickets are met once on the way through the pages and back, in every order, also those without a promise and those of one instant', async () => {
  const paged = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  const { mara } = await makeCast(paged);
  for (let i = 0; i < 130; i++) {
    paged.moveClockTo(new Date(Date.UTC(2026, 0, 14, 9, i % 7)).toISOString());
    await paged.open({ subject: `Ticket ${i}`, category: i % 3 === 0 ? 'feedback' : 'billing' });
  }
  for (const start of ['/admin', '/admin?sort=newest', '/admin?sort=longest', '/admin?view=all', '/admin?q=invoice']) {
    const seen: (string | null)[] = [];
    const back: (string | null)[] = [];
    let last = start;
    for (let path: string | null = start; path; ) {
      const page: Document = await mara.desk.page(path);
      seen.push(...subjects(page));
      last = path;
      path = page.querySelector('[rel="next"]')?.getAttribute('href') ?? null;
    }
    expect([start, seen.length, new Set(seen).size]).toEqual([start, 130, 130]);
    for (let path: string | null = last; path; ) {
      const page: Document = await mara.desk.page(path);
      back.unshift(...subjects(page));
      path = page.querySelector('[rel="prev"]')?.getAttribute('href') ?? null;
    }
    expect(back).toEqual(seen);
  }
  await paged.close();
}, 60_000);
