import { createSearch } from '@helpslip/shared/search/create-search';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, shop } from './shop.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  // Lone surrogates and the names on every object's prototype.
  fc
    .array(fc.constantFrom('\ud800', '\udc00', '__proto__', 'constructor', "'", '’', 'ß', 'ﷺ', '密', '́', 'a', ' '))
    .map((parts) => parts.join('')),
);
const anyArticle = fc
  .record({
    question: anyText,
    phrasings: fc.array(anyText, { maxLength: 3 }),
    excerpt: anyText,
    context: anyText,
    categories: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  })
  .map(({ question, ...given }) => article('', question, given));
const anyIndex = fc
  .array(anyArticle, { maxLength: 12 })
  .map((articles) => articles.map((one, place) => ({ ...one, id: String(place) })));

// Hundreds of small indexes are built: on a busy machine that takes longer than a test usually may.
describe('Whatever is typed', { timeout: 30_000 }, () => {
  it('never throws, and answers the same to the same', () => {
    fc.assert(
      fc.property(anyIndex, anyText, fc.constantFrom('a', 'b', undefined), (articles, query, category) => {
        const answer = createSearch(articles)(query, { category });
        expect(createSearch(articles)(query, { category })).toEqual(answer);
        expect(answer.length).toBeLessThanOrEqual(5);
        for (const { score } of answer) expect(Number.isFinite(score)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on what was typed before', () => {
    const used = createSearch(shop);
    fc.assert(
      fc.property(anyText, (query) => {
        used(`my ${query}`);
        expect(used(query)).toEqual(createSearch(shop)(query));
      }),
      { numRuns: 60 },
    );
  });

  it('answers the same, typed key by key, corrected in the middle, or all at once', () => {
    const used = createSearch(shop);
    const sentence = fc
      .array(fc.constantFrom('cancel', 'my', 'delivery', 'delivry', 'top', 'up', 'app', 'in', 'money', 'the'), {
        minLength: 1,
        maxLength: 9,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(sentence, sentence, fc.nat(), (typed, inserted, at) => {
        const place = at % typed.length;
        const keys = Array.from(typed, (_, end) => typed.slice(0, end + 1));
        for (const query of [
          ...keys,
          typed.slice(0, place) + inserted + typed.slice(place),
          typed.slice(place),
          typed,
        ]) {
          expect(used(query), query).toEqual(createSearch(shop)(query));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('marks lie within the question, in order, and do not overlap', () => {
    fc.assert(
      fc.property(anyIndex, anyText, (articles, query) => {
        const asked = `${articles[0]?.question ?? ''} ${query}`;
        for (const { id, marks } of createSearch(articles)(asked)) {
          let before = 0;
          for (const [start, end] of marks) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            before = end;
          }
          expect(before).toBeLessThanOrEqual(articles[Number(id)]?.question.length ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds an answer first by its exact question', () => {
    const search = createSearch(shop);
    for (const { id, question } of shop) expect(search(question)[0]?.id).toBe(id);
    const words = ['card', 'order', 'refund', 'my', 'the', 'how', 'cancel', 'cancelled', 'a', 'login', 'log', 'in'];
    const questions = fc.uniqueArray(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), {
      selector: (parts) => parts.join(' '),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(questions, fc.nat(), (all, pick) => {
        const texts = all.map((parts) => parts.join(' '));
        const question = texts[pick % texts.length] ?? '';
        const found = createSearch(texts.map((text) => article(text, text)))(question);
        expect(found[0]?.id).toBe(question);
      }),
      { numRuns: 100 },
    );
  });

  it('gives an article no worse place in its own category', () => {
    const search = createSearch(shop);
    fc.assert(
      fc.property(fc.constantFrom(...shop), fc.nat({ max: 30 }), ({ question, categories: [category] }, length) => {
        const query = question.slice(0, length);
        const placeOf = (ids: string[], id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
        const everywhere = search(query, { limit: 20 }).map(({ id }) => id);
        const here = search(query, { limit: 20, category }).map(({ id }) => id);
        for (const { id, categories } of shop) {
          if (category && categories.includes(category))
            expect(placeOf(here, id)).toBeLessThanOrEqual(placeOf(everywhere, id));
        }
      }),
    );
  });
});
