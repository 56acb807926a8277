import type { Deps } from '../deps.ts';

export type ChallengeOutcome = 'asked' | 'solved' | 'wrong';

const counts = new WeakMap<Deps, Map<ChallengeOutcome, number>>();

/** Counts what became of challenges in this process, for /metrics. */
export function countChallenge(deps: Deps, outcome: ChallengeOutcome): void {
  const ours = counts.get(deps) ?? new Map<ChallengeOutcome, number>();
  counts.set(deps, ours.set(outcome, (ours.get(outcome) ?? 0) + 1));
}

export function challengeCounts(deps: Deps): ReadonlyMap<ChallengeOutcome, number> {
  return counts.get(deps) ?? new Map();
}
