import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsOf } from '../support/answers.ts';
import { helpPage, sendForm } from '../support/help.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';

const POISON = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';

let helpslip: Helpslip;
let other: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  other = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(async () => {
  await helpslip.close();
  await other.close();
});

const articleIds = async () => {
  const rows = await helpslip.deps.db.selectFrom('article').select(['id', 'question']).orderBy('id').execute();
  return new Map(rows.map(({ id, question }) => [question, id]));
};
const structuredIn = (page: Document): Record<string, unknown> =>
  JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? 'null');

test('the page holds the answers by category, pinned first, a search box and a way to write, and nothing that runs', async () => {
  const { status, headers, page, html } = await helpPage(helpslip, '/help/acme');
  expect(status).toBe(200);
  expect(page.title).toBe('Help: Acme Tools');
  expect(textsOf(page, '.groups h2')).toEqual(['Billing', 'A product problem']);
  expect(textsOf(page, '.groups section:nth-child(2) .hits a')).toEqual([
    'What does the red light on the saw mean?',
    'The drill does not start',
  ]);
  expect(page.querySelector('form[method="get"] input[name="q"]')).not.toBeNull();
  expect(textsOf(page, '#write b')).toEqual(['Billing', 'A product problem', 'Feedback']);
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json")|javascript:|style=|onclick/);
  expect(headers.get('Content-Security-Policy')).not.toContain('script-src');
  expect(headers.get('Set-Cookie')).toBeNull();
  expect(textsOf(page, 'footer').join()).toContain('We are here: Monday to Friday 09:00 to 17:00 (Europe/Berlin).');
  expect(page.querySelector('footer a[href="tel:+49301234567"]')).not.toBeNull();
});

test('answers that helped more stand above those that helped less', async () => {
  const { db } = other.deps;
  const { id } = await db
    .selectFrom('article')
    .select('id')
    .where('question', '=', 'How do I pay by bank transfer?')
    .executeTakeFirstOrThrow();
  const visit = '8f14e45f-ceea-467f-a6d5-0e2c1c6d2a51';
  const response = await other.call('POST', '/api/v1/events', {
    body: { site: 'acme', visit, events: [{ kind: 'helped', article: String(id) }] },
  });
  expect(response.status).toBe(202);
  const { page } = await helpPage(other, '/help/acme');
  expect(textsOf(page, '.groups section:first-child .hits a')[0]).toBe('How do I pay by bank transfer?');
});

test('who says that an answer helped is thanked, and however often it is said it counts once a day', async () => {
  const path = '/help/acme/4?q=drill';
  const { page } = await helpPage(helpslip, path);
  expect(textsOf(page, 'form.helped button')).toEqual(['Yes', 'No']);
  for (const helped of ['yes', 'yes', 'no']) {
    const response = await sendForm(helpslip, '/help/acme/4/helped', { helped, q: 'drill' });
    expect([response.status, response.headers.get('Location')]).toEqual([303, `/help/acme/4?q=drill&told=${helped}`]);
    expect(response.headers.get('Set-Cookie')).toBeNull();
  }
  const thanked = await helpPage(helpslip, '/help/acme/4?q=drill&told=yes');
  expect(textsOf(thanked.page, '[role="status"]')).toEqual(['Good to hear. Thank you.']);
  expect(thanked.headers.get('Cache-Control')).toBe('private, no-store');
  const told = await helpslip.deps.db
    .selectFrom('visit_event')
    .select(['visit_id', 'kind', 'query', 'article_id'])
    .orderBy('id')
    .execute();
  expect(new Set(told.map(({ visit_id }) => visit_id)).size).toBe(1);
  expect(told.slice(0, 4).map(({ kind, query, article_id }) => [kind, query, article_id])).toEqual([
    ['opened', null, null],
    ['searched', 'drill', null],
    ['article-opened', null, 4],
    ['helped', null, 4],
  ]);
  const odd: Record<string, string>[] = [{}, { helped: 'maybe' }, { helped: 'yes', q: '\0'.repeat(9) }];
  const statuses = await Promise.all(
    odd.map(async (fields) => (await sendForm(helpslip, '/help/acme/4/helped', fields)).status),
  );
  expect(statuses).toEqual([400, 400, 303]);
  expect((await sendForm(helpslip, '/help/acme/999/helped', { helped: 'yes' })).status).toBe(404);
});

test('a page for everybody is kept for a minute under an ETag, and a new answer shows under another', async () => {
  const first = await helpPage(other, '/help/acme');
  expect(first.headers.get('Cache-Control')).toBe('public, max-age=60');
  const again = await other.call('GET', '/help/acme', {
    headers: { 'If-None-Match': first.headers.get('ETag') ?? '' },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
  await addArticles(other.deps, other.siteId, [
    { question: 'Is this new?', body: 'Yes.', phrasings: [], categories: [], context: '', isPinned: false },
  ]);
  const changed = await helpPage(other, '/help/acme');
  expect(changed.headers.get('ETag')).not.toBe(first.headers.get('ETag'));
  expect(textsOf(changed.page, '.groups h2')).toContain('More answers');
});

test('search engines are told where each page stands, what an answer says, and which pages to leave alone', async () => {
  const id = (await articleIds()).get('I was charged twice');
  const { page } = await helpPage(helpslip, `/help/acme/${id}?q=twice`);
  expect(page.title).toBe('I was charged twice · Acme Tools');
  expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(
    `https://help.example.com/help/acme/${id}`,
  );
  expect(page.querySelector('meta[name="description"]')?.getAttribute('content')).toBe(
    'One of the two is a reservation. It disappears within three days.',
  );
  expect(page.querySelector('meta[name="robots"]')).toBeNull();
  expect(structuredIn(page)).toMatchObject({
    '@type': 'FAQPage',
    mainEntity: [
      {
        '@type': 'Question',
        name: 'I was charged twice',
        acceptedAnswer: { text: 'One of the two is a reservation. It disappears within three days.' },
      },
    ],
  });
  for (const path of ['/help/acme?q=drill', '/help/acme/write/billing', '/help/acme/99999']) {
    const { page: left } = await helpPage(helpslip, path);
    expect([path, left.querySelector('meta[name="robots"]')?.getAttribute('content')]).toEqual([path, 'noindex']);
    expect([path, left.querySelector('link[rel="canonical"]')]).toEqual([path, null]);
  }
});

test('the map of the site names its pages by the public address, whatever host was asked', async () => {
  const response = await helpslip.call('GET', '/help/acme/sitemap.xml', { headers: { Host: 'evil.example' } });
  expect(response.headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
  const places = [...(await response.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place);
  const ids = [...(await articleIds()).values()];
  expect(places.sort()).toEqual(
    ['https://help.example.com/help/acme', ...ids.map((id) => `https://help.example.com/help/acme/${id}`)].sort(),
  );
});

test('C11: no address on the page comes from the Host header', async () => {
  for (const path of ['/help/acme', '/help/acme/1', '/help/acme/write/billing']) {
    const { html } = await helpPage(helpslip, path, { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' });
    expect(html).not.toContain('evil.example');
  }
});

test('the search finds what the widget finds, with typos and the owner’s own ways to ask', async () => {
  for (const query of ['dril does not strat', 'double payment', 'saw blinking']) {
    const { page, headers } = await helpPage(helpslip, `/help/acme?q=${encodeURIComponent(query)}`);
    expect(textsOf(page, '.hits a').length, query).toBeGreaterThan(0);
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(page.querySelector('input[name="q"]')?.getAttribute('value')).toBe(query);
  }
  const { page } = await helpPage(helpslip, '/help/acme?q=drill');
  expect(textsOf(page, '.hits a')[0]).toBe('The drill does not start');
  expect(textsOf(page, '.hits mark')[0]).toBe('drill');
  expect(page.querySelector('#write a')?.getAttribute('href')).toBe('/help/acme/write/billing?q=drill');
  const none = await helpPage(helpslip, '/help/acme?q=xyzzyplugh');
  expect([none.status, none.html]).toEqual([200, expect.stringContaining('Nothing found for this')]);
});

test('T17, T51: whatever is looked for is shown as typed, quickly, and runs nowhere', async () => {
  const odd = [
    POISON,
    '{{7*7}}',
    'a'.repeat(50_000),
    '<'.repeat(5_000),
    '\0',
    '\ud800',
    '%',
    '\u202e\u2066x',
    '😀'.repeat(400),
  ];
  for (const query of odd) {
    const { status, page, html } = await helpPage(helpslip, `/help/acme?${new URLSearchParams({ q: query })}`);
    expect(status, query.slice(0, 20)).toBe(200);
    expect(html).not.toContain('<script>alert');
    expect(page.querySelectorAll('img')).toHaveLength(0);
    expect([...(page.querySelector('input[name="q"]')?.getAttribute('value') ?? '')].length).toBeLessThanOrEqual(200);
  }
  const { status } = await helpPage(helpslip, '/help/acme?q=%ff%fe%c0%af');
  expect(status).toBe(200);
});

test('T17: an answer full of markup is text, in the page and in what search engines read', async () => {
  await addArticles(other.deps, other.siteId, [
    {
      question: POISON,
      body: `${POISON}\n\n[x](javascript:alert(1))`,
      phrasings: [],
      categories: ['billing'],
      context: '',
      isPinned: true,
    },
  ]);
  const start = await helpPage(other, '/help/acme');
  const href = [...start.page.querySelectorAll('.hits a')].find((link) => link.textContent === POISON);
  const { page, html } = await helpPage(other, href?.getAttribute('href') ?? '');
  expect(page.querySelector('h1')?.textContent).toBe(POISON);
  expect(page.querySelectorAll('script, img')).toHaveLength(1);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toContain('javascript:');
  expect(structuredIn(page)).toMatchObject({ mainEntity: [{ name: POISON }] });
});

test('C2, C3: unknown, malformed and disabled keys are answered alike, and never with a fault of ours', async () => {
  const unknown = await helpPage(helpslip, '/help/nobody');
  expect([unknown.status, unknown.page.title]).toEqual([404, 'There is nothing at this address']);
  const keys = ["' OR 1=1--", '%00', '..%2f..%2fadmin', 'a'.repeat(10_000), '%F0%9F%98%80', '%ff', 'ACME', '%ed%a0%80'];
  for (const key of keys) {
    for (const path of [`/help/${key}`, `/help/${key}/sitemap.xml`, `/help/${key}/write/billing`]) {
      const { status, html } = await helpPage(helpslip, path);
      expect([path.slice(0, 60), [400, 404].includes(status)]).toEqual([path.slice(0, 60), true]);
      if (status === 404) expect(html).toBe(unknown.html);
    }
  }
  await other.deps.db.updateTable('site').set({ disabled_at: other.deps.clock() }).execute();
  expect((await helpPage(other, '/help/acme')).html).toBe(unknown.html);
  await other.deps.db.updateTable('site').set({ disabled_at: null }).execute();
});

test('another site’s answers, drafts and withdrawn ones are on no page of this one', async () => {
  const { db } = other.deps;
  await db.updateTable('article').set({ status: 'withdrawn' }).where('question', '=', 'I was charged twice').execute();
  await db.updateTable('article').set({ status: 'draft' }).where('question', 'like', 'Where do I find%').execute();
  const pages = ['/help/acme', '/help/acme?category=billing', '/help/acme?q=invoice+charged', '/help/acme/sitemap.xml'];
  for (const path of pages) {
    const { html } = await helpPage(other, path);
    expect([path, html.match(/charged twice|find my invoice|\/help\/acme\/[12]\b/)]).toEqual([path, null]);
  }
});

test('an archived category is not there, and its answers still are', async () => {
  const { db } = other.deps;
  await db.updateTable('category').set({ archived_at: other.deps.clock() }).where('key', '=', 'product').execute();
  const { page } = await helpPage(other, '/help/acme');
  expect(textsOf(page, '#write b')).toEqual(['Billing', 'Feedback']);
  expect(textsOf(page, '.groups section:last-child a')).toContain('The drill does not start');
  expect((await helpPage(other, '/help/acme?category=product')).status).toBe(404);
  expect((await helpPage(other, '/help/acme/write/product')).status).toBe(404);
});

test('the order of the page is the owner’s choice: answers first, side by side, or asking first', async () => {
  const { db } = other.deps;
  const order = async (mode: 'answers-first' | 'neutral' | 'ask-first') => {
    await db.updateTable('site').set({ mode }).execute();
    const { html } = await helpPage(other, '/help/acme');
    return html.indexOf('id="write"') < html.indexOf('class="groups"') ? 'write first' : 'answers first';
  };
  expect(await order('answers-first')).toBe('answers first');
  expect(await order('neutral')).toBe('write first');
  expect(await order('ask-first')).toBe('write first');
});

test('a site without answers asks what it is about, and offers no search', async () => {
  await other.deps.db.updateTable('article').set({ status: 'draft' }).execute();
  const { page, status } = await helpPage(other, '/help/acme');
  expect([status, page.querySelector('[name="q"]')]).toEqual([200, null]);
  expect(textsOf(page, '#write h2')).toEqual(['Write to us']);
});
