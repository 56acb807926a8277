import { limits } from '@helpslip/shared/limits';
import { Refusal } from '../errors.ts';
import type { WebContext } from './route.ts';

const { min, max } = limits.idempotencyKey;
const KEY = new RegExp(`^[A-Za-z0-9_-]{${min},${max}}$`);

/**
 * Reads the `Idempotency-Key` header; the quoted form of the draft standard and the bare one name the same key.
 * @throws Refusal `idempotency-key-missing`, `idempotency-key-malformed`
 */
export function idempotencyKeyOf(c: WebContext): string {
  const header = c.req.header('Idempotency-Key');
  const documentation = `${c.get('deps').config.baseUrl}/problems#idempotency-key-missing`;
  if (header === undefined) {
    throw new Refusal(
      'idempotency-key-missing',
      `Send a new UUID as Idempotency-Key with each new request. See ${documentation}`,
    );
  }
  const key = header
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase();
  if (KEY.test(key)) return key;
  throw new Refusal(
    'idempotency-key-malformed',
    `An Idempotency-Key is ${min} to ${max} letters, digits, - and _, such as a UUID.`,
  );
}
