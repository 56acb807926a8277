import type { WebContext } from './route.ts';

const ALLOWED_HEADERS =
  'Content-Type, Content-Disposition, Idempotency-Key, Authorization, If-None-Match, Challenge-Solution';
const EXPOSED_HEADERS = 'ETag, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id';

/** Lets pages of every origin read this answer, and never with cookies: the widget lives on other people's sites. */
export function allowCrossOrigin(c: WebContext): void {
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', EXPOSED_HEADERS);
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** Answers a preflight from a fixed list: nothing of what was asked for is read or echoed. */
export function answerPreflight(c: WebContext, methods: string[]): Response {
  allowCrossOrigin(c);
  c.header('Access-Control-Allow-Methods', methods.join(', '));
  c.header('Access-Control-Allow-Headers', ALLOWED_HEADERS);
  c.header('Access-Control-Max-Age', '7200');
  return c.body(null, 204);
}
