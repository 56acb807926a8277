/** Half of the values are at most the first, four of five at most the second: by nearest rank, values that really occurred. */
export interface Percentiles {
  median: number;
  eighty: number;
  count: number;
}

/** @returns null for no values at all */
export function percentilesOf(values: number[]): Percentiles | null {
  const sorted = Float64Array.from(values).sort();
  const median = sorted[Math.ceil(sorted.length * 0.5) - 1];
  const eighty = sorted[Math.ceil(sorted.length * 0.8) - 1];
  return median === undefined || eighty === undefined ? null : { median, eighty, count: sorted.length };
}
