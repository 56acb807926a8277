import { setTimeout as pause } from 'node:timers/promises';

/** Something to be measured. `call` does it once, and throws when the answer is not the one expected. */
export interface Target {
  name: string;
  call(): Promise<void>;
  close(): Promise<void>;
}

export interface Measured {
  perSecond: number;
  latenciesMs: number[];
}

/** As many callers as given, each of which calls again as soon as it was answered. */
export async function closedLoop(target: Target, callers: number, seconds: number): Promise<Measured> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const calling = Array.from({ length: callers }, async () => {
    for (let begunAt = performance.now(); begunAt < until; ) {
      await target.call();
      const answeredAt = performance.now();
      latenciesMs.push(answeredAt - begunAt);
      begunAt = answeredAt;
    }
  });
  await Promise.all(calling);
  return { perSecond: (latenciesMs.length * 1000) / (performance.now() - startedAt), latenciesMs };
}

/** Calls a target until its code is compiled: so and so often, and never longer than so many seconds. */
export async function warmUp(
  target: Target,
  callers: number,
  bound: { calls: number; seconds: number },
): Promise<void> {
  const until = performance.now() + bound.seconds * 1000;
  for (let calls = 0; calls < bound.calls && performance.now() < until; calls += callers) {
    await Promise.all(Array.from({ length: callers }, () => target.call()));
  }
}

/**
 * Calls that come at a constant rate, whether or not earlier ones were answered. Latency counts from the instant at which a call was
 * due, so a target that falls behind cannot hide it. The timer wakes once a millisecond.
 */
export async function openLoop(target: Target, perSecond: number, seconds: number): Promise<Measured> {
  const latenciesMs: number[] = [];
  const calls: Promise<void>[] = [];
  const startedAt = performance.now();
  while (calls.length < Math.floor(perSecond * seconds)) {
    const dueAt = startedAt + (calls.length * 1000) / perSecond;
    if (performance.now() < dueAt) await pause(1);
    else calls.push(target.call().then(() => void latenciesMs.push(performance.now() - dueAt)));
  }
  await Promise.all(calls);
  return { perSecond: (calls.length * 1000) / (performance.now() - startedAt), latenciesMs };
}

/** The value that a share (0 to 1) of all does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one, or halfway between the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
