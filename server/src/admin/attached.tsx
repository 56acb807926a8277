/** @jsxImportSource hono/jsx */
import type { AttachmentView } from '@helpslip/shared/contract';
import { attachmentForStaff } from '../attachments/queries.ts';
import { answerAttachment } from '../web/attachment-answer.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { referenceIn } from './ticket.tsx';

const KB = 1024;

/** The files of a message, to be saved. Nobody has looked whether they do harm, and that is said. */
export function Attached({ reference, files }: { reference: string; files: AttachmentView[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="attached" aria-label="Files">
      {files.map(({ id, name, type, bytes }) => (
        <li>
          <a href={`/admin/tickets/${reference}/attachments/${id}`} download>
            <bdi>{name}</bdi>
          </a>{' '}
          <span class="hint">
            {type}, {sizeWords(bytes)}, not scanned
          </span>
        </li>
      ))}
    </ul>
  );
}

export function sizeWords(bytes: number): string {
  return bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} kB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}

/** GET /admin/tickets/:reference/attachments/:file */
export async function attachmentDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const file = await attachmentForStaff(deps, staffIn(c).id, referenceIn(c), c.req.param('file') ?? '');
  return answerAttachment(c, file);
}
