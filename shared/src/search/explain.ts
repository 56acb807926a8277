import type { ArticleIndex } from './article-index.ts';
import type { Hit, MatchKind, Reason } from './hit.ts';
import type { Meaning } from './meanings.ts';
import type { Ranked } from './rank.ts';
import type { Asked } from './score.ts';

/** Says why an article was found, and where its question holds what was typed. Fillers are named only when nothing else is there. */
export function explain(index: ArticleIndex, { article, score }: Ranked, asked: Asked[]): Hit {
  const { id = '' } = index.articles[article] ?? {};
  const single = asked.filter((word) => !word.isPair);
  const telling = single.filter((word) => word.weight === 1);
  const named = reasonsFor(index, article, telling).length > 0 ? telling : single;
  const joined = asked.filter((word) => word.isPair && !named.some(({ text }) => word.text.split(' ').includes(text)));
  const shown = [...named, ...joined];
  return { id, score, why: reasonsFor(index, article, shown), marks: marksIn(index, article, shown) };
}

function reasonsFor(index: ArticleIndex, article: number, asked: Asked[]): Reason[] {
  const why: Reason[] = [];
  for (const { text, meanings } of asked) {
    for (
      let wording = index.firstWordings[article] ?? 0;
      wording < (index.firstWordings[article + 1] ?? 0);
      wording++
    ) {
      const field = index.wordings[wording]?.field;
      if (!field || why.some((reason) => reason.word === text && reason.field === field)) continue;
      const kind = kindIn(index, wording, meanings);
      if (kind) why.push({ word: text, field, kind });
    }
  }
  return why;
}

function kindIn({ holdings }: ArticleIndex, wording: number, meanings: Meaning[]): MatchKind | null {
  const held = holdings.keys.slice(holdings.starts[wording], holdings.starts[wording + 1]);
  return meanings.find(({ key }) => held.includes(key))?.kind ?? null;
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
