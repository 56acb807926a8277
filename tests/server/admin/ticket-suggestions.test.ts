import { randomUUID } from 'node:crypto';
import { addArticles } from '@helpslip/server/articles/add-articles.ts';
import { addSite } from '@helpslip/server/sites/add-site.ts';
import { recordEvents } from '@helpslip/server/visits/record-events.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, makeCast } from '../../support/cast.ts';
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

async function suggestionsOn(reference: string): Promise<Element[]> {
  const page = await ticketPage(cast.mara, reference);
  return [...page.querySelectorAll('.suggestions > ul > li')];
}
const textIn = (element: Element | undefined, selector: string) => element?.querySelector(selector)?.textContent;

test('staff see the answers that may fit, why, and what they say', async () => {
  const { reference } = await helpslip.open({ subject: 'Charged twice', message: 'I paid the October invoice twice.' });
  const [first, ...others] = await suggestionsOn(reference);
  expect(textIn(first, '.question')).toBe('I was charged twice');
  expect(textIn(first, '.why')).toContain('Because of charged, twice');
  expect(textIn(first, '.prose')).toBe('One of the two is a reservation. It disappears within three days.');
  expect(first?.querySelector('.prose em')?.textContent).toBe('three');
  expect(textIn(first, '.verdict')).toBeUndefined();
  expect(others.length).toBeLessThanOrEqual(4);
});

test('those that the visitor was shown, read, or judged are marked as such', async () => {
  const visit = randomUUID();
  const rows = await helpslip.deps.db.selectFrom('article').select(['id', 'question']).orderBy('id').execute();
  const [invoice = '', twice = '', transfer = ''] = rows.map(({ id }) => String(id));
  await recordEvents(helpslip.deps, helpslip.siteId, visit, [
    { kind: 'articles-shown', ago: 9_000, articles: [invoice, twice, transfer] },
    { kind: 'article-opened', ago: 8_000, article: twice },
    { kind: 'helped', ago: 7_000, article: twice },
    { kind: 'not-helped', ago: 6_000, article: twice },
    { kind: 'article-opened', ago: 5_000, article: invoice },
  ]);
  const { reference } = await helpslip.open({
    visit,
    subject: 'Invoice charged twice',
    message: 'How do I pay my invoice by transfer?',
  });
  const verdicts = Object.fromEntries(
    (await suggestionsOn(reference)).map((one) => [textIn(one, '.question'), textIn(one, '.verdict')]),
  );
  expect(verdicts).toMatchObject({
    'I was charged twice': 'They said this did not help',
    'Where do I find my invoice?': 'They read this',
    'How do I pay by bank transfer?': 'They were shown this',
  });
});

test('what was filled in raises the answers about it', async () => {
  const about = (question: string, context: string) => ({
    question,
    context,
    phrasings: [],
    categories: ['product'],
    body: 'That is the bearing.',
    isPinned: false,
  });
  await addArticles(helpslip.deps, helpslip.siteId, [
    about('Why is there a strange noise?', 'Drill'),
    about('Where does a strange noise come from?', 'Saw'),
  ]);
  const firstFor = async (fields: Record<string, string>) => {
    const ticket = { category: 'product', subject: 'Strange noise', message: 'It makes a strange noise.', fields };
    return textIn((await suggestionsOn((await helpslip.open(ticket)).reference))[0], '.question');
  };
  expect(await firstFor({ model: 'drill' })).toBe('Why is there a strange noise?');
  expect(await firstFor({ model: 'saw', blade: 'B-12' })).toBe('Where does a strange noise come from?');
});

test('links of an answer lead out, those within the site that it is read on are only words', async () => {
  await addArticles(helpslip.deps, helpslip.siteId, [
    {
      question: 'Where are the manuals?',
      phrasings: [],
      categories: ['product'],
      body: '[Here](/manuals), [there](https://acme.example/m), not [here](javascript:alert(1)) <script>x</script>.',
      context: '',
      isPinned: false,
    },
  ]);
  const { reference } = await helpslip.open({ subject: 'Manuals', message: 'Where are the manuals?' });
  const [first] = await suggestionsOn(reference);
  expect([...(first?.querySelectorAll('.prose a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
    'https://acme.example/m',
  ]);
  expect(textIn(first, '.prose')).toContain('Here, there, not here <script>x</script>.');
  expect(first?.querySelector('script')).toBeNull();
});

test('where nothing fits there is no place for it, and other sites’ answers never come', async () => {
  const betaId = await addSite(helpslip.deps, { ...acme, key: 'beta', name: 'Beta Books' });
  await addArticles(helpslip.deps, betaId ?? 0, [
    { question: 'Zebra stripes?', phrasings: [], categories: [], body: 'Yes.', context: '', isPinned: false },
  ]);
  const { reference } = await helpslip.open({ subject: 'Zebra', message: 'xqzz stripes' });
  const page = await ticketPage(cast.mara, reference);
  expect(page.body.textContent).not.toContain('Zebra stripes?');
  expect(page.querySelector('.suggestions')).toBeNull();
});
