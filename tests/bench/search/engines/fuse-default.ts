import Fuse from 'fuse.js';
import { type Engine, SHOWN } from './engine.ts';

export const engine: Engine = (articles) => {
  const fuse = new Fuse(articles, { keys: ['question', 'phrasings', 'excerpt', 'context'] });
  return (query) => fuse.search(query, { limit: SHOWN }).map(({ item }) => item.id);
};
