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

function widgetFile(c: WebContext): Response {
  const { chunks, version, loader } = widgetFiles();
  const name = c.req.param('file') ?? '';
  const bytes = name === `${version}.js` ? loader : chunks.get(name);
  if (bytes) return script(c, bytes, FOREVER);
  allowCrossOrigin(c);
  throw new Refusal('not-found', 'There is no such file. The widget is loaded from /widget.js.');
}

function script(c: WebContext, bytes: Buffer<ArrayBuffer>, cacheControl: string): Response {
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return cachedBytes(c, bytes, TYPE, cacheControl);
}
