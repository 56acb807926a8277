import type { ComposedLetter } from '../db/schema.ts';

/** A letter ready to leave. `id` is the delivery's id: providers that know idempotency keys get it as theirs. */
export interface OutgoingLetter extends ComposedLetter {
  id: string;
}

/** What became of one try. `answer` is what the other side said, in its own words. */
export type SendOutcome =
  | { kind: 'sent'; providerId?: string }
  /** Surely not taken, and may be tried again. `isOfTransport`: any other letter would have fared alike. */
  | { kind: 'later'; reason: string; isOfTransport: boolean; retryAfterSeconds?: number; answer?: string }
  /** Nobody can say whether it was taken; `isFinal` where another try would not tell either. */
  | { kind: 'unsure'; reason: string; isFinal?: boolean }
  /** Surely not taken: what we may send is used up. */
  | { kind: 'used-up'; reason: 'daily-quota' | 'monthly-quota'; retryAfterSeconds?: number }
  /** Never will be taken. */
  | { kind: 'refused'; reason: string; answer?: string };

export interface Mailer {
  name: 'resend' | 'smtp' | 'dev-mailbox';
  /** Whether letters stay in the database to be read at the desk, instead of leaving the machine. */
  isDevMailbox: boolean;
  /** Letters that one process hands over at the same time. */
  atOnce: number;
  /** Letters a second that the other side takes from the whole installation; null where it does not say. */
  perSecond: number | null;
  /** A try is over after this time, in milliseconds, one way or the other. */
  deadlineMs: number;
  /** How long a letter that is handed over once more is known as the same one, in milliseconds. */
  knowsLetterForMs: number;
  /** How many tries of which nobody knows the end may be followed by another one, where the letter is not known again. */
  blindTries: number;
  send(letter: OutgoingLetter): Promise<SendOutcome>;
}
