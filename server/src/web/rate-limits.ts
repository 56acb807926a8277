import { createHmac } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { PREPARED } from '../db/pool.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { addressBlock } from './client-address.ts';
import type { WebContext } from './route.ts';

/** Budgets: how many in how many seconds. The numbers are part of the documented contract (docs/limits.md). */
export const budgets = {
  tickets: { points: 10, seconds: 60 },
  messages: { points: 30, seconds: 60 },
  'messages-per-ticket': { points: 30, seconds: 60 },
  access: { points: 5, seconds: 60 },
  events: { points: 60, seconds: 60 },
  searches: { points: 60, seconds: 60 },
  attachments: { points: 30, seconds: 60 },
  'attachment-kib': { points: 200 * 1024, seconds: 3600 },
  misses: { points: 10, seconds: 60 },
  'all-misses': { points: 600, seconds: 60 },
  'sign-in': { points: 10, seconds: 60 },
  codes: { points: 10, seconds: 900 },
  'password-links': { points: 3, seconds: 3600 },
} as const;
export type LimitName = keyof typeof budgets;

type Limiters = Record<LimitName, RateLimiterAbstract>;
const limitersOf = new WeakMap<Deps, Limiters>();

/** Draws one from the budget of the client's address. @throws Refusal `limited` with the seconds to wait */
export async function refuseOverLimit(c: WebContext, name: LimitName): Promise<void> {
  await drawFrom(c, name, addressBlock(c.get('clientAddress')));
}

/**
 * Draws from a budget, one unless told. Counters are shared by all processes through the database, and kept in memory while it is away.
 * @param key whose budget: stored only as a keyed hash
 * @throws Refusal `limited` with the seconds to wait
 */
export async function drawFrom(c: WebContext, name: LimitName, key: string, points = 1): Promise<void> {
  const deps = c.get('deps');
  if (!deps.config.areRateLimitsOn) return;
  try {
    tell(c, name, await limiters(deps)[name].consume(hashedKey(deps, name, key), points));
  } catch (refused) {
    // To be thrown is what says no: a key that is blocked in memory comes without a count.
    if (!(refused instanceof RateLimiterRes)) throw refused;
    tell(c, name, refused);
    throw limited(refused);
  }
}

/**
 * Refuses when a budget is used up, and draws nothing.
 * @returns how many were drawn from it so far
 * @throws Refusal `limited` with the seconds to wait
 */
export async function refuseIfSpent(c: WebContext, name: LimitName, key: string): Promise<number> {
  const deps = c.get('deps');
  if (!deps.config.areRateLimitsOn) return 0;
  const outcome = await limiters(deps)[name].get(hashedKey(deps, name, key));
  if (outcome && outcome.consumedPoints > budgets[name].points) throw limited(outcome);
  return outcome?.consumedPoints ?? 0;
}

function limiters(deps: Deps): Limiters {
  let all = limitersOf.get(deps);
  if (!all) {
    all = Object.fromEntries(
      Object.keys(budgets).map((name) => [name, makeLimiter(deps, name as LimitName)]),
    ) as Limiters;
    limitersOf.set(deps, all);
  }
  return all;
}

function makeLimiter(deps: Deps, name: LimitName): RateLimiterAbstract {
  const { points, seconds: duration } = budgets[name];
  const settings = { points, duration, keyPrefix: name };
  return new RateLimiterPostgres({
    ...settings,
    storeClient: {
      query: (q: { text: string; values: unknown[] }) =>
        deps.db.executeQuery(CompiledQuery.raw(`${PREPARED}${q.text}`, q.values)),
    },
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    // A flood is turned away in memory, without asking the database again.
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: new RateLimiterMemory(settings),
  });
}

function hashedKey(deps: Deps, name: string, key: string): string {
  return createHmac('sha256', deps.config.secret).update(`limit:${name}:${key}`).digest('base64url').slice(0, 22);
}

function tell(c: WebContext, name: LimitName, outcome: RateLimiterRes): void {
  const { points, seconds } = budgets[name];
  c.header('RateLimit-Policy', `"${name}";q=${points};w=${seconds}`);
  c.header('RateLimit', `"${name}";r=${outcome.remainingPoints};t=${waitSeconds(outcome)}`);
}

function limited(outcome: RateLimiterRes): Refusal {
  const retryAfterSeconds = waitSeconds(outcome);
  return new Refusal('limited', `Too many requests from here. Try again in ${retryAfterSeconds} seconds.`, {
    retryAfterSeconds,
  });
}

function waitSeconds(outcome: RateLimiterRes): number {
  return Math.max(1, Math.ceil(outcome.msBeforeNext / 1000));
}
