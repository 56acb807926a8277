import Fuse from 'fuse.js';
import { type Engine, SHOWN } from './engine.ts';
import { withoutStopWords } from './stop-words.ts';

/** Fuse at its best: its own token search, with weights, and without stop words. */
export const engine: Engine = (articles) => {
  const fuse = new Fuse(articles, {
    keys: [
      { name: 'question', weight: 1 },
      { name: 'phrasings', weight: 0.8 },
      { name: 'excerpt', weight: 0.2 },
    ],
    useTokenSearch: true,
    tokenMatch: 'any',
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.3,
  });
  return (query) => fuse.search(withoutStopWords(query), { limit: SHOWN }).map(({ item }) => item.id);
};
