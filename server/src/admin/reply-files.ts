import { randomUUID } from 'node:crypto';
import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import * as v from 'valibot';
import { keepAttachment } from '../attachments/keep-attachment.ts';
import { Refusal } from '../errors.ts';
import { deskTicket } from '../tickets/desk-queries.ts';
import { formFiles } from '../web/form.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { referenceIn } from './ticket.tsx';

const FIELDS_BYTES = 256 * 1024;
/** What a reply with its files may weigh. */
export const REPLY_BYTES = attachmentLimits.files * attachmentLimits.bytes + FIELDS_BYTES;
const MB = 1024 * 1024;

const fileId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32}$/));
const id = v.optional(fileId);

/** The fields of files that came with an earlier try and still go along. */
export const keptFiles = { f1: id, f2: id, f3: id, f4: id, f5: id };

/**
 * Keeps the files chosen in a reply, until it claims them or an hour has passed.
 * @param fields as typed
 * @returns the ids of all that go along, and what to say of one that cannot
 * @throws Refusal `not-found` for a ticket of a site that is not theirs
 */
export async function filesInReply(
  c: WebContext,
  fields: Record<string, unknown>,
): Promise<{ files: string[]; siteId: number; fault?: string }> {
  const deps = c.get('deps');
  const { siteId } = await deskTicket(deps, staffIn(c).id, referenceIn(c));
  const files = Object.entries(fields).flatMap(([name, value]) =>
    name in keptFiles && v.is(fileId, value) ? [value] : [],
  );
  const chosen = await formFiles(c);
  if (files.length + chosen.length > attachmentLimits.files) {
    return { files, siteId, fault: `At most ${attachmentLimits.files} files go along with one reply. Choose fewer.` };
  }
  const large = chosen.find(({ size }) => size > attachmentLimits.bytes);
  if (large) return { files, siteId, fault: `${large.name} is larger than ${attachmentLimits.bytes / MB} MB.` };
  for (const file of chosen) {
    const upload = { siteId, idempotencyKey: randomUUID(), name: file.name, body: file.stream() };
    try {
      files.push((await keepAttachment(deps, upload)).id);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { files, siteId, fault: `${file.name}: ${thrown.message}` };
    }
  }
  return { files, siteId };
}
