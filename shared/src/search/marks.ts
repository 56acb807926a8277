import type { ArticleIndex, Entry } from './article-index.ts';
import type { Hit } from './hit.ts';
import type { Ranked } from './rank.ts';
import type { Asked } from './score.ts';
import type { Word } from './words.ts';

/** Where a word of a question stands, and the keys of itself and of both pairs that it is part of. */
export interface QuestionWord {
  at: Word;
  keys: number[];
}

/** Makes the hit of an article that was found: where its question holds what was typed. */
export function toHit(index: ArticleIndex, { entry, score }: Ranked, asked: Asked[]): Hit {
  return { id: entry.article.id, score, marks: marksIn(index, entry, shownWords(index, entry, asked)) };
}

/** The typed words that are shown as met. Fillers are named only when nothing else is there. */
export function shownWords({ wordings }: ArticleIndex, { first, next }: Entry, asked: Asked[]): Asked[] {
  const single = asked.filter((word) => !word.isPair);
  const telling = single.filter((word) => word.weight === 1);
  const named = wordings.slice(first, next).some((text) => isMeant(text, telling)) ? telling : single;
  const joined = asked.filter((word) => word.isPair && !named.some(({ text }) => word.text.split(' ').includes(text)));
  return [...named, ...joined];
}

function marksIn(index: ArticleIndex, entry: Entry, asked: Asked[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const word of questionOf(index, entry)) {
    if (!isMeant(word, asked)) continue;
    const { start, end } = word.at;
    const last = marks.at(-1);
    if (last && start < last[1]) last[1] = end;
    else marks.push([start, end]);
  }
  return marks;
}

function isMeant({ keys }: { keys: number[] }, asked: Asked[]): boolean {
  return asked.some(({ meanings }) => meanings.some(({ key }) => keys.includes(key)));
}

/** The words of a question, read when they are first needed. */
function questionOf({ read, keys }: ArticleIndex, entry: Entry): QuestionWord[] {
  if (!entry.question) {
    const words = read(entry.article.question);
    const stemAt = (place: number) => words[place]?.word.stem ?? '';
    entry.question = words.map(({ at }, place) => {
      const stems = [stemAt(place), stemAt(place - 1) + stemAt(place), stemAt(place) + stemAt(place + 1)];
      return { at, keys: stems.map((stem) => keys.get(stem) ?? -1) };
    });
  }
  return entry.question;
}
