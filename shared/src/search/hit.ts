export type HitField = 'question' | 'phrasing' | 'excerpt' | 'context';
export type MatchKind = 'exact' | 'prefix' | 'typo' | 'stem' | 'synonym';

export interface Hit {
  id: string;
  /** Comparable within one answer only. */
  score: number;
  /** Where the question holds what was typed: UTF-16 offsets, end excluded, in order, not overlapping. */
  marks: [number, number][];
}

export interface SearchOptions {
  /** Groups of words that mean the same on this site, as its owner wrote them. */
  synonyms?: readonly (readonly string[])[];
}

export interface AskOptions {
  /** The key of the chosen category: its articles are raised, the others stay. */
  category?: string | undefined;
  /** How many hits at most; five when left out. */
  limit?: number | undefined;
}

export type Search = (query: string, ask?: AskOptions) => Hit[];
