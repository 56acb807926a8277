import { createSearch } from '@helpslip/shared/search/create-search';
import type { Engine } from './engine.ts';

export const engine: Engine = (articles) => {
  const search = createSearch(articles);
  return (query) => search(query).map(({ id }) => id);
};
