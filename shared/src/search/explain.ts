import type { IndexedArticle } from '../contract.ts';
import type { ArticleIndex } from './article-index.ts';
import { buildIndex } from './build-index.ts';
import { searchIn } from './create-search.ts';
import type { AskOptions, Hit, HitField, MatchKind, SearchOptions } from './hit.ts';
import { shownWords, toHit } from './marks.ts';
import type { Meaning } from './meanings.ts';
import type { Ranked } from './rank.ts';
import type { Asked } from './score.ts';

/** Why an article was found: which typed word met which field, and how. */
export interface Reason {
  word: string;
  field: HitField;
  kind: MatchKind;
}

export interface ExplainedHit extends Hit {
  why: Reason[];
}

/** As `createSearch`; each hit also says why it was found. Apart, so that a visitor's browser need not fetch it. */
export function createExplainedSearch(
  articles: readonly IndexedArticle[],
  options: SearchOptions = {},
): (query: string, ask?: AskOptions) => ExplainedHit[] {
  const building = buildIndex(articles, options.synonyms ?? []);
  let built = building.next();
  while (!built.done) built = building.next();
  return searchIn(built.value, explain);
}

function explain(index: ArticleIndex, found: Ranked, asked: Asked[]): ExplainedHit {
  return {
    ...toHit(index, found, asked),
    why: reasonsFor(index, found.article, shownWords(index, found.article, asked)),
  };
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
