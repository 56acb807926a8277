import { useEffect, useState } from 'preact/hooks';
import type { RawValue } from './draft.ts';
import type { Given } from './embed.ts';
import { fetchGiven } from './parts.ts';

/** What the owner's page has told, read with care. Names of inputs are `subject`, `message`, `name`, `email` and `fields.<key>`. */
export interface Told {
  category?: string;
  value(name: string): RawValue | undefined;
  isLocked(name: string): boolean;
  isHidden(name: string): boolean;
  identity?: { email: string; name?: string; signature: string };
  context: Record<string, string>;
}

const nothing: Told = { value: () => undefined, isLocked: () => false, isHidden: () => false, context: {} };

/** What the owner's page has told. Most pages tell nothing; null while what reads it is on its way. */
export function useTold(given: Given): Told | null {
  const isEmpty = Object.keys(given).length === 0;
  const [told, setTold] = useState<Told | null>(isEmpty ? nothing : null);
  useEffect(() => {
    if (isEmpty) return;
    fetchGiven().then(
      ({ readGiven }) => setTold(readGiven(given)),
      () => setTold(nothing),
    );
  }, [given]);
  return told;
}
