/** Something that is built piece by piece, in slices of time. */
export interface Slices<Built> {
  /** Works for about `budgetMs` by the clock `now` (milliseconds), one piece at least. @returns whether it is ready */
  step: (budgetMs: number, now: () => number) => boolean;
  /** Does the rest at once. */
  finish: () => Built;
}

/** @param building pauses (`yield`) after each piece */
export function inSlices<Built extends object>(building: Generator<void, Built>): Slices<Built> {
  let built: Built | undefined;
  const ready = (): Built | undefined => {
    if (!built) built = building.next().value ?? undefined;
    return built;
  };
  return {
    step(budgetMs, now) {
      const until = now() + budgetMs;
      while (!ready()) if (now() >= until) return false;
      return true;
    },
    finish() {
      for (;;) {
        const whole = ready();
        if (whole) return whole;
      }
    },
  };
}
