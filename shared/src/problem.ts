/** Every error: RFC 9457 with a stable `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  /** With the code `challenge-required`: what to solve before the same request is sent again. */
  challenge?: Challenge;
  requestId?: string;
}

/**
 * A piece of work, as ALTCHA words it: find the `number` from 0 to `maxnumber` for which the SHA-256 of `salt` followed by it is
 * `challenge`. The solution is the base64 of `{algorithm, challenge, number, salt, signature}` as JSON.
 */
export interface Challenge {
  algorithm: string;
  challenge: string;
  maxnumber: number;
  salt: string;
  signature: string;
}
