import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseReference } from '@helpslip/shared/reference';
import type { Config } from '../config.ts';

type Receiving = Pick<Config, 'inbound' | 'secret'>;

const LOCAL_PART = /^reply\+([0-9a-z]{10})\.([0-9a-z]{20})$/;
// Crockford's base 32 in lower case: mail programs may change the case, and some people type addresses.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Where a reply to a letter about a ticket goes: `reply+<reference>.<seal>@<inbound domain>`. Only who got a letter knows the seal,
 * 100 bits of HMAC-SHA256 under the installation's secret.
 * @param reference as stored
 * @returns null when no mail is received here
 */
export function replyAddress(config: Receiving, reference: string): string | null {
  if (!config.inbound) return null;
  const name = reference.toLowerCase();
  return `reply+${name}.${sealOf(config, name)}@${config.inbound.domain}`;
}

/** The reference, as stored, of the ticket that an address belongs to; null for any address that we did not give out. */
export function referenceOfReplyAddress(config: Receiving, address: string): string | null {
  const at = address.lastIndexOf('@');
  if (!config.inbound || address.slice(at + 1).toLowerCase() !== config.inbound.domain) return null;
  const [, name = '', seal = ''] = LOCAL_PART.exec(address.slice(0, at).toLowerCase()) ?? [];
  const isSealed = seal !== '' && timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(config, name)));
  return isSealed ? parseReference(name) : null;
}

function sealOf({ secret }: Receiving, name: string): string {
  const digest = createHmac('sha256', secret).update(`reply:${name}`).digest();
  let seal = '';
  for (let place = 0; place < 20; place++) seal += ALPHABET.charAt((digest[place] ?? 0) & 31);
  return seal;
}
