import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { streamOf } from '../files/stream-of.ts';
import { publicLookup } from './public-lookup.ts';
import type { Asked } from './received-mail.ts';

/** Until it answers; how long the file itself may take, whoever reads it bounds. */
const ANSWER_MS = 20_000;
/** Under which the provider hands out files, and nobody else does. */
const PROVIDERS_DOMAIN = 'resend.com';

/**
 * Whether a file may be fetched from an address: over TLS from the provider's own domain, or from the very place that the settings name.
 * @param place where the provider's API is called
 */
export function isOfProvider(address: URL, place: string): boolean {
  if (address.username !== '' || address.password !== '') return false;
  if (address.origin === new URL(place).origin) return true;
  const isItsName = address.hostname === PROVIDERS_DOMAIN || address.hostname.endsWith(`.${PROVIDERS_DOMAIN}`);
  return address.protocol === 'https:' && address.port === '' && isItsName;
}

/**
 * Begins to fetch a file. The address is its permission, so no key goes along; no redirect is followed, and a name that leads to an
 * address of this machine or its neighbours is not called.
 * @param given the address as the provider's API told it
 * @param place where the provider's API is called
 */
export async function openReceivedFile(given: string, place: string): Promise<Asked<ReadableStream<Uint8Array>>> {
  if (!URL.canParse(given) || !isOfProvider(new URL(given), place))
    return { kind: 'refused', reason: 'strange-address' };
  try {
    const answer = await call(new URL(given), new URL(given).origin === new URL(place).origin);
    const status = answer.statusCode ?? 0;
    if (status === 200) return { kind: 'answer', answer: streamOf(answer) };
    answer.destroy();
    const isFinal = status < 500 && status !== 408 && status !== 429;
    return { kind: isFinal ? 'refused' : 'later', reason: `http_${status}` };
  } catch (fault) {
    return { kind: 'later', reason: fault instanceof Error ? fault.name : 'unknown' };
  }
}

/** @param isNamedByUs whether the owner's settings name this very place, which may then stand anywhere */
function call(address: URL, isNamedByUs: boolean): Promise<IncomingMessage> {
  const open = address.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = open(address, {
      headers: { 'Accept-Encoding': 'identity' },
      ...(isNamedByUs ? {} : { lookup: publicLookup }),
    });
    const late = setTimeout(() => asked.destroy(new Error('The provider does not answer.')), ANSWER_MS);
    asked.once('response', (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
    asked.once('error', (fault) => {
      clearTimeout(late);
      reject(fault);
    });
    asked.end();
  });
}
