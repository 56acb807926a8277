import { createSearch } from '@helpslip/shared/search/create-search';
import { type ExplainedHit, prepareExplainedSearch } from '@helpslip/shared/search/explain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, shop } from './shop.ts';

const explained = prepareExplainedSearch(shop).finish();
const word = fc.constantFrom(
  ...'how my the order parcel refund top up balance card pasword kreditkarte where is'.split(' '),
);
const anyText = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));
const anyIndex = fc.array(
  fc.record({ question: anyText, phrasings: fc.array(anyText, { maxLength: 3 }), excerpt: anyText, context: anyText }),
  { minLength: 1, maxLength: 6 },
);

function sumOf({ why, fillers, pairs, letters, habit, newcomers, category, exact }: ExplainedHit): number {
  const words = why.reduce((sum, { score }) => sum + score, 0);
  return words + fillers + pairs + letters + habit + newcomers + category + exact;
}

describe('An explained search', () => {
  it('finds what a search finds, in the same order, with the same marks', () => {
    const plain = createSearch(shop);
    for (const query of ['invoice', 'downlaod invioce', 'how do I cancel my delivery', 'money back', 'asdfgh', '']) {
      const bare = explained
        .search(query, { category: 'billing' })
        .map(({ id, score, marks }) => ({ id, score, marks }));
      expect(bare, query).toEqual(plain(query, { category: 'billing' }));
      expect(explained.hits(query, { category: 'billing' }), query).toEqual(bare);
    }
  });

  it('takes each score apart, so that the parts add up to it', () => {
    fc.assert(
      fc.property(anyIndex, anyText, fc.boolean(), (given, query, isChosen) => {
        const articles = given.map(({ question, ...more }, number) =>
          article(String(number), question, { ...more, categories: number % 2 ? ['odd'] : [] }),
        );
        const { search } = prepareExplainedSearch(articles).finish();
        for (const hit of search(query, isChosen ? { category: 'odd' } : {})) {
          expect(sumOf(hit)).toBeCloseTo(hit.score, 3);
        }
      }),
    );
  });

  it('says by which word of which text each typed word was met, and how', () => {
    const meets = (query: string, id: string) =>
      explained.reasons(query, id).map(({ word, met, field, kind }) => `${word} ${met} ${field} ${kind}`);
    expect(meets('invoices ', 'invoice')).toEqual(['invoices invoice question exact']);
    expect(meets('invo', 'invoice')).toEqual(['invo invoice question prefix']);
    expect(meets('ivoice ', 'invoice')).toEqual(['ivoice invoice question typo']);
    expect(meets('passwordless ', 'password')).toEqual(['passwordless password question stem']);
    expect(meets('receive ', 'delivery')).toEqual(['receive arrive question synonym']);
    expect(meets('topup ', 'topup')).toEqual(['topup top up question exact']);
    expect(meets('android ', 'crash')).toEqual(['android android context exact']);
    expect(meets('anything', 'no such answer')).toEqual([]);
  });

  it('tells what was found and is not shown: past the limit, or too weak beside the best', () => {
    const many = Array.from({ length: 8 }, (_, number) => article(String(number), `Where is parcel number ${number}?`));
    const { lookInto } = prepareExplainedSearch([
      ...many,
      article('far', 'Which colours are there?', { excerpt: 'A parcel of colours holds all that we have and more.' }),
    ]).finish();
    const found = lookInto('my parcel number 3', { limit: 5 });
    expect(found.shown.map(({ id }) => id)).toContain('3');
    expect(found.shown.length).toBe(5);
    expect(found.beyond.length).toBe(3);
    expect(found.weak.map(({ id }) => id)).toEqual(['far']);
    expect(found.nearest).toBeNull();
  });

  it('tells why nothing is shown for gibberish: no word is known, and the nearest is not alike enough', () => {
    const found = explained.lookInto('xpasswrzz');
    expect([...found.shown, ...found.beyond, ...found.weak]).toEqual([]);
    expect(found.known.share).toBeLessThan(found.known.least);
    expect(found.nearest).toMatchObject({ id: 'password' });
    expect(found.nearest?.likeness).toBeLessThan(found.nearest?.least ?? 0);
    expect(explained.lookInto('  ').nearest).toBeNull();
  });

  it('is built in slices', () => {
    const { step, finish } = prepareExplainedSearch(shop);
    expect(step(0, () => 0)).toBe(false);
    expect(finish().search('invoice')[0]?.id).toBe('invoice');
    expect(step(0, () => 0)).toBe(true);
  });
});
