import type { Emit } from '../app/embed.ts';

const isListener = (value: unknown): value is EventListener => typeof value === 'function';

/**
 * The events of the embed are told on `window` as `helpslip:<name>`; `on` and `off` listen there, until `signal`.
 * Each event carries its particulars in `detail`, and as properties of its own.
 */
export function createEvents(signal: AbortSignal) {
  const off = (name: unknown, listener: unknown) =>
    isListener(listener) && removeEventListener(`helpslip:${name}`, listener);
  const on = (name: unknown, listener: unknown) => {
    if (isListener(listener)) addEventListener(`helpslip:${name}`, listener, { signal });
    return () => off(name, listener);
  };
  const emit: Emit = (name, detail = {}) =>
    dispatchEvent(Object.assign(new CustomEvent(`helpslip:${name}`, { detail }), detail));
  return { emit, on, off };
}
