export type HitField = 'question' | 'phrasing' | 'excerpt' | 'context';
export type MatchKind = 'exact' | 'prefix' | 'typo' | 'stem' | 'synonym';

export interface Hit {
  id: string;
  /** Comparable within one answer only. */
  score: number;
  /** Where the question holds what was typed: UTF-16 offsets, end excluded, in order, not overlapping. */
  marks: [number, number][];
}

/** What a search knows of words beside those of its articles: in the widget they come with the answers. */
export interface SearchWords {
  /** Folded words that say little of what a question is about; they count about half. */
  fillers: readonly string[];
  /** Groups of words that mean about the same anywhere: they count 0.65 of the word that was typed. */
  generalSynonyms: readonly (readonly string[])[];
  /** Groups of words, or of several words each, that mean the same on this site, as its owner wrote them: 0.8. */
  synonyms: readonly (readonly string[])[];
}

/** What is left out is as the search knows it: the fillers of every language, the general synonyms, none of the owner's. */
export type SearchOptions = Partial<SearchWords>;

export interface AskOptions {
  /** The key of the chosen category: its articles are raised, the others stay. */
  category?: string | undefined;
  /** How many hits at most; five when left out. */
  limit?: number | undefined;
}

export type Search = (query: string, ask?: AskOptions) => Hit[];
