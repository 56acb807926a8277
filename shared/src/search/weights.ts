// Every number that the order of the answers depends on; docs/search.md says how they were found.

/** How much a filler ("please", "how", "not") may say, against any other word. */
export const FILLER = 0.55;

/** How sure a word of the index is meant that is not the typed word itself: another form, a part, a synonym. */
export const FORM = 1.5;
export const PART_POWER = 0.34;
export const OWN_SYNONYM = 0.8;
export const GENERAL_SYNONYM = 0.65;

/** For Fuse: the share of wrong letters, wherever they stand in the word. */
export const FUSE_OPTIONS = { threshold: 0.5, ignoreLocation: true };

/** Two words that stand side by side in both. */
export const PAIR = 0.7;
/** Likeness in groups of three letters, against likeness in words. */
export const LETTERS = 1.35;
/** By what power of all its rarities a wording is divided: long ones hold any word more easily. */
export const MASS_POWER = 0.37;

/** What a text counts, against the same in a question. */
export const FIELD_SHARES = { question: 1, phrasing: 0.5, excerpt: 0.05, context: 0.2 };
/** The other wordings of an article, beside its best one. */
export const OTHER_WORDINGS = 0.4;
export const OTHERS_POWER = 0.35;

/** What only phrasings can tell: words that come more often here than elsewhere, and where new words are at home. */
export const SHARE = 0.35;
export const NOVELTY = 2;
export const FEW_WORDS = 3;

/** Above all else: the query is the question itself. */
export const EXACT = 100;
/** How an article of the chosen category is raised. */
export const CATEGORY = 1.2;

/** Below these nothing is shown: known words of those typed, or likeness of letters; and score against the best. */
export const LEAST_KNOWN = 0.1;
export const LEAST_LIKENESS = 0.25;
export const LEAST_OF_BEST = 0.1;
