import type { ArticleIndex, Entry } from './article-index.ts';
import { countLetters, type KnownWord, nameOf } from './known-words.ts';
import { type Meaning, meaningsOf, withSynonyms } from './meanings.ts';
import type { Asked } from './score.ts';
import { PAIR } from './weights.ts';

const MOST_REMEMBERED = 2000;
// As rare as a letter group of one article in twenty.
const UNKNOWN_RARITY = 3;

/** What a query asks of an index. */
export interface Question {
  words: KnownWord[];
  /** Its words, each once, and two that stand side by side, with what they may mean. */
  asked: Asked[];
  /** How much it holds in groups of three letters, known or not: likeness is measured by it. */
  reach: number;
  /** The entry whose very question it is. */
  exact: Entry | undefined;
}

/** Makes the reader of queries to an index; what is asked by a word is looked up once, and is one and the same object then. */
export function createAsker(index: ArticleIndex): (query: string) => Question {
  const remembered = new Map<string, Asked>();
  const once = (name: string, weight: number, look: () => Meaning[]): Asked => {
    let asked = remembered.get(name);
    if (!asked) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const text = name.trimEnd();
      const meanings = look();
      const most = Math.max(
        0,
        ...meanings.map((meaning) => weight * meaning.weight * (index.rarity[meaning.key] ?? 0)),
      );
      asked = { text, weight, isPair: text.includes(' '), meanings, most };
      remembered.set(name, asked);
    }
    return asked;
  };

  return (query) => {
    const placed = index.read(query);
    const words = placed.map(({ word }) => word);
    const asked = new Map<string, Asked>();
    const letters = new Map<number, number>();
    let before: KnownWord | undefined;
    for (const { word, at } of placed) {
      const { text, weight } = word;
      const isLast = at.end === query.length;
      asked.set(
        text,
        once(isLast ? `${text} ` : text, weight, () => meaningsOf(index, word, isLast)),
      );
      // Two words side by side are asked for as one too: "top up" finds "topup", and other places where they stand together.
      const key = before && index.keys.get(before.stem + word.stem);
      if (before && key !== undefined) {
        const both = `${before.text} ${text}`;
        asked.set(
          both,
          once(both, PAIR, () => withSynonyms(index, [{ key, weight: 1 }])),
        );
      }
      before = word;
      countLetters(letters, word);
    }
    let squares = 0;
    for (const [key, count] of letters) squares += (count * (index.letterRarity[key] ?? UNKNOWN_RARITY)) ** 2;
    return {
      words,
      asked: [...asked.values()],
      reach: Math.sqrt(squares) || 1,
      exact: index.exact.get(nameOf(placed)),
    };
  };
}
