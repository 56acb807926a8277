import type { Contact } from '@helpslip/shared/contract';

/** Where a letter comes from and how it looks. */
export interface LetterHead {
  siteName: string;
  brandColor: string | undefined;
  /** A language tag that `Intl` knows, of the reader. */
  locale: string;
}

export interface SuggestedAnswer {
  /** The language that it is in, where it is not that of the other texts. */
  locale?: string | undefined;
  question: string;
  excerpt: string;
  href: string;
}

/** What a letter to a requester can say. Of what was typed only the name is here, and that only when it looks like one. */
export interface RequesterFacts extends LetterHead {
  /** What the letter may greet by; null greets without a name. */
  name: string | null;
  /** As people see it. */
  reference: string;
  categoryName: string;
  trackUrl: string;
  notMeUrl: string;
  /** What is promised now: the new time once the first was broken. In words, with the zone; null where nothing is. */
  promise: string | null;
  /** The same as the owner says it within or outside service hours. */
  promiseSentence: string | null;
  /** What the owner says in place of a promise. */
  thanks: string | null;
  hours: string | null;
  contacts: Contact[];
  /** The owner's answers that may help meanwhile. */
  answers: SuggestedAnswer[];
  /** What a person answered, for the letter that carries it. */
  reply: { body: string; isCompleting: boolean; fileNames: string[] } | null;
  /** Who of the staff replied, or has the ticket; null for nobody. */
  agent: string | null;
}

/** What a letter to staff about a ticket can say. */
export interface StaffFacts extends LetterHead {
  /** Whom the letter greets. */
  name: string;
  reference: string;
  categoryName: string;
  deskUrl: string;
  promise: string | null;
  /** Who of the staff did it. */
  agent: string;
  requester: string;
  subject: string;
  /** What the requester wrote, of the message that the letter is about. */
  message: string | null;
  /** What is to be said of it beside the words of the letter. */
  note: 'bad-feedback' | 'came-back' | 'by-mail' | null;
}

/** What a letter about somebody's place at the desk can say. */
export interface AccountFacts extends LetterHead {
  name: string | null;
  /** Who of the staff caused it; null for nobody else. */
  agent: string | null;
  url: string;
}

/** The words of a letter that an owner can choose, with `{{placeholders}}`. */
export interface LetterWords {
  subject: string;
  opening: string;
  closing: string;
}

interface Link {
  label: string;
  href: string;
}

/** What letters are made of, from top to bottom. Each is written as text and as HTML. */
export type Part =
  /** `isTyped`: a person wrote it just so, in whichever language. */
  | { kind: 'words'; text: string; isTyped?: true }
  | { kind: 'slip'; reference: string; promise: string | null }
  | { kind: 'said'; text: string }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'answers'; intro: string; answers: SuggestedAnswer[] }
  | { kind: 'link'; link: Link }
  | { kind: 'buttons'; links: Link[] }
  | { kind: 'small'; text: string; links?: Link[] };

/** A letter before it is set: its subject and its parts in order. */
export interface Draft {
  subject: string;
  parts: Part[];
}

export interface LetterText {
  subject: string;
  text: string;
  html: string;
}
