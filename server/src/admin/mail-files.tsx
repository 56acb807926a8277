/** @jsxImportSource hono/jsx */
import { deskMail } from '../inbound/desk-queries.ts';
import { type DeskMailFile, keptFileOfMail, type LackingFile } from '../inbound/file-queries.ts';
import { answerAttachment } from '../web/attachment-answer.ts';
import type { WebContext } from '../web/route.ts';
import { sizeWords } from './attached.tsx';
import { staffIn } from './desk-route.tsx';
import { wordsForFile } from './inbound-words.ts';

/** The files of a mail: those that are kept to be saved, of the others why they are not. */
export function MailFiles({ mailId, files }: { mailId: number; files: DeskMailFile[] }) {
  if (files.length === 0) return null;
  return (
    <section>
      <h2>Files</h2>
      <ul class="attached">
        {files.map(({ place, name, type, bytes, fate, reason, kept }) =>
          kept ? (
            <li>
              <a href={`/admin/inbound/${mailId}/files/${place}`} download>
                <bdi>{kept.name}</bdi>
              </a>{' '}
              <span class="hint">
                {kept.type}, {sizeWords(kept.bytes)}, not scanned
              </span>
            </li>
          ) : (
            <li>
              <bdi>{name}</bdi>{' '}
              <span class="hint">
                {type || 'unknown kind'}, {sizeWords(bytes)}. {wordsForFile(fate, reason)}
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** What a message by mail lacks of its files: nobody should wait for one that does not come, or miss one without knowing. */
export function LackingFiles({ files }: { files: LackingFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="attached" aria-label="Files that are not here">
      {files.map(({ name, fate, reason }) => (
        <li>
          <bdi>{name}</bdi> <span class="hint">{wordsForFile(fate, reason)}</span>
        </li>
      ))}
    </ul>
  );
}

/** GET /admin/inbound/:mail/files/:place */
export async function mailFileDoor(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const mail = await deskMail(deps, staffIn(c), c.req.param('mail') ?? '');
  return answerAttachment(c, await keptFileOfMail(deps, mail, c.req.param('place') ?? ''));
}
