import { create, insertMultiple, search } from '@orama/orama';
import { type Engine, SHOWN } from './engine.ts';
import { withoutStopWords } from './stop-words.ts';

export const engine: Engine = async (articles) => {
  const index = create({
    schema: { article: 'string', question: 'string', phrasings: 'string[]', excerpt: 'string' },
    components: { tokenizer: { stemming: true, language: 'english', stemmerSkipProperties: [] } },
  });
  await insertMultiple(
    index,
    articles.map(({ id, question, phrasings, excerpt }) => ({ article: id, question, phrasings, excerpt })),
  );
  return async (query) => {
    const { hits } = await search(index, {
      term: withoutStopWords(query),
      properties: ['question', 'phrasings', 'excerpt'],
      boost: { question: 2, phrasings: 1.5, excerpt: 0.3 },
      tolerance: 1,
      threshold: 1,
      limit: SHOWN,
    });
    return hits.map(({ document }) => document.article);
  };
};
