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

/** A random UUID, also on pages without a secure context. */
export function randomId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return [...bytes]
    .map((byte, at) => `${[4, 6, 8, 10].includes(at) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`)
    .join('');
}
