import type { Challenge } from '@helpslip/shared/problem';

/** The stable codes of everything that can be refused. `http/problems.ts` alone knows which status each has. */
export type RefusalCode =
  | 'malformed'
  | 'not-found'
  | 'invalid'
  | 'idempotency-key-missing'
  | 'idempotency-key-malformed'
  | 'idempotency-key-reused'
  | 'in-flight'
  | 'conflict'
  | 'too-large'
  | 'unsupported-type'
  | 'too-slow'
  | 'storage-full'
  | 'method-not-allowed'
  | 'signed-out'
  | 'unsigned'
  | 'forbidden'
  | 'challenge-required'
  | 'limited'
  | 'unavailable';

export interface Fault {
  /** JSON pointer (RFC 6901) to what is wrong in the request's body. */
  pointer: string;
  detail: string;
}

interface More {
  faults?: Fault[];
  retryAfterSeconds?: number;
  challenge?: Challenge;
}

/** Says no, with a reason the caller can act on. Thrown by verbs and doors, answered in one place. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly faults: Fault[];
  readonly retryAfterSeconds: number | undefined;
  /** Work to be done before it is asked again. */
  readonly challenge: Challenge | undefined;

  constructor(code: RefusalCode, message: string, more: More = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.faults = more.faults ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.challenge = more.challenge;
  }
}
