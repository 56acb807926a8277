const WORD = 2 ** 32;
const BLOCK = 64;

/** The first 32 bits behind the point of the roots of the first primes, as FIPS 180-4 takes them. */
const [START, ROUNDS] = (() => {
  const primes: number[] = [];
  for (let one = 2; primes.length < 64; one++) if (primes.every((prime) => one % prime)) primes.push(one);
  const bits = (root: number) => (root * WORD) | 0;
  return [primes.slice(0, 8).map((prime) => bits(Math.sqrt(prime))), primes.map((prime) => bits(Math.cbrt(prime)))];
})();

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * Works out the SHA-256 of a text with a number behind it, number after number: what does not change is worked through once.
 * @param salt of ASCII characters
 * @returns gives the eight words of a digest
 */
export function sha256Of(salt: string): (number: number) => number[] {
  const whole = salt.length - (salt.length % BLOCK);
  const schedule = new Int32Array(BLOCK);
  let begun = START;
  for (let at = 0; at < whole; at += BLOCK) begun = mixed(begun, filled(schedule, salt.slice(at, at + BLOCK)));
  return (number) => {
    const rest = `${salt.slice(whole)}${number}\x80`;
    let state = begun;
    // The length of it all stands in the last eight bytes of the last block.
    const blocks = Math.ceil((rest.length + 8) / BLOCK);
    for (let block = 0; block < blocks; block++) {
      filled(schedule, rest.slice(block * BLOCK, (block + 1) * BLOCK));
      if (block === blocks - 1) schedule[15] = (whole + rest.length - 1) * 8;
      state = mixed(state, schedule);
    }
    return state;
  };
}

/** The digits of a digest. */
export const hexOf = (words: number[]) => words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

function filled(schedule: Int32Array, text: string): Int32Array {
  schedule.fill(0, 0, 16);
  for (let at = 0; at < text.length; at++) {
    schedule[at >> 2] = (schedule[at >> 2] ?? 0) | (text.charCodeAt(at) << (24 - (at % 4) * 8));
  }
  return schedule;
}

/** One block into the state; the words behind the first sixteen are worked out of them. */
function mixed(state: number[], schedule: Int32Array): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < BLOCK; at++) {
    if (at > 15) {
      const early = schedule[at - 15] ?? 0;
      const late = schedule[at - 2] ?? 0;
      schedule[at] =
        (schedule[at - 16] ?? 0) +
        (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
        (schedule[at - 7] ?? 0) +
        (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    }
    const one =
      h +
      (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
      ((e & f) ^ (~e & g)) +
      (ROUNDS[at] ?? 0) +
      (schedule[at] ?? 0);
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + (state[at] ?? 0)) | 0);
}
