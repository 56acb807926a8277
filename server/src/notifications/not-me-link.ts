import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import { derivedToken } from '../ids.ts';

type Signing = Pick<Config, 'baseUrl' | 'secret'>;

/** Where somebody says that a letter was not for them. Opening it changes nothing: a button there posts to the same address. */
export function notMeUrl(config: Signing, deliveryId: string): string {
  return `${config.baseUrl}/not-me/${deliveryId}.${sealOf(config, deliveryId)}`;
}

/** Which delivery a `/not-me/:token` address was made for; null when we did not make it. */
export function deliveryOfNotMe(config: Signing, token: string): string | null {
  const [deliveryId = '', seal = ''] = token.split('.');
  const [given, ours] = [Buffer.from(seal), Buffer.from(sealOf(config, deliveryId))];
  const isOurs = given.length === ours.length && timingSafeEqual(given, ours);
  return isOurs && /^[0-9a-f-]{36}$/.test(deliveryId) ? deliveryId : null;
}

function sealOf({ secret }: Signing, deliveryId: string): string {
  return derivedToken(secret, `not-me:${deliveryId}`);
}
