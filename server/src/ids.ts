import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits as URL-safe text: for links and secrets that are stored only as a hash. */
export function randomToken(): string {
  return randomBytes(24).toString('base64url');
}

/** What is stored of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * A token that can be made again: 192 bits of HMAC-SHA256 under the installation's secret.
 * A repeated request or letter then carries the same token, though only its hash is stored.
 */
export function derivedToken(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest().subarray(0, 24).toString('base64url');
}

/** Whether two hexadecimal digests are equal, in a time that does not depend on where they differ. */
export function isSameDigest(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}

/** SHA-256 of a value's JSON with sorted keys: equal for equal values, however they were written. */
export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value, sortedKeys)).digest();
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
