import type { Emit } from '../app/embed.ts';

/**
 * The events of the embed are told on `window` as `helpslip:<name>`; `on` and `off` listen there, until `signal`.
 * Each event carries its particulars in `detail`.
 */
export function createEvents(signal: AbortSignal) {
  // What is no listener becomes an object that hears nothing.
  const off = (name: unknown, listener: unknown) => removeEventListener(`helpslip:${name}`, Object(listener));
  const on = (name: unknown, listener: unknown) => {
    addEventListener(`helpslip:${name}`, Object(listener), { signal });
    return () => off(name, listener);
  };
  const emit: Emit = (name, detail) => dispatchEvent(new CustomEvent(`helpslip:${name}`, { detail }));
  return { emit, on, off };
}
