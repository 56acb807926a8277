/** @jsxImportSource hono/jsx */
import { publishedArticle } from '../articles/queries.ts';
import { Refusal } from '../errors.ts';
import { siteOf } from '../sites/queries.ts';
import { Blocks } from '../web/blocks.tsx';
import type { Route, WebContext } from '../web/route.ts';
import { answerFollowPage } from './follow-page.tsx';

/** One answer of a site on a page of its own, without script: where letters lead who suggest it. */
export const answerPageRoutes: Route[] = [
  { method: 'GET', path: '/help/:key/:id', policy: { audience: 'everyone' }, answer: orNothing },
];

async function orNothing(c: WebContext): Promise<Response> {
  try {
    return await answerPage(c);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'not-found') throw thrown;
    const title = 'This answer is not here any more';
    return answerFollowPage(c, { title, status: 404 }, <h1>{title}</h1>);
  }
}

async function answerPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.param('key') ?? '');
  const { question, body } = await publishedArticle(deps, site.id, c.req.param('id') ?? '');
  return answerFollowPage(
    c,
    { title: question },
    <>
      <p class="hint">
        <bdi>{site.name}</bdi>
      </p>
      <h1 dir="auto">{question}</h1>
      <Blocks blocks={body} />
    </>,
  );
}
