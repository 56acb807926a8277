/** How often a matter of luck is tried: `THOROUGH=1` takes the first number, the suite the second, so that it stays short. */
export const tries = (thorough: number, usual: number): number => (process.env.THOROUGH ? thorough : usual);
