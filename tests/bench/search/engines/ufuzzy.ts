import UFuzzy from '@leeoniya/ufuzzy';
import { type Engine, SHOWN } from './engine.ts';
import { withoutStopWords } from './stop-words.ts';

/** uFuzzy asks for every word; so words are left out from the end until something is found. */
export const engine: Engine = (articles) => {
  const texts: string[] = [];
  const ids: string[] = [];
  for (const { id, question, phrasings } of articles) {
    for (const text of [question, ...phrasings]) {
      texts.push(UFuzzy.latinize(text));
      ids.push(id);
    }
  }
  const fuzzy = new UFuzzy({ intraMode: 1 });
  return (query) => {
    const words = withoutStopWords(UFuzzy.latinize(query)).split(' ');
    for (let count = words.length; count > 0; count--) {
      const [found, , order] = fuzzy.search(texts, words.slice(0, count).join(' '), 4);
      if (!found || found.length === 0) continue;
      const best = order && order.length > 0 ? order.map((place) => found[place] ?? 0) : found;
      return [...new Set(best.map((place) => ids[place] ?? ''))].slice(0, SHOWN);
    }
    return [];
  };
};
