import type { MiddlewareHandler } from 'hono';
import type { WebEnv } from './route.ts';

/** A page of ours: nothing inline, nothing from elsewhere, in nobody's frame. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A page of ours that shows a letter or a mail in a frame: what stands in the frame brings a policy of its own. */
export const FRAMING_PAGE_POLICY = `${PAGE_POLICY}; frame-src 'self'`;

/** On every answer, also 404 and 500. What a route set itself stays. */
export const securityHeaders: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next();
  const headers = c.res.headers;
  const set = (name: string, value: string) => headers.has(name) || headers.set(name, value);
  set('Content-Security-Policy', PAGE_POLICY);
  set('X-Content-Type-Options', 'nosniff');
  set('X-Frame-Options', 'DENY');
  set('Referrer-Policy', 'no-referrer');
  set('Cross-Origin-Resource-Policy', 'same-origin');
  set('Cross-Origin-Opener-Policy', 'same-origin');
  set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  set('Cache-Control', 'no-store');
  set('X-Request-Id', c.get('requestId'));
  if (c.get('deps').config.baseUrl.startsWith('https:')) set('Strict-Transport-Security', 'max-age=31536000');
};
