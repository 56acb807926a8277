import type { ArticleIndex } from '@helpslip/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsOf, typedInto } from '../../support/answers.ts';
import { type Cast, makeCast } from '../../support/cast.ts';
import { type Helpslip, openHelpslip } from '../../support/helpslip.ts';
import { act, ticketPage } from '../../support/ticket-desk.ts';

let helpslip: Helpslip;
let cast: Cast;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
  cast = await makeCast(helpslip);
});
afterAll(() => helpslip.close());

const VISIT = '5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a11';
const happens = (visit: string, ...queries: string[]) =>
  helpslip.call('POST', '/api/v1/events', {
    body: { site: 'acme', visit, events: queries.map((query) => ({ kind: 'searched', query, found: [] })) },
  });

async function linkOnTicket(reference: string): Promise<string> {
  const href = (await ticketPage(cast.mara, reference)).querySelector('.to-answers a')?.getAttribute('href');
  if (!href) throw new Error('no reply offers to become an answer');
  return href;
}

let link: string;

test('a reply becomes an answer without what belongs to one person, which is shown', async () => {
  await happens(VISIT, 'sharp', 'sharpen chisel', 'blunt blade', 'sharpen chisel');
  await happens('5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a12', 'chisel sharpen');
  await happens('5f2a4a9e-6c55-4c3e-9a53-0d6a3c1f1a13', 'Sharpen Chisel', 'zebra crossing');
  const { reference } = await helpslip.open({
    category: 'product',
    fields: { model: 'drill', serial: 'SN-12345' },
    subject: 'How can I sharpen my old chisel?',
    visit: VISIT,
  });
  const message = 'Hi Ada,\n\nuse a wet stone for SN-12345, and write to max@shop.example.\n\nKind regards\nMara Agent';
  await act(cast.mara, reference, 'reply', { message });
  link = await linkOnTicket(reference);
  const page = await cast.mara.desk.page(link);
  expect(typedInto(page)).toMatchObject({
    site: 'acme',
    question: 'How can I sharpen my old chisel?',
    body: 'Use a wet stone for [number], and write to [e-mail].',
    'category-product': 'yes',
    'offered-0': 'blunt blade',
    'offered-1': 'sharpen chisel',
  });
  const taken = textsOf(page, '.taken-out del').join(' ');
  for (const personal of ['Hi Ada', 'SN-12345', 'max@shop.example', 'Kind regards', 'Mara Agent'])
    expect(taken).toContain(personal);
  expect(textsOf(page, '.answer-head a').join(' ')).toContain(reference);
});

test('it tells which missed searches it would have caught, and in how many visits', async () => {
  const worth = (await cast.mara.desk.page(link)).querySelector('.worth')?.textContent?.replace(/\s+/g, ' ');
  expect(worth).toContain('visits of the last 90 days searched for this and found nothing');
  expect(worth).toMatch(/sharpen chisel ?2 times/i);
  expect(worth).toContain('chisel sharpen');
  expect(worth).not.toContain('zebra');
});

test('answers that are alike, drafts as well, are shown beside it', async () => {
  const typed = {
    ...typedInto(await cast.mara.desk.page(link)),
    question: 'Charged two times, is it twice?',
    do: 'preview',
  };
  const looked = await cast.mara.desk.postBare('/admin/answers/new', typed);
  expect(await looked.text()).toContain('I was charged twice');
});

test('published, the next visitor finds it by the words that found nothing before', async () => {
  const { 'offered-0': _, ...typed } = typedInto(await cast.mara.desk.page(link));
  const response = await cast.mara.desk.postBare('/admin/answers/new', { ...typed, do: 'publish' });
  expect(response.status).toBe(303);
  const { articles }: ArticleIndex = await (await helpslip.call('GET', '/api/v1/sites/acme/articles')).json();
  expect(articles.find(({ question }) => question.includes('chisel'))).toMatchObject({
    phrasings: ['sharpen chisel'],
    categories: ['product'],
  });
  const found = await cast.mara.desk.page('/admin/search?q=sharpen+chisel');
  expect(textsOf(found, '.findings ol .question')[0]).toBe('How can I sharpen my old chisel?');
  const { from_message_id } = await helpslip.deps.db
    .selectFrom('article')
    .select('from_message_id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(link).toContain(`from=${from_message_id}`);
});

test('what a visitor wrote is no reply, and of other sites nothing is shown', async () => {
  const { reference } = await helpslip.open({ subject: 'A secret' });
  expect((await ticketPage(cast.mara, reference)).querySelector('.to-answers')).toBeNull();
  const { id } = await helpslip.deps.db
    .selectFrom('message')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  for (const from of [String(id), '0', 'x', '99999999999999999', "1'--"]) {
    expect((await cast.mara.desk.get(`/admin/answers/new?from=${encodeURIComponent(from)}`)).status).toBe(404);
  }
  const refused = await cast.charlie.desk.get(link);
  expect(refused.status).toBe(404);
  expect(await refused.text()).not.toMatch(/chisel|wet stone/);
});
