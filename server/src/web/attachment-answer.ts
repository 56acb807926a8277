import { savedAs } from '../attachments/file-name.ts';
import { type KeptAttachment, unknownFile } from '../attachments/queries.ts';
import { streamOf } from '../files/stream-of.ts';
import type { WebContext } from './route.ts';

/** Were it ever shown: nothing runs, nothing is fetched, in nobody's frame. */
const SAVED_FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Hands out a file to somebody with access: to be saved, and never to be shown, run or kept on the way. */
export async function answerAttachment(c: WebContext, file: KeptAttachment): Promise<Response> {
  const content = await c.get('deps').files.open(file.storedAs);
  if (!content) throw unknownFile();
  c.header('Content-Type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type);
  c.header('Content-Length', String(file.bytes));
  c.header('Content-Disposition', savedAs(file.name));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Content-Security-Policy', SAVED_FILE_POLICY);
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  // Nobody would read it, and close it.
  if (c.req.method === 'HEAD') content.destroy();
  return c.req.method === 'HEAD' ? c.body(null) : c.body(streamOf(content));
}
