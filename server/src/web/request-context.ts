import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { clientAddressReader } from './client-address.ts';
import type { WebEnv } from './route.ts';

/** Gives each request its dependencies, an id of our own making, and the address whose request it is; logs it without its query. */
export function requestContext(deps: Deps): MiddlewareHandler<WebEnv> {
  const addressOf = clientAddressReader(deps.config);
  return async (c, next) => {
    const startedAt = performance.now();
    c.set('deps', deps);
    c.set('requestId', randomUUID());
    c.set(
      'clientAddress',
      addressOf(c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1', c.req.header('X-Forwarded-For')),
    );
    await next();
    const durationMs = Math.round(performance.now() - startedAt);
    // The route, not the path: references and set-up links stay out of the log.
    deps.log.debug(
      { requestId: c.get('requestId'), method: c.req.method, status: c.res.status, durationMs },
      'answered',
    );
  };
}
