import { createHash } from 'node:crypto';
import { Refusal } from '../errors.ts';
import { cachedBytes } from '../web/conditional.ts';
import type { WebContext } from '../web/route.ts';
import copyJs from './script/copy.js?raw';
import formPreviewJs from './script/form-preview.js?raw';
import keysJs from './script/keys.js?raw';
import newTicketJs from './script/new-ticket.js?raw';
import previewJs from './script/preview.js?raw';
import previewedFormJs from './script/previewed-form.js?raw';
import queueJs from './script/queue.js?raw';
import ticketJs from './script/ticket.js?raw';

/** The small scripts of the desk. Each is whole in itself, and loaded only by the pages that name it. */
const sources = {
  copy: copyJs,
  'form-preview': formPreviewJs,
  keys: keysJs,
  'new-ticket': newTicketJs,
  preview: previewJs,
  'previewed-form': previewedFormJs,
  queue: queueJs,
  ticket: ticketJs,
};
export type ScriptName = keyof typeof sources;

const isName = (name: string): name is ScriptName => Object.hasOwn(sources, name);
const versionOf = (name: ScriptName) => createHash('sha256').update(sources[name]).digest('hex').slice(0, 12);

/** Changes with every byte of the script, so that browsers may keep it for good. */
export function scriptHref(name: ScriptName): string {
  return `/admin/script/${name}?v=${versionOf(name)}`;
}

/** GET /admin/script/:script */
export function answerScript(c: WebContext): Response {
  const name = c.req.param('script') ?? '';
  if (!isName(name)) throw new Refusal('not-found', 'There is no such script.');
  const isThisVersion = c.req.query('v') === versionOf(name);
  const keep = isThisVersion ? 'public, max-age=31536000, immutable' : 'no-cache';
  return cachedBytes(c, sources[name], 'text/javascript; charset=utf-8', keep);
}
