import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed call says of itself, in the Svix headers. */
export interface Signed {
  id: string;
  /** Seconds since 1970. */
  timestamp: string;
  signatures: string[];
}

const WINDOW_SECONDS = 300;
/** Two while a secret is changed; more are somebody's joke. */
const MOST_SIGNATURES = 8;
const LONGEST_HEADER = 1_000;

/**
 * Reads the headers of a signed call, before its body: what cannot be right costs nothing more.
 * @returns null where a header is missing or malformed, or the instant lies more than five minutes from now
 */
export function readSigned(header: (name: string) => string | undefined, now: Date): Signed | null {
  const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map((part) =>
    header(`svix-${part}`),
  );
  if (!/^[\w.-]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || signature.length > LONGEST_HEADER) return null;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > WINDOW_SECONDS) return null;
  const signatures = signature.split(' ', MOST_SIGNATURES).filter((entry) => entry.startsWith('v1,'));
  return signatures.length > 0 ? { id, timestamp, signatures } : null;
}

/**
 * Whether one of the secrets signed exactly these bytes (HMAC-SHA256 over `id.timestamp.body`), in a time that tells nothing.
 * Resend's own client checks the same, but by the system's clock and with the body as text.
 */
export function isSignedBy(secrets: Buffer[], { id, timestamp, signatures }: Signed, body: Uint8Array): boolean {
  let isSigned = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
    for (const entry of signatures) {
      const given = Buffer.from(entry.slice('v1,'.length), 'base64');
      if (given.length === expected.length && timingSafeEqual(given, expected)) isSigned = true;
    }
  }
  return isSigned;
}
