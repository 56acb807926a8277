export interface Store {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  drop(name: string): void;
}

/** Keeps small things under `helpslip:<prefix>:` in the browser, or in memory where the browser refuses. */
export function createStore(prefix: string, kind: 'localStorage' | 'sessionStorage' = 'localStorage'): Store {
  const memory = new Map<string, unknown>();
  const keyOf = (name: string) => `helpslip:${prefix}:${name}`;
  return {
    read(name) {
      if (memory.has(name)) return memory.get(name);
      try {
        return JSON.parse(window[kind].getItem(keyOf(name)) ?? 'null');
      } catch {
        return null;
      }
    },
    write(name, value) {
      memory.delete(name);
      try {
        window[kind].setItem(keyOf(name), JSON.stringify(value));
      } catch {
        memory.set(name, value);
      }
    },
    drop(name) {
      memory.delete(name);
      try {
        window[kind].removeItem(keyOf(name));
      } catch {}
    },
  };
}

/** A random UUID, also on pages without a secure context, where browsers offer none. */
export function randomId(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (Number(digit) ^ (random & (15 >> (Number(digit) / 4)))).toString(16);
  });
}
