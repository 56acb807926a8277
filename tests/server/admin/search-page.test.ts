import { addSite } from '@helpslip/server/sites/add-site.ts';
import type { ArticleIndex } from '@helpslip/shared/contract';
import { prepareSearch } from '@helpslip/shared/search/prepare-search';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Cast, makeCast, type Person } from '../../support/cast.ts';
import { documentOf } from '../../support/desk.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { acme } from '../../support/site.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

function tried(person: Person, asked: Record<string, string>): Promise<Document> {
  return person.desk.page(`/admin/search?${new URLSearchParams(asked)}`);
}

const textsOf = (page: Document, selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, ' ').trim());
const shownOn = (page: Document) => textsOf(page, '.findings ol .question');

async function asTheWidgetHasIt(): Promise<ArticleIndex> {
  return (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json();
}

test('staff see what visitors see, in their order, with the same words marked', async () => {
  const { articles, words } = await asTheWidgetHasIt();
  const { search } = prepareSearch(articles, words);
  const queries = ['invoice', 'invioce', 'charged twice', 'red lig', 'drill dead', 'how do i pay', 'bill', 'zzz'];
  for (const query of queries) {
    for (const category of [undefined, 'product']) {
      const page = await tried(cast.mara, { q: query, ...(category && { category }) });
      const hits = search(query, { category });
      const found = hits.map(({ id }) => articles.find((article) => article.id === id)?.question);
      const marked = hits.flatMap(({ id, marks }) => {
        const question = articles.find((article) => article.id === id)?.question ?? '';
        return marks.map(([start, end]) => question.slice(start, end));
      });
      expect(shownOn(page), `${query} in ${category}`).toEqual(found);
      expect(textsOf(page, '.findings ol mark'), query).toEqual(marked);
    }
  }
});

test('each answer says which word met which, where and how, and the parts add up', async () => {
  const page = await tried(cast.mara, { q: 'invioce downl', category: 'billing' });
  const first = page.querySelector('.findings ol li');
  if (!first) throw new Error('nothing was found');
  const rows = [...first.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
  );
  expect(rows).toContainEqual(['invioce', 'invoice mistyped, in the question', expect.stringMatching(/^\d+\.\d\d$/)]);
  expect(rows).toContainEqual(['downl', 'download its beginning, in a phrasing', expect.stringMatching(/^\d+\.\d\d$/)]);
  expect(rows.map(([words]) => words)).toContain('Category: Billing');
  const parts = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  const total = Number(first.querySelector('tfoot td')?.textContent);
  // Each part is told to a hundredth.
  expect(Math.abs(parts - total)).toBeLessThan(0.01 * rows.length);
  expect(textsOf(page, '.account summary .score')[0]).toBe(total.toFixed(2));
});

test('what was found and left out is told, with the reason', async () => {
  const left = (await tried(cast.mara, { q: 'the red light on the saw' })).querySelector('.left-out');
  expect(left?.textContent).toMatch(/Found and not shown: \d+ answers?/);
  expect(left?.textContent).toContain('Too weak beside the first');
  expect(left?.textContent).toContain('The drill does not start');
});

test('for gibberish it says why nothing is shown, and what comes nearest', async () => {
  const page = await tried(cast.mara, { q: 'xdrillqq' });
  expect(shownOn(page)).toEqual([]);
  const findings = page.querySelector('.findings')?.textContent?.replace(/\s+/g, ' ');
  expect(findings).toContain('Visitors see nothing');
  expect(findings).toContain('No answer knows these words.');
  expect(findings).toMatch(/The most alike is The drill does not start, \d+ %\./);
  const signs = await tried(cast.mara, { q: '?!' });
  expect(signs.querySelector('.findings')?.textContent).toContain('No answer of this site holds any of this.');
});

test('with a product or version the order is that for a ticket, and its share is told', async () => {
  const page = await tried(cast.mara, { q: 'red light start', context: 'Drill' });
  expect(page.querySelector('.findings')?.textContent).toContain('In the order for a ticket about Drill');
  expect(textsOf(page, '.account tbody td')).toContain('Context: Drill');
});

test('the address carries what was typed, and the form shows it again', async () => {
  const page = await tried(cast.mara, { q: '"quoted" <b>', category: 'billing', context: 'Drill & saw' });
  expect(page.querySelector('#q')?.getAttribute('value')).toBe('"quoted" <b>');
  expect(page.querySelector('#context')?.getAttribute('value')).toBe('Drill & saw');
  expect(page.querySelector('#category option[selected]')?.getAttribute('value')).toBe('billing');
});

test('nothing of it is recorded', async () => {
  await tried(cast.mara, { q: 'kanarienvogel' });
  expect(await helpslip.deps.db.selectFrom('visit_event').select('id').execute()).toEqual([]);
});

test.each([
  ['a megabyte of words', 'word '.repeat(2_000)],
  ['control characters', 'in\u0000voice\u0007'],
  ['signs of SQL', "%' or 1=1; --"],
  ['a category and a site that there are not', 'invoice&category=x%00&site=none'],
  ['half a character', 'invoice\ud800'],
])('%s is answered', async (_, query) => {
  const address = query.includes('&') ? query : encodeURIComponent(query.toWellFormed());
  expect((await cast.mara.desk.get(`/admin/search?q=${address}`)).status).toBe(200);
  expect((await cast.mara.desk.get('/admin/search?q=%ff%fe&category=%00')).status).toBe(200);
});

test('Charlie sees nothing, and staff of one site nothing of another, whatever address they make', async () => {
  const betaId = await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' });
  const bea = await addPerson(helpslip, { name: 'Bea Owner', role: 'owner', siteIds: [betaId ?? 0] });
  const secret = /Acme|invoice\?|Where do I find/;
  for (const person of [cast.charlie, bea]) {
    const page = await tried(person, { q: 'invoice', site: 'acme', category: 'billing' });
    expect(page.querySelector('main')?.textContent).not.toMatch(secret);
  }
  const synonyms = 'invoice, secret';
  for (const person of [bea, cast.charlie, cast.mara]) {
    const response = await person.desk.post('/admin/search/synonyms', { site: 'acme', synonyms });
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).not.toMatch(secret);
  }
  expect((await asTheWidgetHasIt()).words.synonyms).toEqual([]);
});

test('an owner writes words that mean the same, and visitors and staff find by them at once', async () => {
  const asked = { q: 'kaput', category: 'product', context: '', site: 'acme' };
  expect(shownOn(await tried(cast.olga, asked))).toEqual([]);
  const response = await cast.olga.desk.post('/admin/search/synonyms', {
    ...asked,
    synonyms: ' kaput , dead,dead\r\n\r\ngift card、voucher ',
  });
  expect(response.status).toBe(303);
  expect(response.headers.get('Location')).toBe(
    '/admin/search?site=acme&category=product&q=kaput&saved=words#synonyms-title',
  );

  const page = await tried(cast.olga, { ...asked, saved: 'words' });
  expect(page.querySelector('#synonyms-hint')?.textContent).toContain('Saved.');
  expect(shownOn(page)[0]).toBe('The drill does not start');
  expect(textsOf(page, '.account tbody tr')[0]).toMatch(/^kaput\s*dead a synonym, in a phrasing/);
  expect(page.querySelector('#synonyms')?.textContent).toBe('kaput, dead\ngift card, voucher');
  const { words } = await asTheWidgetHasIt();
  expect(words.synonyms).toEqual([
    ['kaput', 'dead'],
    ['gift card', 'voucher'],
  ]);
});

test('an agent reads the words and cannot change them', async () => {
  const page = await tried(cast.mara, {});
  expect(textsOf(page, '.synonyms li')).toEqual(['kaput, dead', 'gift card, voucher']);
  expect(page.querySelector('.synonyms form')).toBeNull();
});

test.each([
  ['a word alone', 'a, b\n\nlonely', 'Line 3: A group needs at least two words.'],
  ['too many words', Array.from({ length: 13 }, (_, at) => `w${at}`).join(), 'Line 1: A group holds at most 12 words.'],
  ['a word too long', `a, ${'x'.repeat(61)}`, 'Line 1: Shorten this to 60 characters.'],
  ['too many groups', Array.from({ length: 201 }, (_, at) => `a${at}, b${at}`).join('\n'), 'At most 200 groups'],
  ['control characters', 'a, b\u0007', 'Take the control characters out of this text.'],
])('%s is told beside the words, and nothing typed is lost', async (_, synonyms, fault) => {
  const response = await cast.olga.desk.post('/admin/search/synonyms', { site: 'acme', q: 'invoice', synonyms });
  expect(response.status).toBe(422);
  const page = documentOf(await response.text());
  expect(page.querySelector('#synonyms-fault')?.textContent).toContain(fault);
  expect(page.querySelector('#synonyms')?.textContent).toBe(synonyms);
  expect(shownOn(page)[0]).toBe('Where do I find my invoice?');
  expect((await asTheWidgetHasIt()).words.synonyms.length).toBe(2);
});
