import type { IndexedArticle } from '../contract.ts';
import type { Holders } from './holdings.ts';
import type { ReadWords } from './known-words.ts';
import type { QuestionWord } from './marks.ts';
import type { Synonyms } from './synonyms.ts';
import type { VocabularyWord } from './vocabulary.ts';
import type { Wording } from './weigh.ts';

/** An article as the index has it. */
export interface Entry {
  article: IndexedArticle;
  /** Its wordings lie from `first` to `next`; those from `aside` on are texts beside the question and its phrasings. */
  first: number;
  aside: number;
  next: number;
  /** What each of its wordings counts beside the best one. */
  otherShare: number;
  /**
   * Which part of its words stands nowhere else (0 to 1). Where phrasings keep bringing new words (names of products,
   * of places), a word that nobody knows may belong too.
   */
  novelty: number;
  /** The words of its question, once they were needed. */
  question?: QuestionWord[];
}

export interface ArticleIndex {
  entries: Entry[];
  wordings: Wording[];
  /** The number of each stem, and of each two stems that stand side by side, joined. */
  keys: Map<string, number>;
  /** The entry of each question, by its folded words. */
  exact: Map<string, Entry>;
  rarity: Float32Array;
  /** From 0 (no phrasings at all) towards 1: how far words can tell articles apart by how often they come. */
  evidence: number;
  words: Holders;
  /** By article rather than by wording: how much more often its wordings hold a word than all wordings do. */
  shares: Holders;
  letterRarity: Float32Array;
  letters: Holders;
  vocabulary: VocabularyWord[];
  synonyms: Synonyms;
  read: ReadWords;
}
