import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { cachedBytes } from '../web/conditional.ts';
import { allowCrossOrigin } from '../web/cross-origin.ts';
import type { Route, WebContext } from '../web/route.ts';

const TYPE = 'text/javascript; charset=utf-8';
const SHORT = 'public, max-age=300';
const FOREVER = 'public, max-age=31536000, immutable';

interface WidgetFiles {
  loader: Buffer<ArrayBuffer>;
  /** Names the loader's bytes: `/widget/<version>.js` never changes. */
  version: string;
  /** Subresource integrity of `/widget/<version>.js`. */
  integrity: string;
  /** Name of the script of the follow page. */
  followScript: string;
  chunks: Map<string, Buffer<ArrayBuffer>>;
}

const open = { audience: 'everyone', isCrossOrigin: true } as const;

export const widgetRoutes: Route[] = [
  { method: 'GET', path: '/widget.js', policy: open, answer: (c) => script(c, widgetFiles().loader, SHORT) },
  { method: 'GET', path: '/widget/:file', policy: open, answer: widgetFile },
];

let files: WidgetFiles | undefined;

/** The built widget, read once. @throws when it has not been built */
export function widgetFiles(): WidgetFiles {
  files ??= readWidget(join(dirname(createRequire(import.meta.url).resolve('@helpslip/widget/package.json')), 'dist'));
  return files;
}

/** What the widget's build says of its entries. */
const manifestSchema = v.object({ 'src/app/follow-page.tsx': v.object({ file: v.string() }) });

function readWidget(folder: string): WidgetFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const read = (name: string): Buffer<ArrayBuffer> => Buffer.from(readFileSync(join(folder, name)));
  const loader = read('widget.js');
  return {
    loader,
    version: createHash('sha256').update(loader).digest('hex').slice(0, 12),
    integrity: `sha384-${createHash('sha384').update(loader).digest('base64')}`,
    followScript: v.parse(manifestSchema, JSON.parse(read('.vite/manifest.json').toString()))['src/app/follow-page.tsx']
      .file,
    chunks: new Map(names.filter((name) => name !== 'widget.js').map((name) => [name, read(name)])),
  };
}

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
