import { createHash } from 'node:crypto';
import type { WebContext } from './route.ts';

/** Answers JSON with a strong ETag of its bytes, and 304 to those who have it already. `maxAgeSeconds` is for any cache. */
export function cachedJson(c: WebContext, value: unknown, maxAgeSeconds: number): Response {
  return cachedBytes(c, JSON.stringify(value), 'application/json', `public, max-age=${maxAgeSeconds}`);
}

/** As `cachedJson`, for bytes of any type under a Cache-Control of the caller's. */
export function cachedBytes(
  c: WebContext,
  bytes: string | Uint8Array<ArrayBuffer>,
  type: string,
  cacheControl: string,
): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', cacheControl);
  if (namesTag(c.req.header('If-None-Match'), etag)) return c.body(null, 304);
  return c.body(bytes, 200, { 'Content-Type': type });
}

function namesTag(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
