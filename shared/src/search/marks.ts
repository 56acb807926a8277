import type { ArticleIndex } from './article-index.ts';
import type { Hit } from './hit.ts';
import type { Ranked } from './rank.ts';
import type { Asked } from './score.ts';

/** Makes the hit of an article that was found: where its question holds what was typed. */
export function toHit(index: ArticleIndex, found: Ranked, asked: Asked[]): Hit {
  const { article, score } = found;
  const { id = '' } = index.articles[article] ?? {};
  return { id, score, marks: marksIn(index, article, shownWords(index, article, asked)) };
}

/** The typed words that are shown as met. Fillers are named only when nothing else is there. */
export function shownWords({ holdings, firstWordings }: ArticleIndex, article: number, asked: Asked[]): Asked[] {
  const place = (number: number) => holdings.starts[firstWordings[number] ?? 0];
  const held = holdings.keys.slice(place(article), place(article + 1));
  const single = asked.filter((word) => !word.isPair);
  const telling = single.filter((word) => word.weight === 1);
  const isMet = telling.some(({ meanings }) => meanings.some(({ key }) => held.includes(key)));
  const named = isMet ? telling : single;
  const joined = asked.filter((word) => word.isPair && !named.some(({ text }) => word.text.split(' ').includes(text)));
  return [...named, ...joined];
}

function marksIn(index: ArticleIndex, article: number, asked: Asked[]): [number, number][] {
  const meant = new Set(asked.flatMap(({ meanings }) => meanings.map(({ key }) => key)));
  const isMeant = (stem: string) => meant.has(index.keys.get(stem) ?? -1);
  const marks: [number, number][] = [];
  const words = index.questions[article] ?? index.read(index.articles[article]?.question ?? '');
  index.questions[article] = words;
  for (const [place, { word, at }] of words.entries()) {
    const before = words[place - 1]?.word.stem;
    const after = words[place + 1]?.word.stem;
    const isJoined = (before && isMeant(before + word.stem)) || (after && isMeant(word.stem + after));
    if (!isJoined && !isMeant(word.stem)) continue;
    const last = marks.at(-1);
    if (last && at.start < last[1]) last[1] = at.end;
    else marks.push([at.start, at.end]);
  }
  return marks;
}
