/** @jsxImportSource hono/jsx */
import { Refusal } from '../errors.ts';
import { sayNotMe, siteOfNotMe } from '../notifications/not-me.ts';
import { statuses } from '../web/problems.ts';
import type { Route, WebContext } from '../web/route.ts';
import { answerFollowPage } from './follow-page.tsx';

const policy = { audience: 'everyone', limit: 'access' } as const;
const TITLE = 'Was this not you?';

/** Where a letter leads somebody who did not ask for it. Opening it changes nothing, since scanners open links: the button does. */
export const notMeRoutes: Route[] = [
  { method: 'GET', path: '/not-me/:token', policy, answer: (c) => orWhatIsWrong(c, askPage) },
  { method: 'POST', path: '/not-me/:token', policy, answer: (c) => orWhatIsWrong(c, notMe) },
];

async function askPage(c: WebContext): Promise<Response> {
  const { name } = await siteOfNotMe(c.get('deps'), tokenIn(c));
  return answerFollowPage(
    c,
    { title: TITLE },
    <>
      <h1>{TITLE}</h1>
      <p>
        Somebody gave your address to <bdi>{name}</bdi>. If it was not you, say so: you get no more automatic letters
        from them, and the link in that letter stops working.
      </p>
      <form method="post">
        <button type="submit">This was not me</button>
      </form>
    </>,
  );
}

async function notMe(c: WebContext): Promise<Response> {
  const { name } = await siteOfNotMe(c.get('deps'), tokenIn(c));
  await sayNotMe(c.get('deps'), tokenIn(c));
  return answerFollowPage(
    c,
    { title: 'Done' },
    <>
      <h1>Done</h1>
      <p>
        <bdi>{name}</bdi> sends you no more automatic letters, and knows that it was not you. Should you ever want them
        again, write to them yourself and say so.
      </p>
    </>,
  );
}

async function orWhatIsWrong(c: WebContext, answer: (c: WebContext) => Promise<Response>): Promise<Response> {
  try {
    return await answer(c);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { status, title } = statuses[thrown.code];
    return answerFollowPage(
      c,
      { title, status },
      <>
        <h1>{title}</h1>
        <p>{thrown.message}</p>
      </>,
    );
  }
}

const tokenIn = (c: WebContext) => c.req.param('token') ?? '';
