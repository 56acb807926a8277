import type { Context, Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import type { Staff } from '../staff/sign-in.ts';
import { allowCrossOrigin, answerPreflight } from './cross-origin.ts';
import { guardStaff } from './guard.ts';
import type { LimitName } from './rate-limits.ts';
import { refuseOverLimit } from './rate-limits.ts';

export type Method = 'GET' | 'POST';

/** Who may call a route and under which conditions. There is no default: a route without one does not compile. */
export interface Policy {
  /** `everyone` is the public; `signed` a machine whose signature the route itself checks; `staff` needs a session at the desk; `owner` one of an owner. */
  audience: 'everyone' | 'signed' | 'staff' | 'owner';
  /** Whether pages of other origins may read the answer. Never with credentials. */
  isCrossOrigin?: boolean;
  /** A budget per client address that each call draws from. */
  limit?: LimitName;
  /** How large a form with files may be; left out, none is taken. */
  fileBytes?: number;
  /** How many fields a form may have, where it may have more, and more bytes, than others. */
  mostFields?: number;
}

export interface WebEnv {
  /** What the Node server gives along; absent where a test calls the app directly. */
  Bindings: { incoming?: { socket: { remoteAddress?: string } } };
  Variables: {
    deps: Deps;
    requestId: string;
    clientAddress: string;
    staff: Staff | undefined;
    /** The session of a signed-in person. */
    sessionId: string | undefined;
    /** What each form of a signed-in person's pages sends along. */
    formToken: string | undefined;
    /** How large a form with files may be on this route. */
    fileBytes: number | undefined;
    /** How many fields a form may have on this route, where that is more than elsewhere. */
    mostFields: number | undefined;
  };
}
export type WebContext = Context<WebEnv>;

export interface Route {
  method: Method;
  path: string;
  policy: Policy;
  answer: (c: WebContext) => Response | Promise<Response>;
  /** How it tells what it refuses, its budget too, where that must not be a bare problem; what it throws itself is told as elsewhere. */
  refuse?: (c: WebContext, thrown: unknown) => Response | Promise<Response>;
}

/** Puts routes behind their policies, and answers every other method on their paths with 405 and what is allowed. */
export function mountRoutes(app: Hono<WebEnv>, routes: Route[]): void {
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      if (route.policy.isCrossOrigin) allowCrossOrigin(c);
      const { audience } = route.policy;
      c.set('fileBytes', route.policy.fileBytes);
      c.set('mostFields', route.policy.mostFields);
      if (audience === 'staff' || audience === 'owner') {
        const turnedAway = await guardStaff(c, audience);
        if (turnedAway) return turnedAway;
      }
      try {
        if (route.policy.limit) await refuseOverLimit(c, route.policy.limit);
        return await route.answer(c);
      } catch (thrown) {
        if (!route.refuse) throw thrown;
        return route.refuse(c, thrown);
      }
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const methods = here.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
    app.all(path, (c) => {
      if (c.req.method === 'OPTIONS' && here.some((route) => route.policy.isCrossOrigin))
        return answerPreflight(c, methods);
      c.header('Allow', methods.join(', '));
      throw new Refusal('method-not-allowed', `This address answers ${methods.join(', ')}.`);
    });
  }
}
