import { useState } from 'preact/hooks';

/** A count, and what draws again with the count one higher. */
export function useTurn(): [number, () => void] {
  const [turn, setTurn] = useState(0);
  return [turn, () => setTurn((last) => last + 1)];
}
