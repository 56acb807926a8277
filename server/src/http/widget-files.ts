import { keptFile } from '../db/kept-builds.ts';
import { Refusal } from '../errors.ts';
import { cachedBytes } from '../web/conditional.ts';
import { allowCrossOrigin } from '../web/cross-origin.ts';
import type { Route, WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';

const TYPE = 'text/javascript; charset=utf-8';
const SHORT = 'public, max-age=300';
const FOREVER = 'public, max-age=31536000, immutable';

const open = { audience: 'everyone', isCrossOrigin: true } as const;

export const widgetRoutes: Route[] = [
  { method: 'GET', path: '/widget.js', policy: open, answer: (c) => script(c, widgetFiles().loader, SHORT) },
  { method: 'GET', path: '/widget/:file', policy: open, answer: widgetFile },
];

const NAME = /^[\w-]{1,100}\.js$/;

/** A file of this build, or of an earlier one that pages still name: pinned ones, and those that were open while we were updated. */
async function widgetFile(c: WebContext): Promise<Response> {
  const name = c.req.param('file') ?? '';
  const bytes = widgetFiles().files.get(name) ?? (NAME.test(name) ? await fileOfEarlier(c, name) : null);
  if (bytes) return script(c, bytes, FOREVER);
  allowCrossOrigin(c);
  throw new Refusal('not-found', 'There is no such file. The widget is loaded from /widget.js.');
}

async function fileOfEarlier(c: WebContext, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const { db, clock } = c.get('deps');
  const bytes = await keptFile(db, name, clock());
  return bytes && new Uint8Array(bytes);
}

function script(c: WebContext, bytes: Uint8Array<ArrayBuffer>, cacheControl: string): Response {
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return cachedBytes(c, bytes, TYPE, cacheControl);
}
