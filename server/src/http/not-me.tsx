/** @jsxImportSource hono/jsx */
import { Refusal } from '../errors.ts';
import { sayNotMe, siteOfNotMe } from '../notifications/not-me.ts';
import { statuses } from '../web/problems.ts';
import type { Route, WebContext } from '../web/route.ts';
import { answerFollowPage } from './follow-page.tsx';
import { speechFor } from './follow-words/spoken.ts';

const policy = { audience: 'everyone', limit: 'access' } as const;

/** Where a letter leads somebody who did not ask for it. Opening it changes nothing, since scanners open links: the button does. */
export const notMeRoutes: Route[] = [
  { method: 'GET', path: '/not-me/:token', policy, answer: (c) => orWhatIsWrong(c, askPage) },
  { method: 'POST', path: '/not-me/:token', policy, answer: (c) => orWhatIsWrong(c, notMe) },
];

async function askPage(c: WebContext): Promise<Response> {
  const { name } = await siteOfNotMe(c.get('deps'), tokenIn(c));
  const speech = speechFor(c);
  const { notYou, notYouBefore, notYouAfter } = speech.words;
  return answerFollowPage(
    c,
    { title: notYou, speech },
    <>
      <h1>{notYou}</h1>
      <p>
        {notYouBefore}
        <bdi>{name}</bdi>
        {notYouAfter}
      </p>
      <form method="post">
        <button type="submit">{speech.words.notMe}</button>
      </form>
    </>,
  );
}

async function notMe(c: WebContext): Promise<Response> {
  const { name } = await siteOfNotMe(c.get('deps'), tokenIn(c));
  await sayNotMe(c.get('deps'), tokenIn(c));
  const speech = speechFor(c);
  const { done, doneBefore, doneAfter } = speech.words;
  return answerFollowPage(
    c,
    { title: done, speech },
    <>
      <h1>{done}</h1>
      <p>
        {doneBefore}
        <bdi>{name}</bdi>
        {doneAfter}
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
