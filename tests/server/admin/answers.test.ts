import { addPhrasing } from '@helpslip/server/articles/save-article.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import type { ArticleIndex } from '@helpslip/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsOf, typedInto } from '../../support/answers.ts';
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

const LIST = '/admin/answers';
const questionsOn = (page: Document) => textsOf(page, '.answers-list th a');
const visitorsFind = async () => {
  const index: ArticleIndex = await (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json();
  return index.articles.map(({ question }) => question);
};

async function addressOf(person: Person, question: string): Promise<string> {
  const page = await person.desk.page(`${LIST}?q=${encodeURIComponent(question)}`);
  const links = [...page.querySelectorAll('.answers-list th a')];
  const href = links.find((link) => link.textContent?.trim() === question)?.getAttribute('href');
  if (!href) throw new Error(`no answer "${question}" on the list`);
  return href;
}

/** Opens the form of an answer, changes some of it, and sends it. */
async function change(person: Person, href: string, changes: Record<string, string>): Promise<Response> {
  return person.desk.postBare(href, { ...typedInto(await person.desk.page(href)), do: 'save', ...changes });
}

test('an agent writes a draft, looks at it, publishes it, and visitors find it; withdrawn, they do not', async () => {
  const form = typedInto(await cast.mara.desk.page(`${LIST}/new?site=acme&question=How+do+I+sharpen+a+chisel%3F`));
  expect(form).toMatchObject({ site: 'acme', question: 'How do I sharpen a chisel?', seen: '0' });
  const typed = {
    ...form,
    body: 'Use a **wet stone**.\n\n1. Wet it\n2. Draw',
    phrasings: 'blunt chisel\n\nmy chisel is dull\nblunt chisel',
    'category-product': 'yes',
  };
  const preview = await cast.mara.desk.postBare(`${LIST}/new`, { ...typed, do: 'preview' });
  expect(preview.status).toBe(200);
  const looked = documentOf(await preview.text());
  expect(looked.querySelector('#preview strong')?.textContent).toBe('wet stone');
  expect(textsOf(looked, '#preview ol li')).toEqual(['Wet it', 'Draw']);
  expect(typedInto(looked)).toMatchObject(typed);

  const draft = await cast.mara.desk.postBare(`${LIST}/new`, { ...typed, do: 'save' });
  expect(draft.status).toBe(303);
  const href = (draft.headers.get('Location') ?? '').replace(/\?.*/, '');
  expect(await visitorsFind()).not.toContain(form.question);
  expect(typedInto(await cast.mara.desk.page(href)).phrasings).toBe('blunt chisel\nmy chisel is dull');
  expect(await addressOf(cast.mara, 'How do I sharpen a chisel?')).toBe(href);

  expect((await change(cast.mara, href, { do: 'publish' })).headers.get('Location')).toBe(`${href}?saved=published`);
  expect(await visitorsFind()).toContain(form.question);
  await change(cast.mara, href, { do: 'withdraw' });
  expect(await visitorsFind()).not.toContain(form.question);
  const page = await cast.mara.desk.page(`${LIST}?status=withdrawn`);
  expect(questionsOn(page)).toEqual(['How do I sharpen a chisel?']);
});

test('the list filters by status and category, and finds drafts by the search of the site', async () => {
  expect(questionsOn(await cast.mara.desk.page(`${LIST}?category=billing`))).toEqual([
    'How do I pay by bank transfer?',
    'I was charged twice',
    'Where do I find my invoice?',
  ]);
  expect(questionsOn(await cast.mara.desk.page(`${LIST}?q=invioce`))[0]).toBe('Where do I find my invoice?');
  const none = await cast.mara.desk.page(`${LIST}?q=zebra&category=billing`);
  expect(none.querySelector('.empty a')?.getAttribute('href')).toBe('/admin/answers/new?site=acme&question=zebra');
});

test('each answer tells in how many visits it was shown, opened, helped, and was no help', async () => {
  const { articles }: ArticleIndex = await (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json();
  const id = articles.find(({ question }) => question === 'I was charged twice')?.id ?? '';
  const happens = (visit: string, events: object[]) =>
    helpslip.call('POST', '/api/v1/events', { body: { site: 'acme', visit, events } });
  const [first, second] = ['5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11', '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a12'];
  const shown = { kind: 'searched', query: 'twice', found: [id] };
  const opened = { kind: 'article-opened', article: id };
  await happens(first, [shown, shown, { kind: 'articles-shown', articles: [id] }, opened, opened]);
  await happens(second, [shown, opened, { kind: 'helped', article: id }]);
  await helpslip.open({ visit: first });
  const page = await cast.mara.desk.page(`${LIST}?q=charged+twice`);
  expect(textsOf(page, '.answers-list tbody tr:first-child td')).toEqual(['2', '2', '1', '1']);
});

test('A27: of two who save the same answer the second is shown the difference, and nothing of either is lost', async () => {
  const href = await addressOf(cast.mara, 'Where do I find my invoice?');
  const form = typedInto(await cast.mara.desk.page(href));
  await change(cast.olga, href, { body: 'Under **Account → Invoices**, as PDF.\n\nOlga was here.' });
  const late = await cast.mara.desk.postBare(href, { ...form, do: 'save', body: 'Mara was here.', context: 'Till 2' });
  expect(late.status).toBe(409);
  const page = documentOf(await late.text());
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('Olga Owner changed this answer');
  expect(textsOf(page, '.difference del').join(' ')).toContain('Olga was here.');
  expect(textsOf(page, '.difference ins').join(' ')).toContain('Mara was here.');
  expect(textsOf(page, '.difference ins').join(' ')).toContain('Product or version: Till 2');
  expect(typedInto(page)).toMatchObject({ body: 'Mara was here.', context: 'Till 2' });
  expect(typedInto(await cast.mara.desk.page(href)).body).toContain('Olga was here.');

  // Having seen it, Mara saves hers over it; what Olga wrote stays in the history.
  expect((await cast.mara.desk.postBare(href, { ...typedInto(page), do: 'save' })).status).toBe(303);
  const history = await cast.mara.desk.page(`${href}/history`);
  expect(textsOf(history, '.revisions .who span:first-child')).toEqual(['Mara Agent', 'Olga Owner', 'As it came']);
  const revision = history.querySelectorAll('.revisions [name="revision"]')[0]?.getAttribute('value') ?? '';
  const seen = history.querySelector('.revisions [name="seen"]')?.getAttribute('value') ?? '';
  expect((await cast.olga.desk.post(`${href}/restore`, { revision, seen })).status).toBe(303);
  const restored = typedInto(await cast.olga.desk.page(href));
  expect(restored.body).toContain('Olga was here.');
  expect(restored.context).toBe('');
  // Restored from a page that is out of date.
  expect((await cast.olga.desk.post(`${href}/restore`, { revision, seen })).status).toBe(409);
});

test('two who save at the very same moment do not both win', async () => {
  const href = await addressOf(cast.mara, 'I was charged twice');
  const form = typedInto(await cast.mara.desk.page(href));
  const answers = await Promise.all(
    [cast.mara, cast.olga].map(async ({ desk }) => {
      const token = typedInto(await desk.page(href))['form-token'] ?? '';
      return desk.postBare(href, { ...form, 'form-token': token, do: 'save', body: `By ${token}` });
    }),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
});

test.each([
  ['no question', { question: ' \u200b' }, '#question-fault', 'Write something here.'],
  ['no answer', { body: '' }, '#body-fault', 'Write something here.'],
  ['a question too long', { question: 'x'.repeat(301) }, '#question-fault', 'Shorten this to 300 characters.'],
  ['a phrasing too long', { phrasings: `a\n${'x'.repeat(201)}` }, '#phrasings-fault', 'Shorten this'],
  ['control characters', { body: 'a\u0007b' }, '#body-fault', 'control characters'],
  ['more marks than a person reads', { body: '['.repeat(2_000) }, '#body-fault', 'more signs of Markdown'],
])('%s is told beside its field, and nothing typed is lost', async (_, changes, where, fault) => {
  const href = await addressOf(cast.mara, 'I was charged twice');
  const response = await change(cast.mara, href, { phrasings: 'kept words', ...changes });
  expect(response.status).toBe(422);
  const page = documentOf(await response.text());
  expect(page.querySelector(where)?.textContent).toContain(fault);
  expect(typedInto(page)).toMatchObject({ phrasings: 'kept words', ...changes });
});

test('A16: a form with a field that it does not have is refused', async () => {
  const href = await addressOf(cast.mara, 'I was charged twice');
  const extras: Record<string, string>[] = [
    { site_id: '2' },
    { status: 'published' },
    { do: 'delete' },
    { seen: '1e9' },
  ];
  for (const extra of extras) {
    expect((await change(cast.mara, href, extra)).status).toBe(422);
  }
});

test('a category of another site is not taken', async () => {
  const href = await addressOf(cast.mara, 'I was charged twice');
  await change(cast.mara, href, { 'category-nowhere': 'yes', 'category-billing': 'yes' });
  const page = await cast.mara.desk.page(href);
  expect([...page.querySelectorAll('[name^="category-"][checked]')].map((box) => box.getAttribute('name'))).toEqual([
    'category-billing',
  ]);
});

test('words are added to an answer from elsewhere, once, and by nobody of another site', async () => {
  const href = await addressOf(cast.mara, 'The drill does not start');
  const id = Number(href.split('/').at(-1));
  for (const phrasing of ['drill kaput', 'Drill Kaput', 'the drill does not start'])
    await addPhrasing(helpslip.deps, cast.mara.staff.id, id, phrasing);
  await expect(addPhrasing(helpslip.deps, cast.charlie.staff.id, id, 'mine')).rejects.toThrow('no such answer');
  expect(typedInto(await cast.mara.desk.page(href)).phrasings).toBe('drill dead\nno power\ndrill kaput');
});

test('Charlie sees no answer, no figure, and no count; staff of one site nothing of another', async () => {
  const betaId = await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' });
  const bea = await addPerson(helpslip, { name: 'Bea Owner', role: 'owner', siteIds: [betaId ?? 0] });
  const href = await addressOf(cast.mara, 'I was charged twice');
  const secret = /Acme|charged twice|invoice|\(\d*[1-9]\)/;
  for (const { desk } of [cast.charlie, bea]) {
    const list = await desk.page(`${LIST}?site=acme&q=invoice`);
    expect(list.querySelector('main')?.textContent).not.toMatch(secret);
    const form = { question: 'Q?', body: 'A', seen: '1', do: 'save' };
    const tries = [
      await desk.get(href),
      await desk.get(`${href}/history`),
      await desk.post(href, form),
      await desk.post(`${href}/restore`, { revision: '1', seen: '1' }),
      await desk.post(`${LIST}/new`, { ...form, site: 'acme', seen: '0' }),
      await desk.get(`${LIST}/new?from=1`),
    ];
    for (const answer of tries) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toMatch(secret);
    }
  }
  expect(await visitorsFind()).not.toContain('Q?');
});

test('A33: pages that there are not, and addresses of nonsense, are answered', async () => {
  for (const page of ['1e9', '-1', 'NaN', '999', '0']) {
    expect((await cast.mara.desk.get(`${LIST}?page=${page}&q=%00%ff&status=x&category=%00`)).status).toBe(200);
  }
  for (const id of ['0', '99999999999999999999', '1']) {
    expect([200, 404]).toContain((await cast.mara.desk.get(`${LIST}/${id}`)).status);
  }
});

test('who changed an answer is on record, with what was done and never what was said', async () => {
  const rows = await helpslip.deps.db.selectFrom('audit').select(['action', 'staff_name', 'detail']).execute();
  const actions = rows.map(({ action }) => action);
  for (const action of [
    'article-written',
    'article-published',
    'article-withdrawn',
    'article-changed',
    'phrasing-added',
  ])
    expect(actions).toContain(action);
  expect(JSON.stringify(rows)).not.toContain('Olga was here');
});
