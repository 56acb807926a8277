import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { keepAttachment } from '../attachments/keep-attachment.ts';
import { attachmentOfTicket } from '../attachments/queries.ts';
import { tooLarge } from '../attachments/receive-file.ts';
import { Refusal } from '../errors.ts';
import { siteOf } from '../sites/queries.ts';
import { ticketWithAccess } from '../tickets/queries.ts';
import { refuseStrangeOrigin } from '../web/allowed-origin.ts';
import { answerAttachment } from '../web/attachment-answer.ts';
import { addressBlock } from '../web/client-address.ts';
import { idempotencyKeyOf } from '../web/idempotency-key.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { Route, WebContext } from '../web/route.ts';
import { inUploadSlot } from '../web/upload-slots.ts';
import { countMisses } from './misses.ts';
import { bearerToken, knownReference } from './tickets.ts';

const open = { audience: 'everyone', isCrossOrigin: true } as const;

export const attachmentRoutes: Route[] = [
  { method: 'POST', path: '/api/v1/attachments', policy: { ...open, limit: 'attachments' }, answer: postAttachment },
  { method: 'GET', path: '/api/v1/tickets/:reference/attachments/:id', policy: open, answer: getAttachment },
];

const FILE_TYPE = /^application\/octet-stream\s*$/i;
const KIB = 1024;

async function postAttachment(c: WebContext): Promise<Response> {
  if (!FILE_TYPE.test(c.req.header('Content-Type') ?? '')) {
    throw new Refusal('unsupported-type', 'Send one file as it is, with Content-Type: application/octet-stream.');
  }
  if ((c.req.header('Content-Encoding') ?? 'identity').toLowerCase() !== 'identity') {
    throw new Refusal('unsupported-type', 'Send the file without Content-Encoding.');
  }
  const idempotencyKey = idempotencyKeyOf(c);
  const declaredBytes = Number(c.req.header('Content-Length') ?? attachmentLimits.bytes);
  if (declaredBytes > attachmentLimits.bytes) throw tooLarge();
  const name = fileNameIn(c);
  const deps = c.get('deps');
  const site = await siteOf(deps, c.req.query('site') ?? '');
  refuseStrangeOrigin(c, site.allowed_origins);
  const address = addressBlock(c.get('clientAddress'));
  const upload = await inUploadSlot(address, async () => {
    await drawFrom(c, 'attachment-kib', address, Math.ceil(declaredBytes / KIB));
    return keepAttachment(deps, { siteId: site.id, idempotencyKey, name, body: c.req.raw.body });
  });
  return c.json(upload, 201);
}

/** The name in `Content-Disposition: attachment; filename*=UTF-8''…`, percent-encoded as RFC 8187 says. */
function fileNameIn(c: WebContext): string {
  const encoded = c.req.header('Content-Disposition')?.match(/;\s*filename\*=UTF-8''([!-~]{1,3000})\s*$/i)?.[1];
  try {
    if (encoded) return decodeURIComponent(encoded);
  } catch {
    // Told below.
  }
  throw new Refusal('malformed', "Send the file's name as Content-Disposition: attachment; filename*=UTF-8''name.png");
}

async function getAttachment(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const id = c.req.param('id') ?? '';
  const file = await countMisses(c, async () => {
    const { id: ticketId } = await ticketWithAccess(deps, knownReference(c), bearerToken(c) ?? '');
    return attachmentOfTicket(deps, ticketId, id);
  });
  c.header('Cache-Control', 'private, no-store');
  return answerAttachment(c, file);
}
