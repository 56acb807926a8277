import { useEffect, useRef } from 'preact/hooks';
import type { Once } from './once.ts';
import { useTurn } from './use-turn.ts';

export interface Fetched<T> {
  value?: T;
  hasFailed?: boolean;
  /** Long enough under way that something should be shown in its place. */
  isSlow?: boolean;
  again(): void;
}

const SLOW_AFTER_MS = 300;

/**
 * Fetches when `key` changes or `again` is called, and says how it stands. What was fetched once already is there at once. An answer that
 * comes too late is dropped; until the next has come, the last one stands.
 */
export function useFetched<T>(key: string, fetchOne: Once<T>): Fetched<T> {
  const [turn, again] = useTurn();
  const [, redraw] = useTurn();
  const now = useRef<Omit<Fetched<T>, 'again'> & { key?: string }>({});
  if (now.current.key !== key) now.current = { key, value: fetchOne.value ?? now.current.value };
  useEffect(() => {
    let isWanted = true;
    const set = (change: Partial<Fetched<T>>) => {
      if (!isWanted) return;
      now.current = { key, value: now.current.value, ...change };
      redraw();
    };
    const timer = setTimeout(() => now.current.value === undefined && set({ isSlow: true }), SLOW_AFTER_MS);
    if (now.current.hasFailed) set({});
    fetchOne()
      .then(
        (value) => now.current.value === value || set({ value }),
        () => set({ hasFailed: true }),
      )
      .finally(() => clearTimeout(timer));
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, turn]);
  return { ...now.current, again };
}
