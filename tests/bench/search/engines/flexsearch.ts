import { Charset, Index } from 'flexsearch';
import { type Engine, SHOWN } from './engine.ts';
import { withoutStopWords } from './stop-words.ts';

export const engine: Engine = (articles) => {
  const index = new Index({ tokenize: 'forward', encoder: Charset.LatinBalance, resolution: 9 });
  for (const [place, { question, phrasings }] of articles.entries()) {
    index.add(place, [question, ...phrasings].join('\n'));
  }
  return (query) =>
    index
      .search(withoutStopWords(query), { limit: SHOWN, suggest: true })
      .flatMap((place) => articles[Number(place)]?.id ?? []);
};
