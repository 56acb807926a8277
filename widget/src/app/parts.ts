import { once } from './once.ts';

declare global {
  interface ImportMeta {
    /** What the build puts behind the addresses of late files. */
    again?: string;
  }
}

/** A part that could not be had is asked for again under another address. */
const part = <Part>(load: () => Promise<Part>) =>
  once(() =>
    load().catch((error: unknown) => {
      import.meta.again = `?${Date.now()}`;
      throw error;
    }),
  );

// Whatever is not on the way to the form comes when it is needed.
export const fetchGiven = part(() => import('./given.ts'));
export const fetchSending = part(() => import('./parts/sending.tsx'));
export const fetchReading = part(() => import('./parts/reading.tsx'));
export const fetchFollow = part(() => import('./parts/follow.tsx'));
