import { Refusal } from '../errors.ts';
import type { WebContext } from './route.ts';

/**
 * Refuses what a page sends that the owner has not named. It keeps honest browsers to the owner's pages, and nobody else: a program
 * says whatever origin it likes, or none.
 * @param allowed origins such as `https://shop.example`; empty for all. Our own pages may always
 * @throws Refusal `forbidden`
 */
export function refuseStrangeOrigin(c: WebContext, allowed: string[]): void {
  const origin = c.req.header('Origin');
  if (allowed.length === 0 || origin === undefined) return;
  if (allowed.includes(origin) || origin === new URL(c.get('deps').config.baseUrl).origin) return;
  throw new Refusal('forbidden', 'This site takes nothing from this page. Its owner can allow it in the settings.');
}
