import type { IndexedArticle } from '../contract.ts';
import type { Holders, Holdings } from './holdings.ts';
import type { PlacedWord, ReadWords } from './known-words.ts';
import type { Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Wording } from './weigh.ts';

export interface ArticleIndex {
  articles: readonly IndexedArticle[];
  /** The wordings of article a lie from `firstWordings[a]` to `firstWordings[a + 1]`. */
  wordings: Wording[];
  firstWordings: number[];
  /** Those from `firstAside[a]` on are texts beside the question and its phrasings. */
  firstAside: number[];
  /** The number of each stem, and of each two stems that stand side by side, joined. */
  keys: Map<string, number>;
  /** The article of each question, by its folded words. */
  exact: Map<string, number>;
  rarity: Float32Array;
  novelty: Float32Array;
  /** From 0 (no phrasings at all) towards 1: how far words can tell articles apart by how often they come. */
  evidence: number;
  holdings: Holdings;
  words: Holders;
  /** By article rather than by wording. */
  shares: Holders;
  letterKeys: Map<string, number>;
  letterRarity: Float32Array;
  letters: Holders;
  vocabulary: Vocabulary;
  synonyms: Synonyms;
  read: ReadWords;
  /** The words of each question, once they were needed. */
  questions: PlacedWord[][];
}
