import { createSearch, wordsWith } from '@helpslip/shared/search/create-search';
import { createExplainedSearch } from '@helpslip/shared/search/explain';
import { prepareSearch } from '@helpslip/shared/search/prepare-search';
import { describe, expect, it } from 'vitest';
import { article, shop } from './shop.ts';

const search = createExplainedSearch(shop);
const first = (query: string) => search(query)[0]?.id;

describe('A search', () => {
  it('finds an answer by words typed whole, half and wrong', () => {
    expect(first('invoice')).toBe('invoice');
    expect(first('where is my inv')).toBe('invoice');
    expect(first('downlaod invioce')).toBe('invoice');
    expect(first('my pasword is gone')).toBe('password');
  });

  it('finds other forms of a word', () => {
    expect(first('cancelling subscriptions')).toBe('cancel');
    expect(first('app crashed')).toBe('crash');
  });

  it('takes two words for one and one for two', () => {
    expect(first('topup')).toBe('topup');
    expect(createSearch([article('1', 'Topup codes'), article('2', 'Other codes')])('top up')[0]?.id).toBe('1');
  });

  it('finds an answer by a phrasing, and says so', () => {
    const [hit] = search('money back');
    expect(hit?.id).toBe('refund');
    expect(hit?.why).toContainEqual(expect.objectContaining({ word: 'money', field: 'phrasing', kind: 'exact' }));
  });

  it('finds an answer by its excerpt and by its context', () => {
    expect(search('android')[0]).toMatchObject({ id: 'crash', why: [{ field: 'context', kind: 'exact' }] });
    expect(search('page').map(({ id }) => id)).toContain('password');
  });

  it('says how each word was met, without naming fillers', () => {
    expect(search('please where my ivoice downlo')[0]?.why).toMatchObject([
      { word: 'ivoice', met: 'invoice', field: 'question', kind: 'typo' },
      { word: 'downlo', met: 'download', field: 'question', kind: 'prefix' },
    ]);
    expect(search('activation of parcels')[0]?.why).toMatchObject([
      { word: 'parcels', met: 'parcel', field: 'question', kind: 'exact' },
    ]);
  });

  it('marks in the question what was typed', () => {
    const [hit] = search('delivery adress');
    const question = 'Can I change my delivery address?';
    expect(hit?.marks.map(([start, end]) => question.slice(start, end))).toEqual(['delivery', 'address']);
  });

  it('shows nothing for an empty query, for signs and for gibberish', () => {
    for (const query of ['', '   ', '???', '…', 'asdfgh', 'zxcvbnm', 'jjjjj', 'sdkfj sldkfj']) {
      expect(search(query), query).toEqual([]);
    }
  });

  it('shows at most as many as asked for, best first', () => {
    expect(search('how do I', { limit: 2 }).length).toBe(2);
    const scores = search('how do I cancel my delivery').map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.length).toBeLessThanOrEqual(5);
  });

  it('shows the very question first, and others that may be meant below it', () => {
    const similar = createSearch([
      article('close', 'How do I close my account?'),
      article('open', 'How do I open an account?'),
      article('parcel', 'Where is the parcel?'),
    ]);
    expect(similar('How do I open an account?').map(({ id }) => id)).toEqual(['open', 'close']);
  });

  it('raises the chosen category, and does not hide what is clearly better elsewhere', () => {
    const twins = createSearch([
      article('a', 'How do I change my plan?', { categories: ['plans'] }),
      article('b', 'How do I change my card?', { categories: ['cards'] }),
    ]);
    expect(twins('how do I change', { category: 'cards' })[0]?.id).toBe('b');
    expect(twins('how do I change', { category: 'plans' })[0]?.id).toBe('a');
    expect(search('download invoice', { category: 'delivery' })[0]?.id).toBe('invoice');
  });

  it("learns the owner's own synonyms, mistyped ones too", () => {
    expect(search('membership fee').map(({ id }) => id)).not.toContain('crash');
    const own = createExplainedSearch(shop, {
      synonyms: [
        ['kaput', 'crashes'],
        ['gift card', 'balance'],
      ],
    });
    expect(own('kaput')[0]).toMatchObject({ id: 'crash', why: [{ kind: 'synonym' }] });
    expect(own('kapput')[0]?.id).toBe('crash');
    expect(own('gift card')[0]?.id).toBe('topup');
  });

  it('gives an unknown word to the answer whose phrasings keep bringing new ones', () => {
    const names = ['Wexolin', 'Brantil', 'Qorvatab', 'Maluxa', 'Tinofer'].map((name) => `I want ${name}`);
    const open = createSearch([
      article('other', 'I want to talk to a person', { phrasings: ['I want to talk to you', 'I want to talk'] }),
      article('order', 'Which tablets can I order?', { phrasings: names }),
    ]);
    expect(open('I want Zerapol')[0]?.id).toBe('order');
  });

  it('finds more by phrasings that the owner adds', () => {
    const before = createSearch([article('a', 'Is my order on its way?'), article('b', 'How do I pay?')]);
    const after = createSearch([
      article('a', 'Is my order on its way?', { phrasings: ['tracking number'] }),
      article('b', 'How do I pay?'),
    ]);
    expect(before('tracking number')).toEqual([]);
    expect(after('tracking number')[0]?.id).toBe('a');
  });
});

describe('A search without the general words', () => {
  const bare = createSearch(shop, { generalSynonyms: [], fillers: [] });

  it('knows no synonyms', () => {
    expect(createSearch(shop)('reimburse')[0]?.id).toBe('refund');
    expect(bare('reimburse')).toEqual([]);
  });

  it('lets fillers count as much as any word', () => {
    const questions = [article('a', 'Will it?'), article('b', 'How will I pay by card?')];
    const counts = (fillers: string[]) => createSearch(questions, { fillers })('will card').map(({ id }) => id);
    expect(counts(['will', 'it'])).toEqual(['b', 'a']);
    const score = (fillers: string[]) =>
      createSearch(questions, { fillers })('will pay').find(({ id }) => id === 'a')?.score ?? 0;
    expect(score([])).toBeGreaterThan(score(['will', 'it']));
  });
});

describe('The index of a search', () => {
  it('is built in slices that keep to their budget', () => {
    const many = Array.from({ length: 60 }, (_, number) => article(String(number), `Question number ${number}`));
    const { step, search: sliced } = prepareSearch(many, wordsWith({}));
    let clockMs = 0;
    let slices = 1;
    // Each look at the clock finds ten milliseconds gone: one piece of work fits into a budget of five.
    const now = () => {
      clockMs += 10;
      return clockMs;
    };
    while (!step(5, now)) slices++;
    expect(slices).toBeGreaterThan(60);
    expect(sliced('number 41')).toEqual(createSearch(many)('number 41'));
  });

  it('is finished by a search that comes earlier', () => {
    const { step, search: early } = prepareSearch(shop, wordsWith({}));
    expect(step(0, () => 0)).toBe(false);
    expect(early('invoice')[0]?.id).toBe('invoice');
    expect(step(0, () => 0)).toBe(true);
  });

  it('may be empty', () => {
    expect(createSearch([])('anything')).toEqual([]);
  });
});
