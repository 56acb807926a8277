/** What one wording (or article) holds: keys, and a value for each. */
export interface Held {
  keys: number[];
  values: number[];
}

/** The same turned around: those that hold key k lie from `starts[k]` to `starts[k + 1]`, in order. */
export interface Holders {
  starts: Uint32Array;
  holders: Uint32Array;
  values: Float32Array;
}

/** So many wordings or articles are worked on between two pauses. */
export const SLICE = 32;

/** Gives each different text a number, from 0 on. */
export function numberOf(numbers: Map<string, number>, text: string): number {
  return numbers.get(text) ?? numbers.set(text, numbers.size).size - 1;
}

/** Arrays of its own for each wording: one long array would be copied as it grows, in pieces too long to go unnoticed. */
export function held(counts: Map<number, number>): Held {
  return { keys: [...counts.keys()], values: [...counts.values()] };
}

/** Calls `visit` with each key that is held, its value, and where both lie. */
export function visitHeld({ keys, values }: Held, visit: (key: number, value: number, place: number) => void): void {
  for (let i = 0; i < keys.length; i++) visit(keys[i] ?? 0, values[i] ?? 0, i);
}

/** Turns "wording holds keys" into "key is held by wordings", pausing between slices. */
export function* turnAround(holdings: Held[], keyCount: number): Generator<void, Holders> {
  const starts = new Uint32Array(keyCount + 2);
  let all = 0;
  for (const [number, { keys }] of holdings.entries()) {
    if (number % SLICE === 0) yield;
    for (const key of keys) starts[key + 2] = (starts[key + 2] ?? 0) + 1;
    all += keys.length;
  }
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const holders = new Uint32Array(all);
  const values = new Float32Array(all);
  for (const [number, said] of holdings.entries()) {
    if (number % SLICE === 0) yield;
    visitHeld(said, (key, value) => {
      const place = starts[key + 1] ?? 0;
      holders[place] = number;
      values[place] = value;
      starts[key + 1] = place + 1;
    });
  }
  return { starts, holders, values };
}
