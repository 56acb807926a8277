import type { Challenge } from '@helpslip/shared/problem';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import * as v from 'valibot';
import type { Deps } from '../deps.ts';
import { derivedToken } from '../ids.ts';

/** A browser tries half of them on average: some hundred milliseconds, on a slow phone a second or two. */
const MOST_TRIES = 60_000;
const GOOD_FOR_MINUTES = 10;
const LONGEST_SOLUTION = 1_000;

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const solutionSchema = v.strictObject({
  algorithm: v.literal('SHA-256'),
  challenge: hex,
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_TRIES)),
  salt: v.pipe(v.string(), v.maxLength(200)),
  signature: hex,
});
type Solution = v.InferOutput<typeof solutionSchema>;

/** A fresh piece of work for whoever wants to send this site a ticket. It holds its site and its end, signed. */
export async function makeChallenge({ config, clock }: Deps, siteKey: string): Promise<Challenge> {
  const { algorithm, challenge, salt, signature } = await createChallenge({
    hmacKey: keyOf(config.secret),
    maxNumber: MOST_TRIES,
    expires: new Date(clock().getTime() + GOOD_FOR_MINUTES * 60_000),
    params: { site: siteKey },
  });
  return { algorithm, challenge, maxnumber: MOST_TRIES, salt, signature };
}

/**
 * Checks a solved challenge, and spends it: the next one who brings it is refused.
 * @param solution as it came: base64 of the challenge as JSON, with the number that was found
 */
export async function takeSolution(deps: Deps, siteKey: string, solution: string): Promise<boolean> {
  const read = readSolution(solution);
  if (!read) return false;
  const { site, expires } = extractParams(read);
  const expiresAt = new Date(Number(expires) * 1_000);
  if (site !== siteKey || !(expiresAt > deps.clock())) return false;
  // Its own look at the time would not be by our clock.
  if (!(await verifySolution(read, keyOf(deps.config.secret), false))) return false;
  const spent = await deps.db
    .insertInto('spent_challenge')
    .values({ challenge_hash: Buffer.from(read.challenge, 'hex'), expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('expires_at')
    .executeTakeFirst();
  return spent !== undefined;
}

function readSolution(solution: string): Solution | null {
  if (solution.length > LONGEST_SOLUTION) return null;
  try {
    const read = v.safeParse(solutionSchema, JSON.parse(Buffer.from(solution, 'base64').toString()));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

const keyOf = (secret: string) => derivedToken(secret, 'challenge');

/** Forgets the spent ones that nobody could use any more. */
export async function forgetSpent({ db, clock }: Deps): Promise<void> {
  await db.deleteFrom('spent_challenge').where('expires_at', '<', clock()).execute();
}
