import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';

/** One request as its sender named it. `scope` says what kind of request; keys of different scopes never meet. */
export interface Claim {
  siteId: number;
  scope: string;
  key: string;
  requestHash: Buffer;
}

/** What a claim's statement takes its try-lock by. */
export const lockName = ({ siteId, scope, key }: Claim) => `${siteId}:${scope}:${key}`;

const LOOKS = 8;
const PAUSE_MS = 40;

/**
 * Has something done at most once per key. A repetition gets what the first one got; one that comes while the first is still at work
 * waits a moment for it, holding no connection.
 * @param insert does it in one statement that also writes the idempotency row; null when the key is taken or locked
 * @throws Refusal `idempotency-key-reused` for another content under the same key; `in-flight` when the first takes too long
 */
export async function once<Result extends Record<string, unknown>>(
  deps: Deps,
  claim: Claim,
  insert: () => Promise<Result | null>,
): Promise<Result> {
  for (let look = 0; look < LOOKS; look++) {
    const result = (await insert().catch(nullWhenTaken)) ?? (await earlierResult<Result>(deps, claim));
    if (result) return result;
    await pause(PAUSE_MS * (1 + Math.random()));
  }
  throw new Refusal('in-flight', 'The same request is still being worked on. Send it again in a second.', {
    retryAfterSeconds: 1,
  });
}

const UNIQUE_VIOLATION = '23505';

/** Two that began at the same instant: the later one's statement undid itself, and finds the earlier one's row at its next look. */
function nullWhenTaken(fault: unknown): null {
  if (fault instanceof Error && 'code' in fault && fault.code === UNIQUE_VIOLATION) return null;
  throw fault;
}

/**
 * What the first request of a key got, if there was one.
 * @throws Refusal `idempotency-key-reused`
 */
export async function earlierResult<Result>({ db }: Deps, claim: Claim): Promise<Result | null> {
  const { rows } = await sql<{ request_hash: Buffer; result: Result }>`
    select request_hash, result from idempotency
    where site_id = ${claim.siteId} and scope = ${claim.scope} and key = ${claim.key}`.execute(db);
  const earlier = rows[0];
  if (!earlier) return null;
  if (earlier.request_hash.equals(claim.requestHash)) return earlier.result;
  throw new Refusal('idempotency-key-reused', 'This key was used for something else. Use a new key for a new request.');
}
