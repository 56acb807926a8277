declare global {
  interface ImportMeta {
    /** What the build puts behind the addresses of late files. */
    again?: string;
  }
}

/** Fetches a part once. One that could not be had is asked for again under another address. */
function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => {
    part ??= load().catch((error: unknown) => {
      part = undefined;
      import.meta.again = `?${Date.now()}`;
      throw error;
    });
    return part;
  };
}

// Whatever is not on the way to the form comes when it is needed.
export const fetchGiven = once(() => import('./given.ts'));
export const fetchSearch = once(() => import('./search.ts'));
export const fetchSending = once(() => import('./parts/sending.tsx'));
export const fetchReading = once(() => import('./parts/reading.tsx'));
export const fetchFollow = once(() => import('./parts/follow.tsx'));
