/** What each wording (or article) holds, one after the other: the keys of number n lie from `starts[n]` to `starts[n + 1]`. */
export interface Holdings {
  starts: number[];
  keys: number[];
  values: number[];
}

/** The same turned around: those that hold key k lie from `starts[k]` to `starts[k + 1]`, in order. */
export interface Holders {
  starts: Uint32Array;
  holders: Uint32Array;
  values: Float32Array;
}

const WORDINGS_A_SLICE = 256;

/** Gives each different text a number, from 0 on. */
export function numberOf(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(text, number);
  }
  return number;
}

/** Adds one wording with what it holds. */
export function hold(holdings: Holdings, counts: Map<number, number>): void {
  for (const [key, count] of counts) {
    holdings.keys.push(key);
    holdings.values.push(count);
  }
  holdings.starts.push(holdings.keys.length);
}

/** Calls `visit` with each key that a wording holds, its value, and where both lie. */
export function visitHeld(
  { starts, keys, values }: Holdings,
  wording: number,
  visit: (key: number, value: number, place: number) => void,
): void {
  for (let i = starts[wording] ?? 0; i < (starts[wording + 1] ?? 0); i++) visit(keys[i] ?? 0, values[i] ?? 0, i);
}

/** Turns "wording holds keys" into "key is held by wordings", pausing between slices. */
export function* turnAround(holdings: Holdings, keyCount: number): Generator<void, Holders> {
  const starts = new Uint32Array(keyCount + 2);
  const holders = new Uint32Array(holdings.keys.length);
  const values = new Float32Array(holdings.keys.length);
  for (const key of holdings.keys) starts[key + 2] = (starts[key + 2] ?? 0) + 1;
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  for (let wording = 0; wording + 1 < holdings.starts.length; wording++) {
    if (wording % WORDINGS_A_SLICE === 0) yield;
    visitHeld(holdings, wording, (key, value) => {
      const place = starts[key + 1] ?? 0;
      holders[place] = wording;
      values[place] = value;
      starts[key + 1] = place + 1;
    });
  }
  return { starts, holders, values };
}
