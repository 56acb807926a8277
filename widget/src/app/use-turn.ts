import { useReducer } from 'preact/hooks';

/** A count, and what draws again with the count one higher. */
export const useTurn = (): [number, () => void] => useReducer<number, void>((turn) => turn + 1, 0);
