import type { Deps } from '../deps.ts';
import { derivedToken, hashToken, isSameDigest } from '../ids.ts';

/** What a form carries to say when we gave it out, signed for this one form: of no use in another. */
export function stampOf(deps: Deps, key: string, openedAt: Date): string {
  const at = String(openedAt.getTime());
  return `${at}.${signature(deps, key, at)}`;
}

/** When the form with this key was given out; null for a stamp that is not ours. */
export function openedAtIn(deps: Deps, key: string, stamp: string): Date | null {
  const [, at, signed] = /^(\d{13})\.([\w-]{32})$/.exec(stamp) ?? [];
  if (!at || !signed || !isSame(signed, signature(deps, key, at))) return null;
  return new Date(Number(at));
}

const signature = ({ config }: Deps, key: string, at: string) => derivedToken(config.secret, `form:${key}:${at}`);

const isSame = (a: string, b: string) => isSameDigest(hashToken(a).toString('hex'), hashToken(b).toString('hex'));
