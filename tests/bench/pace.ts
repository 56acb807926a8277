/** How long and how often to measure. */
export interface Pace {
  warmUp: { calls: number; seconds: number };
  rounds: number;
  roundSeconds: number;
  configRoundSeconds: number;
  openRounds: number;
  openRoundSeconds: number;
}

const full: Pace = {
  warmUp: { calls: 6_000, seconds: 8 },
  rounds: 5,
  roundSeconds: 5,
  configRoundSeconds: 1.5,
  openRounds: 2,
  openRoundSeconds: 3,
};
const quick: Pace = {
  warmUp: { calls: 1_500, seconds: 1.5 },
  rounds: 2,
  roundSeconds: 1,
  configRoundSeconds: 0.5,
  openRounds: 1,
  openRoundSeconds: 1,
};

/** BENCH_QUICK=1 gives a look at the figures in half a minute, and leaves the document as it is. */
export const isQuick = process.env.BENCH_QUICK === '1';
export const pace = isQuick ? quick : full;
