/** @jsxImportSource hono/jsx */
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { WebContext } from './route.ts';

/** Whether a person looks at the answer: a browser that goes somewhere asks for a page first, a program does not. */
export function asksForPage(c: WebContext): boolean {
  return /^text\/html\b/.test(c.req.header('Accept') ?? '') && !c.req.path.startsWith('/api/');
}

/** A problem in plain words, where no page of its own tells it. It leans on nothing that may be away as well. */
export function answerProblemPage(
  c: WebContext,
  facts: { status: ContentfulStatusCode; title: string; detail?: string | undefined; requestId: string },
): Response | Promise<Response> {
  const { status, title, detail, requestId } = facts;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {detail && <p>{detail}</p>}
          {status === 500 && <p>If you tell us of it, this number helps: {requestId}</p>}
        </main>
      </body>
    </html>
  );
  c.header('Vary', 'Accept');
  return c.html(html`<!doctype html>${page}`, status);
}
