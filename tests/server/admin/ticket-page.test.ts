import { randomUUID } from 'node:crypto';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { recordEvents } from '@helpslip/server/visits/record-events.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast, type Person } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';
import { ticketPage } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

test('above the conversation staff see what the visitor tried before asking, at a glance and step by step', async () => {
  helpslip.moveClockTo('2026-01-14T12:00:00Z');
  const visit = randomUUID();
  const articles = await helpslip.deps.db.selectFrom('article').select(['id', 'question']).orderBy('id').execute();
  const [invoice, twice] = articles.map(({ id }) => String(id));
  if (!invoice || !twice) throw new Error('acme has answers');
  await recordEvents(helpslip.deps, helpslip.siteId, visit, [
    { kind: 'opened', ago: 240_000 },
    { kind: 'category-picked', ago: 230_000, category: 'billing' },
    { kind: 'articles-shown', ago: 229_000, articles: [invoice, twice], category: 'billing' },
    { kind: 'searched', ago: 200_000, query: 'doubel payment <b>', found: [twice] },
    { kind: 'article-opened', ago: 190_000, article: twice },
    { kind: 'not-helped', ago: 100_000, article: twice },
    { kind: 'searched', ago: 90_000, query: 'bank holiday', found: [] },
    { kind: 'form-opened', ago: 60_000, category: 'billing' },
  ]);
  const { reference } = await helpslip.open({ visit });

  const page = await ticketPage(cast.mara, reference);
  const tried = page.querySelector('.timeline')?.previousElementSibling;

  expect(tried?.querySelector('h2')?.textContent).toBe('Before asking');
  expect(tried?.querySelector('.took')?.textContent).toBe('Took 4 min until they wrote');
  const rows = [...(tried?.querySelectorAll('dl div') ?? [])].map((row) => [
    row.querySelector('dt')?.textContent,
    [...row.querySelectorAll('dd li, dd > span')].map((part) => part.textContent?.trim()),
  ]);
  expect(rows).toEqual([
    ['Picked', ['Billing']],
    ['Searched', ['doubel payment <b> 1 answer', 'bank holiday found nothing']],
    ['Read', ['I was charged twice did not help']],
    ['Passed over', ['1 answer shown, not opened']],
  ]);
  expect([...(tried?.querySelectorAll('ol > li') ?? [])].map((step) => step.textContent?.trim())).toEqual([
    'Opened the widget',
    'Picked Billing',
    'Was shown2 answersWhere do I find my invoice?I was charged twice',
    'Searched for doubel payment <b>1 answerI was charged twice',
    'Read I was charged twice',
    'Did not help: I was charged twice',
    'Searched for bank holiday and found nothing',
    'Went on to write',
  ]);
});

test('a ticket without a visit says that nothing is known', async () => {
  const { reference } = await helpslip.open();
  expect((await ticketPage(cast.mara, reference)).querySelector('.tried')?.textContent).toContain('Nothing is known');
});

test('the side shows who asked, whether that is proven, what was filled in, and where and when they are', async () => {
  const { reference } = await helpslip.open({
    category: 'product',
    fields: { model: 'saw', blade: 'B-12' },
    page: 'https://acme.example/saws?secret=1#x',
    locale: 'ja-JP',
    timeZone: 'Asia/Tokyo',
    context: { plan: 'Pro' },
  });
  const side = (await ticketPage(cast.mara, reference)).querySelector('aside');
  const details = Object.fromEntries(
    [...(side?.querySelectorAll('dl div') ?? [])].map((row) => [
      row.querySelector('dt')?.textContent,
      row.querySelector('dd')?.textContent,
    ]),
  );
  expect(side?.textContent).toContain('Not verified');
  expect(details).toMatchObject({
    Category: 'A product problem',
    Model: 'Saw',
    Blade: 'B-12',
    'Written on': 'https://acme.example/saws',
    Language: 'ja-JP',
    'Time zone': 'Asia/Tokyo, now 21:00',
    plan: 'Pro',
  });
  expect(side?.querySelector('dl a')).toBeNull();
});

test('a time zone that there is not is shown as it came', async () => {
  const { reference } = await helpslip.open({ timeZone: 'Mars/Olympus_Mons' });
  expect((await ticketPage(cast.mara, reference)).querySelector('aside section:last-child dl')?.textContent).toContain(
    'Mars/Olympus_Mons',
  );
});

test('other tickets of the same mailbox are shown, but none of a site that is not theirs', async () => {
  await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' });
  const requester = { name: 'Bo', email: 'bo+shop@gmail.com' };
  const { reference } = await helpslip.open({ requester });
  await helpslip.open({ subject: 'Earlier one', requester: { email: 'b.o@gmail.com' } });
  await helpslip.open({ site: 'beta', subject: 'Secret book', requester });

  const others = async (person: Person) =>
    [...(await ticketPage(person, reference)).querySelectorAll('.others a')].map((link) => link.textContent);
  expect(await others(cast.mara)).toEqual(['Earlier one']);
  expect(await others(cast.olga)).toEqual(['Secret book', 'Earlier one']);
});

test('a reference may be written as people do, and a mistyped one is unknown', async () => {
  const { reference } = await helpslip.open();
  expect((await cast.mara.desk.get(`/admin/tickets/${reference.toLowerCase().replaceAll('-', '')}`)).status).toBe(200);
  for (const odd of ['7KM-93P-QXZ3', '%00', '..%2f..%2ft', 'x'.repeat(3_000), '0']) {
    expect((await cast.mara.desk.get(`/admin/tickets/${odd}`)).status).toBe(404);
  }
});
