import lunr from 'lunr';
import { type Engine, SHOWN } from './engine.ts';

export const engine: Engine = (articles) => {
  const index = lunr((builder) => {
    builder.ref('id');
    builder.field('question', { boost: 2 });
    builder.field('phrasings', { boost: 1.5 });
    builder.field('excerpt', { boost: 0.3 });
    for (const { id, question, phrasings, excerpt } of articles) {
      builder.add({ id, question, phrasings: phrasings.join('\n'), excerpt });
    }
  });
  return (query) =>
    index
      .query((clauses) => {
        for (const term of query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
          clauses.term(lunr.tokenizer(term), { boost: 10 });
          clauses.term(term, { boost: 2, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
          if (term.length > 3) clauses.term(term, { boost: 1, editDistance: 1 });
        }
      })
      .slice(0, SHOWN)
      .map(({ ref }) => ref);
};
