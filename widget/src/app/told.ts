import { useEffect, useState } from 'preact/hooks';
import type { RawValue } from './draft.ts';
import type { Given } from './embed.ts';
import { fetchGiven } from './parts.ts';
import type { Site } from './read.ts';

/** What the owner's page has told, read with care. Names of inputs are `subject`, `message`, `name`, `email` and `fields.<key>`. */
export interface Told {
  category?: string;
  /** A site with the one category that the visitor may write about, where there may be no other; the same for the same one. */
  narrow?(site: Site): Site;
  value(name: string): RawValue | undefined;
  isLocked(name: string): boolean;
  isHidden(name: string): boolean;
  identity?: { email: string; name?: string; signature: string };
  context: Record<string, string>;
  /** What it was read from; a wish that comes with something newer waits until that has been read. */
  given?: Given;
}

const nothing: Told = { value: () => undefined, isLocked: () => false, isHidden: () => false, context: {} };

/** What the owner's page has told. Most pages tell nothing; null while what reads it is on its way. */
export function useTold(given: Given): Told | null {
  const isEmpty = Object.keys(given).length === 0;
  const [told, setTold] = useState<Told | null>(isEmpty ? { ...nothing, given } : null);
  useEffect(() => {
    const set = (told: Told) => setTold({ ...told, given });
    if (told?.given === given) return;
    if (isEmpty) return set(nothing);
    fetchGiven().then(
      ({ readGiven }) => set(readGiven(given)),
      () => set(nothing),
    );
  }, [given]);
  return told;
}
