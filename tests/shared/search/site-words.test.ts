import { readFileSync } from 'node:fs';
import { createSearch } from '@helpslip/shared/search/create-search';
import { fillersOf } from '@helpslip/shared/search/fillers';
import { generalSynonyms } from '@helpslip/shared/search/general-synonyms';
import { prepareSearch } from '@helpslip/shared/search/prepare-search';
import { readWords } from '@helpslip/shared/search/words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article } from './shop.ts';

interface Written {
  question: string;
  phrasings: string[];
  body: string;
  categories: string[];
}

const site: { articles: Written[]; synonyms: string[][] } = JSON.parse(
  readFileSync(new URL('../../../demo-site/site.json', import.meta.url), 'utf8'),
);
const words = { fillers: fillersOf(['en']), generalSynonyms, synonyms: site.synonyms ?? [] };
const foreign = fillersOf().filter((word) => !words.fillers.includes(word));
const holdsForeign = (text: string) => readWords(text).some((word) => foreign.includes(word.text));

// Without the few that speak of the "EU", which is "I" in Portuguese.
const articles = site.articles
  .map(({ question, phrasings, body, categories }, place) =>
    article(String(place), question, { phrasings, categories, excerpt: body.slice(0, 140).replace(/\S+$/, '') }),
  )
  .filter(({ question, phrasings, excerpt }) => !holdsForeign([question, ...phrasings, excerpt].join(' ')));

describe('The words that are sent with the answers of a site', () => {
  it('are those of its languages, English always among them', () => {
    expect(fillersOf(['de-AT'])).toEqual(expect.arrayContaining(['please', 'warum']));
    expect(fillersOf(['de-AT'])).not.toContain('pourquoi');
    expect(fillersOf([])).toEqual(fillersOf(['en-GB', 'constructor', 'xx']));
    expect(fillersOf()).toEqual(expect.arrayContaining(['warum', 'pourquoi', 'donde', 'dove', 'onde', 'waar']));
  });

  it('find the same in the demo shop as all that the search knows, unless words of other languages are typed', () => {
    const { search } = prepareSearch(articles, words);
    const known = createSearch(articles, { synonyms: words.synonyms });
    const questions = articles.flatMap(({ question, phrasings }) => [question, ...phrasings]);
    const typed = [
      ...questions.flatMap((text) => readWords(text).map(({ text: one }) => one)),
      ...generalSynonyms.flat(),
    ];
    const misspelt = fc
      .tuple(fc.constantFrom(...typed), fc.nat(), fc.constantFrom('', 'e', 'x', 'rn'))
      .map(([word, at, letters]) => word.slice(0, at % word.length) + letters + word.slice((at % word.length) + 1));
    const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...typed) }, { weight: 1, arbitrary: misspelt });
    const query = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom(...questions), fc.nat())
        .map(([text, length]) => text.slice(0, 3 + (length % text.length))),
    );
    expect(articles.length).toBeGreaterThan(35);
    fc.assert(
      fc.property(query, (asked) => {
        fc.pre(!holdsForeign(asked));
        expect(search(asked), asked).toEqual(known(asked));
      }),
      { numRuns: 1000 },
    );
  });
});
