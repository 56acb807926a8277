import MiniSearch from 'minisearch';
import { type Engine, SHOWN } from './engine.ts';
import { withoutStopWords } from './stop-words.ts';

export const engine: Engine = (articles) => {
  const index = new MiniSearch<{ id: string; question: string; phrasings: string; excerpt: string }>({
    fields: ['question', 'phrasings', 'excerpt'],
    searchOptions: {
      boost: { question: 2, phrasings: 1.5, excerpt: 0.3 },
      prefix: (_term, place, terms) => place === terms.length - 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    },
  });
  index.addAll(
    articles.map(({ id, question, phrasings, excerpt }) => ({
      id,
      question,
      phrasings: phrasings.join('\n'),
      excerpt,
    })),
  );
  return (query) =>
    index
      .search(withoutStopWords(query))
      .slice(0, SHOWN)
      .map(({ id }) => String(id));
};
