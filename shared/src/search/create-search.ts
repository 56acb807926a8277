import type { IndexedArticle } from '../contract.ts';
import type { ArticleIndex } from './article-index.ts';
import { buildIndex, MOST_WORDS } from './build-index.ts';
import type { AskOptions, Hit, Search, SearchOptions } from './hit.ts';
import { countLetters, type KnownWord, nameOf } from './known-words.ts';
import { toHit } from './marks.ts';
import { type Meaning, meaningsOf, withSynonyms } from './meanings.ts';
import { createRanker, type Ranked } from './rank.ts';
import type { Asked } from './score.ts';
import { PAIR } from './weights.ts';

export type { Hit, Search, SearchOptions } from './hit.ts';

const MOST_REMEMBERED = 1000;

/**
 * Makes a search whose index is built in slices, for idle time.
 * @returns `step` works for about `budgetMs` by the clock `now` (milliseconds) and says whether the index is ready;
 * `search` called earlier finishes the index first
 */
export function prepareSearch(
  articles: readonly IndexedArticle[],
  options: SearchOptions = {},
): { step: (budgetMs: number, now: () => number) => boolean; search: Search } {
  const building = buildIndex(articles, options.synonyms ?? []);
  let answer: Search | null = null;
  const advance = () => {
    const { done, value } = building.next();
    if (done) answer = searchIn(value, toHit);
  };
  return {
    step(budgetMs, now) {
      const until = now() + budgetMs;
      do if (!answer) advance();
      while (!answer && now() < until);
      return answer !== null;
    },
    search(query, ask) {
      while (!answer) advance();
      return answer(query, ask);
    },
  };
}

/**
 * Builds the whole index at once and returns the search over it.
 * An empty query, or one without letters and digits, finds nothing: show the articles in the order in which they came.
 */
export function createSearch(articles: readonly IndexedArticle[], options: SearchOptions = {}): Search {
  const { step, search } = prepareSearch(articles, options);
  step(Number.POSITIVE_INFINITY, () => 0);
  return search;
}

/**
 * Searches a built index.
 * @param tell makes of a found article, and of what was asked, what the search answers with
 */
export function searchIn<Found extends Hit>(
  index: ArticleIndex,
  tell: (index: ArticleIndex, found: Ranked, asked: Asked[]) => Found,
): (query: string, ask?: AskOptions) => Found[] {
  const rank = createRanker(index);
  const remembered = new Map<string, Meaning[]>();
  const meaningsOnce = (word: KnownWord, isLast: boolean): Meaning[] => {
    const name = isLast ? `${word.text} ` : word.text;
    let meanings = remembered.get(name);
    if (!meanings) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      meanings = meaningsOf(index, word, isLast);
      remembered.set(name, meanings);
    }
    return meanings;
  };

  return (query, { category, limit = 5 } = {}) => {
    const words = index.read(query, MOST_WORDS);
    const typing = words.findLast(({ at }) => at.end === query.length);
    const asked = new Map<string, Asked>();
    const letters = new Map<number, number>();
    let before: KnownWord | undefined;
    for (const placed of words) {
      const { word } = placed;
      const { text, weight } = word;
      asked.set(text, { text, weight, isPair: false, meanings: meaningsOnce(word, placed === typing) });
      if (before) addPair(index, before, word, asked);
      before = word;
      countLetters(letters, word, (group) => index.letterKeys.get(group) ?? -1);
    }
    const questions = [...asked.values()];
    return rank(questions, letters, limit, category, index.exact.get(nameOf(words))).map((one) =>
      tell(index, one, questions),
    );
  };
}

/** Two words side by side are asked for as one too: "top up" finds "topup", and other places where they stand together. */
function addPair(index: ArticleIndex, before: KnownWord, word: KnownWord, asked: Map<string, Asked>): void {
  const key = index.keys.get(before.stem + word.stem);
  if (key === undefined) return;
  const text = `${before.text} ${word.text}`;
  const meanings = withSynonyms(index, [{ key, weight: 1, kind: 'exact' }]);
  asked.set(text, { text, weight: PAIR, isPair: true, meanings });
}
