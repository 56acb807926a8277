import { type CpuTime, cpuTime } from './cpu-time.ts';
import { type Measured, median, percentile, type Target } from './load.ts';

/** What all rounds of one target gave. */
export interface Rounds {
  target: Target;
  perSecond: number[];
  latenciesMs: number[];
  /** Processor time of each process for one call, in milliseconds. */
  cpuPerCallMs: Partial<CpuTime>;
}

/**
 * Measures every target in turn, and that several times over, so that what else the machine does falls on all alike.
 * @param rest what to do before each turn, outside of the measurement
 */
export async function interleaved(
  targets: Target[],
  { rounds, postgresPid, rest }: { rounds: number; postgresPid: number; rest: () => Promise<void> },
  measure: (target: Target) => Promise<Measured>,
): Promise<Rounds[]> {
  const all = targets.map((target) => ({
    target,
    perSecond: [] as number[],
    latenciesMs: [] as number[],
    used: noTime(),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const one of all) {
      await rest();
      const before = cpuTime(postgresPid);
      const { perSecond, latenciesMs } = await measure(one.target);
      const after = cpuTime(postgresPid);
      one.perSecond.push(perSecond);
      for (const latency of latenciesMs) one.latenciesMs.push(latency);
      if (before && after) for (const who of parties) one.used[who] += after[who] - before[who];
    }
  }
  return all.map(({ used, ...one }) => ({ ...one, cpuPerCallMs: perCall(used, one.latenciesMs.length) }));
}

const parties = ['generator', 'server', 'postgres'] as const;
const noTime = (): CpuTime => ({ generator: 0, server: 0, postgres: 0 });

function perCall(used: CpuTime, calls: number): Partial<CpuTime> {
  if (parties.every((who) => used[who] === 0)) return {};
  return { generator: used.generator / calls, server: used.server / calls, postgres: used.postgres / calls };
}

/** How the rate of one target stands to that of another: the median of the rounds, and from the lowest to the highest. */
export function ratio(one: Rounds, other: Rounds): { median: number; lowest: number; highest: number } {
  const ratios = one.perSecond.map((rate, round) => rate / (other.perSecond[round] ?? Number.NaN));
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

/** A row of rate and latencies. */
export function rowOf({ perSecond, latenciesMs }: Rounds): string[] {
  return [
    whole(median(perSecond)),
    milliseconds(percentile(latenciesMs, 0.5)),
    milliseconds(percentile(latenciesMs, 0.99)),
  ];
}

export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
export const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
export const share = (value: number): string => `${Math.round(value * 100)} %`;
