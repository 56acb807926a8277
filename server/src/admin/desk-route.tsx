/** @jsxImportSource hono/jsx */
import { Refusal } from '../errors.ts';
import type { SignedIn, Staff } from '../staff/sign-in.ts';
import { refuseForeignPost } from '../web/guard.ts';
import { statuses } from '../web/problems.ts';
import type { Method, Policy, Route, WebContext } from '../web/route.ts';
import { answerPage } from './layout.tsx';

type Answer = (c: WebContext) => Response | Promise<Response>;

/** A route of the desk: posts only from our own pages (the guard sees to those of staff), and a refusal told as a page. */
export function deskRoute(method: Method, path: string, policy: Policy, answer: Answer): Route {
  return {
    method,
    path,
    policy,
    answer: async (c) => {
      try {
        if (method === 'POST' && policy.audience === 'everyone') refuseForeignPost(c);
        return await answer(c);
      } catch (thrown) {
        if (thrown instanceof Refusal) return answerRefusal(c, thrown);
        throw thrown;
      }
    },
  };
}

/** Who asks, on a route that the guard has let through. @throws Refusal `signed-out` where there is nobody */
export function staffIn(c: WebContext): Staff {
  const staff = c.get('staff');
  if (!staff) throw new Refusal('signed-out', 'You are signed out.');
  return staff;
}

/** As `staffIn`, with the session. */
export function signedInAs(c: WebContext): SignedIn {
  const sessionId = c.get('sessionId');
  if (!sessionId) throw new Refusal('signed-out', 'You are signed out.');
  return { staff: staffIn(c), sessionId };
}

function answerRefusal(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  const { status, title } = statuses[refusal.code];
  if (refusal.retryAfterSeconds) c.header('Retry-After', String(refusal.retryAfterSeconds));
  return answerPage(
    c,
    { title, status },
    <section class="alone">
      <h1>{title}</h1>
      <p>{refusal.message}</p>
      <p>
        <a class="button quiet" href="/admin">
          To the queue
        </a>
      </p>
    </section>,
  );
}
