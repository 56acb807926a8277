import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import { isSameDigest } from '../ids.ts';

type Signing = Pick<Config, 'baseUrl' | 'secret'>;

const OURS = /^<?(?<name>[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40})?)\.(?<seal>[0-9a-f]{32})@(?<host>[^<>\s@]{1,255})>?$/i;
const DELIVERY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The Message-ID of a delivery's letter. It is sealed, so that our own letters are known when they come back to us. */
export function signedMessageId(config: Signing, deliveryId: string): string {
  return sealed(config, deliveryId);
}

/**
 * The id that every letter about one ticket refers to, by which mail programs show them as one thread. No letter has it as its own.
 * @param reference as stored
 */
export function rootMessageId(config: Signing, reference: string): string {
  return sealed(config, `ticket.${reference.toLowerCase()}`);
}

/** Whether we gave out this Message-ID, with or without its angle brackets: a letter's own, or the root of a ticket's thread. */
export function isOurMessageId(config: Signing, messageId: string): boolean {
  return nameIn(config, messageId) !== null;
}

/** Which delivery's letter has this Message-ID; null when it is none of ours. */
export function deliveryOfMessageId(config: Signing, messageId: string): string | null {
  const name = nameIn(config, messageId);
  return name !== null && DELIVERY.test(name) ? name : null;
}

function nameIn(config: Signing, messageId: string): string | null {
  const { name, seal } = messageId.length <= 400 ? (OURS.exec(messageId.trim())?.groups ?? {}) : {};
  if (name === undefined || seal === undefined) return null;
  const plain = name.toLowerCase();
  return isSameDigest(seal.toLowerCase(), sealOf(config, plain)) ? plain : null;
}

function sealed(config: Signing, name: string): string {
  return `<${name}.${sealOf(config, name)}@${new URL(config.baseUrl).hostname}>`;
}

/** 128 bits of HMAC-SHA256 under the installation's secret, in hexadecimal: mail programs may change the case of letters. */
function sealOf({ secret }: Signing, name: string): string {
  return createHmac('sha256', secret).update(`message-id:${name}`).digest('hex').slice(0, 32);
}
