/** A letter ready to leave. `id` is the delivery's id: providers that know idempotency keys get it as theirs. */
export interface OutgoingLetter {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** What became of one try. `later` may be tried again; `refused` never. */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'later'; reason: string; retryAfterSeconds?: number }
  | { kind: 'refused'; reason: string };

export interface Mailer {
  /** Whether letters stay in the database to be read at the desk, instead of leaving the machine. */
  isDevMailbox: boolean;
  send(letter: OutgoingLetter): Promise<SendOutcome>;
}
